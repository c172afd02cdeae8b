"""The voices that ship with us: how each colours what the model says."""

import hashlib
from functools import cache
from importlib.resources import files

import numpy as np

from vivevoix.errors import ModelCorrupt, UnknownVoice
from vivevoix.model import Samples

VOICES = {"ff_siwis": ("fr",), "af_heart": ("en",)}
"""Name → languages it speaks."""
SHA256 = {
    "ff_siwis": "a35f5675ad08948e326ae75fd0ea16ba5d0042e4f76b5f3d1df77d0a48c54861",
    "af_heart": "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b",
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
    if name not in VOICES:
        raise UnknownVoice(f"Kokoro has no voice '{name}' here.", f"It has: {', '.join(VOICES)}.")
    data = files(__package__).joinpath(f"voices/{name}.bin").read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256[name]:
        raise ModelCorrupt(f"The voice file {name}.bin is damaged (SHA-256).", "Install vivevoix again.")
    return np.frombuffer(data, "<f4").reshape(-1, 256)
