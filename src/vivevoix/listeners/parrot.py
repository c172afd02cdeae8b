"""A listener for the beeps of ``engines/tone``: it really decodes them, so tests of the whole road need no model.

What was cut, silenced, doubled or covered by noise in the sound is cut, missing, doubled or garbled in what it hears.
"""

from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from vivevoix.engines.tone import FREQUENCIES, GAP, SAMPLE_RATE, TONE
from vivevoix.model import Audio, HeardWord, Samples

FAINT = 0.02
"""Of the loudest sample; under it there is silence. The first sample of a tone lies at 0.1."""

SILENT = 1e-4
"""A sound whose loudest sample is under this holds no word."""

UNSURE = 0.5
"""A tone with less of its power at one frequency is written as ``?``."""


class ParrotListener:
    """Hears beeps of any loudness; any sample rate that carries them (16 kHz and more)."""

    fingerprint = "parrot-1"

    def listen(self, audio: Audio, language: str) -> tuple[HeardWord, ...]:
        """The words beeped, with the times of their first and last tone."""
        rate = audio.sample_rate
        return tuple(_word(audio.samples[start:end], start, rate) for start, end in _stretches(audio))


def listener_from(cache: Path, models: Path | None) -> ParrotListener:
    """The listener; it needs neither cache nor models."""
    return ParrotListener()


def _stretches(audio: Audio) -> list[tuple[int, int]]:
    """First sample of each word and the one after its last: sound with silence of half a word gap on both sides."""
    loudness = np.abs(audio.samples)
    peak = float(np.max(loudness, initial=0.0))
    if peak < SILENT:
        return []
    loud = np.flatnonzero(loudness > FAINT * peak)
    breaks = np.flatnonzero(np.diff(loud) > GAP / 2 / SAMPLE_RATE * audio.sample_rate)
    bounds = [-1, *breaks.tolist(), len(loud) - 1]
    return [(int(loud[before + 1]), int(loud[last]) + 1) for before, last in pairwise(bounds)]


def _word(samples: Samples, start: int, rate: int) -> HeardWord:
    """Two tones a byte; bytes that are no text, and tones that are no tone, become ``?``."""
    step = TONE * rate / SAMPLE_RATE
    tones = [_nibble(samples[round(place * step) : round((place + 1) * step)], rate) for place in range(_count(samples, step))]
    sure = [purity for _, purity in tones]
    text = bytearray()
    for (high, one), (low, other) in zip(tones[::2], tones[1::2], strict=False):
        text.append(high << 4 | low if min(one, other) >= UNSURE else ord("?"))
    heard = text.decode("utf-8", errors="replace").replace("\ufffd", "?") or "?"
    return HeardWord(heard, start / rate, (start + len(samples)) / rate, float(np.clip(np.mean(sure), 0, 1)))


def _count(samples: Samples, step: float) -> int:
    return max(1, round(len(samples) / step))


def _nibble(samples: Samples, rate: int) -> tuple[int, float]:
    """The strongest of the sixteen frequencies, and its share of the power."""
    times = (np.arange(len(samples)) + 0.5) / rate
    waves: npt.NDArray[np.complex128] = np.exp(-2j * np.pi * np.outer(FREQUENCIES, times))
    total = float(np.sum(samples.astype(np.float64) ** 2)) * len(samples) / 2
    powers = np.abs(waves @ samples) ** 2
    best = int(np.argmax(powers))
    return best, float(powers[best]) / total if total else 0.0
