"""The cache of takes, under the digest of all that decides their sound."""

import hashlib
import io
import json
from dataclasses import astuple, dataclass

import numpy as np

from vivevoix.engines.base import Engine
from vivevoix.model import Audio, Mark, Prosody, Samples, Take, Utterance, Voice
from vivevoix.speaking.tone import Target
from vivevoix.storage.blobs.base import Blobs

FORM = 4
"""Raised when the stored form changes, so that older blobs are made anew."""
FULL_SCALE = 32767.0
"""Takes are kept as 16-bit PCM: 96 dB of range, half the bytes of float; the voice's own noise lies 30 dB above the step."""


@dataclass(frozen=True, slots=True)
class Takes:
    """Takes by what decides their sound."""

    blobs: Blobs

    def find(self, engine: Engine, voice: Voice, utterance: Utterance, target: Target | None = None) -> Take | None:
        """The take that was made for the same sounds, dressed as this utterance's; None when there is none or it is damaged."""
        blob = self.blobs.get(digest(engine, voice, utterance, target))
        return None if blob is None else _unpacked(blob, utterance)

    def keep(self, engine: Engine, voice: Voice, take: Take, target: Target | None = None) -> Take:
        """Keep a take, and give it as a later ``find`` would, so that a first and a second run sound alike. Raises OutputError."""
        blob = _packed(take)
        self.blobs.put(digest(engine, voice, take.utterance, target), blob)
        return _unpacked(blob, take.utterance) or take


def digest(engine: Engine, voice: Voice, utterance: Utterance, target: Target | None = None) -> str:
    """SHA-256 of all that decides a take's sound: engine, voice, rate, role, the tone aimed at, each reading's sounds, what follows."""
    sounds = [[reading.spoken, reading.phonemes, reading.after] for reading in utterance.readings]
    speaker = [engine.fingerprint, voice.engine, voice.name, voice.language, voice.rate]
    decided = [FORM, speaker, utterance.role, astuple(target) if target else None, sounds, utterance.following]
    return hashlib.sha256(json.dumps(decided, ensure_ascii=False).encode()).hexdigest()


def _packed(take: Take) -> bytes:
    times = np.array([[mark.start, mark.end] for mark in take.marks], np.float64).reshape(-1, 2)
    pcm = np.round(np.clip(take.audio.samples, -1, 1) * FULL_SCALE).astype(np.int16)
    buffer = io.BytesIO()
    tone = np.array(astuple(take.prosody) if take.prosody else (), np.float64)
    np.savez(buffer, pcm=pcm, sample_rate=np.array(take.audio.sample_rate), times=times, tone=tone)
    return _seal(buffer.getvalue()) + buffer.getvalue()


def _seal(content: bytes) -> bytes:
    """SHA-256: an archive damaged by one bit may still open, with another sample rate or times (every bit of its headers was tried)."""
    return hashlib.sha256(content).digest()


def _unpacked(blob: bytes, utterance: Utterance) -> Take | None:
    seal, content = blob[:32], blob[32:]
    if seal != _seal(content):
        return None
    with np.load(io.BytesIO(content), allow_pickle=False) as parts:
        samples: Samples = (parts["pcm"] / FULL_SCALE).astype(np.float32)
        rate, times, tone = int(parts["sample_rate"]), parts["times"], parts["tone"]
    marks = tuple(Mark(r.span, float(t[0]), float(t[1])) for r, t in zip(utterance.readings, times, strict=True))
    return Take(utterance, Audio(samples, rate), marks, Prosody(*map(float, tone)) if len(tone) else None)
