"""An engine that beeps: the whole road without a model, in milliseconds, for tests and for a first try.

It writes what it says as tones, so that a listener can really hear it: the words of ``Utterance.spoken``, each word as UTF-8, each byte as
two tones (high nibble, low nibble) of ``TONE`` samples, nibble n at ``FREQUENCIES[n]`` hertz; words are ``GAP`` samples of silence
apart, so that each word's first sample gives the clock to read it by. Cut, silence or reorder the sound, and other words are heard.
"""

from itertools import pairwise
from pathlib import Path

import numpy as np

from vivevoix.errors import UnknownVoice, UtteranceTooLong
from vivevoix.model import Audio, Mark, Samples, Take, Utterance, Voice

SAMPLE_RATE = 24_000
TONE = 240
"""Samples of one tone: 10 ms, so that frequencies 100 Hz apart are orthogonal."""
GAP = 1_440
"""Samples of silence between words: 60 ms."""
EDGE = 2_400
"""Samples of silence before the first word and after the last: 100 ms."""
FREQUENCIES = tuple(800 + 200 * nibble for nibble in range(16))
"""Hertz, by nibble; all far under the 12 kHz that the sample rate can carry."""
LEVELS = {"beep": 0.25, "boop": 0.125}
"""How loud each voice beeps, of full scale: what tells them apart."""
VOICES = dict.fromkeys(LEVELS, ("fr", "en"))


class ToneEngine:
    """Says utterances as beeps. Any character can be said."""

    fingerprint = "tone-1"
    breath = 400

    @property
    def alphabet(self) -> frozenset[str]:
        """Everything: tones carry bytes."""
        return frozenset(chr(code) for code in range(32, 0x2FFF))

    def say(self, utterance: Utterance, voice: Voice) -> Take:
        """A take whose marks are exact. Raises UtteranceTooLong, UnknownVoice."""
        if voice.name not in VOICES:
            raise UnknownVoice(f"The tone engine has no voice '{voice.name}'.", f"It has: {', '.join(VOICES)}.")
        if len(utterance.phonemes) > self.breath:
            raise UtteranceTooLong(f"“{utterance.printed[:60]}…” is longer than one breath.", "Part it before it is said.")
        return _spoken(utterance, LEVELS[voice.name])


def engine_from(cache: Path, models: Path | None) -> ToneEngine:
    """The engine; it needs neither cache nor models."""
    return ToneEngine()


def _spoken(utterance: Utterance, level: float) -> Take:
    parts: list[Samples] = [_silence(EDGE)]
    bounds: list[tuple[int, int]] = []
    clock = EDGE
    for reading in utterance.readings:
        sound = _words(reading.spoken)
        bounds.append((clock, clock + len(sound)))
        parts += [sound, _silence(GAP)]
        clock += len(sound) + GAP
    parts.append(_silence(EDGE - GAP))
    audio = Audio(np.float32(level) * np.concatenate(parts), SAMPLE_RATE)
    return Take(utterance, audio, _marks(utterance, bounds))


def _marks(utterance: Utterance, bounds: list[tuple[int, int]]) -> tuple[Mark, ...]:
    return tuple(
        Mark(reading.span, start / SAMPLE_RATE, end / SAMPLE_RATE)
        for reading, (start, end) in zip(utterance.readings, bounds, strict=True)
    )


def _words(spoken: str) -> Samples:
    sounds = [_word(word) for word in spoken.split()] or [_silence(0)]
    joined = [sounds[0]]
    for _, sound in pairwise(sounds):
        joined += [_silence(GAP), sound]
    return np.concatenate(joined)


def _word(word: str) -> Samples:
    nibbles = [nibble for byte in word.encode("utf-8") for nibble in (byte >> 4, byte & 15)]
    return np.concatenate([_tone(FREQUENCIES[nibble]) for nibble in nibbles])


def _tone(frequency: int) -> Samples:
    times = (np.arange(TONE) + 0.5) / SAMPLE_RATE
    return np.sin(2 * np.pi * frequency * times).astype(np.float32)


def _silence(samples: int) -> Samples:
    return np.zeros(max(samples, 0), np.float32)
