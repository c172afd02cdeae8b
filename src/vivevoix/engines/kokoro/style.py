"""The voices that ship with us: how each colours what the model says."""

import hashlib
from functools import cache
from importlib.resources import files

import numpy as np

from vivevoix.engines.kokoro.recipe import RECIPES, Recipe, parsed
from vivevoix.errors import ModelCorrupt, UnknownVoice
from vivevoix.model import Samples

VOICES = {"ff_siwis": ("fr",), "af_heart": ("en",), **RECIPES}
"""Name → languages it speaks."""
SHA256 = {
    "ff_siwis": "a35f5675ad08948e326ae75fd0ea16ba5d0042e4f76b5f3d1df77d0a48c54861",
    "af_heart": "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b",
    "fr_homme_1": "e6960a88dfb0b99532bc7081fc1bca7f84cf7542505f049fa61dedc5cc7a608d",
    "fr_homme_2": "43f3f27fd7b94defac0ee8c0e72c84ed2f2931167a30768a13b82d9844611559",
}


def style(name: str, signs: int) -> Samples:
    """The row of the voice's table for an utterance of ``signs`` phonemes, float32 [1, 256].

    Row ``signs - 1``, by hexgrad's rule (kokoro 0.9, ``KPipeline.infer``: ``pack[len(ps) - 1]``); kokoro-onnx takes the next one.
    Raises UnknownVoice, ModelCorrupt.
    """
    row: Samples = table(name)[signs - 1][None]
    return row


TIMBRE_ROW = 100
"""The row whose first half colours every utterance where the timbre is folded into the vocoder: from 80 signs on all rows are alike (cosine
at least 0.986), while the short ones' (0.79 at five signs) is part of why short lines sound unlike their neighbours."""


def timbre(name: str) -> Samples:
    """What the decoder reads of a voice, float32 [1, 128]. Raises UnknownVoice, ModelCorrupt."""
    row: Samples = table(name)[TIMBRE_ROW][None, :128]
    return row


@cache
def table(name: str) -> Samples:
    """The voice's style vectors, float32 [510, 256]. Raises UnknownVoice, ModelCorrupt."""
    if name not in RECIPES:
        return np.frombuffer(_content(name, "bin"), "<f4").reshape(-1, 256)
    mixed = table(_recipe(name).prosody).copy()
    mixed[:, :128] = _recipe(name).timbre
    return mixed


def register(name: str) -> float:
    """Factor of the pitch that the model predicts for a voice: 1 for the model's own. Raises ModelCorrupt."""
    return _recipe(name).pitch if name in RECIPES else 1.0


@cache
def _recipe(name: str) -> Recipe:
    return parsed(_content(name, "json"))


def _content(name: str, kind: str) -> bytes:
    if name not in VOICES:
        raise UnknownVoice(f"Kokoro has no voice '{name}' here.", f"It has: {', '.join(VOICES)}.")
    content = files(__package__).joinpath(f"voices/{name}.{kind}").read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256[name]:
        raise ModelCorrupt(f"The voice file {name}.{kind} is damaged (SHA-256).", "Install vivevoix again.")
    return content
