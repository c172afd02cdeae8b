"""What was heard of a take, kept: one corrected sentence costs one sentence of listening, not the whole article."""

import hashlib
import json
from dataclasses import astuple, dataclass

import numpy as np

from vivevoix.listeners.base import Listener
from vivevoix.model import Audio, HeardWord
from vivevoix.storage.blobs.base import Blobs

FORM = 2
"""Raised when the stored form changes, or what is done to takes before they are heard."""


@dataclass(frozen=True, slots=True)
class Hearings:
    """Words heard, by the sound and by who listened; beside them what was measured of takes, and the repairs that brought nothing."""

    blobs: Blobs

    def find(self, listener: Listener, audio: Audio, language: str) -> tuple[HeardWord, ...] | None:
        """The words; None when this listener has not heard this sound, or what was kept is damaged."""
        blob = self.blobs.get(digest(listener, audio, language))
        return None if blob is None else _unpacked(blob)

    def keep(self, listener: Listener, audio: Audio, language: str, words: tuple[HeardWord, ...]) -> None:
        """Keep what was heard. Raises OutputError."""
        self.blobs.put(digest(listener, audio, language), json.dumps([astuple(word) for word in words]).encode())


def digest(listener: Listener, audio: Audio, language: str) -> str:
    """SHA-256 of all that decides what is heard: the listener, the language asked of it, the samples."""
    samples = hashlib.sha256(np.ascontiguousarray(audio.samples).tobytes()).hexdigest()
    decided = [FORM, listener.fingerprint, language, audio.sample_rate, samples]
    return hashlib.sha256(json.dumps(decided).encode()).hexdigest()


def _unpacked(blob: bytes) -> tuple[HeardWord, ...] | None:
    try:
        return tuple(HeardWord(str(text), float(start), float(end), float(sure)) for text, start, end, sure in json.loads(blob))
    except (ValueError, TypeError):
        return None
