"""Voices of ours: the prosody of one of the model's voices, its pitch multiplied, the timbre of several mixed. No person speaks like them.

The predictor reads the second half of a style vector, the decoder the first, so the two can come from different voices: French as
the French voice speaks it, in a longer throat. ``tools/voice_search.py`` found the recipes and writes their files.
"""

import json
from dataclasses import dataclass

import numpy as np

from vivevoix.model import Samples

RECIPES = {"fr_homme_1": ("fr",), "fr_homme_2": ("fr",)}
"""Name → languages it speaks; ``voices/<name>.json`` holds each."""


@dataclass(frozen=True, slots=True, eq=False)
class Recipe:
    """What a voice is made of."""

    prosody: str
    """The voice that decides durations, melody and energy."""
    pitch: float
    """Factor of the melody that it predicts."""
    timbre: Samples
    """The mixture of the voices' vectors, float32 [128]; the file says which voices, in which shares."""


def parsed(content: bytes) -> Recipe:
    """A recipe from its file."""
    held = json.loads(content)
    return Recipe(held["prosody"], held["pitch"], np.array(held["timbre"]["vector"], np.float32))
