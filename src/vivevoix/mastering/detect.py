"""Is the mark of ``watermark.py`` in a sound? Any piece of ten seconds will do, from anywhere.

The loudness of the sixteen bands, 160 times a second, against its neighbours in time (which takes the speech away), correlated with the
pattern at every place where the pattern may begin. The score tells by how many standard deviations of all places the best one
stands out: whatever the sound, its own correlations set the scale.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from vivevoix.mastering.encode import at_rate
from vivevoix.mastering.watermark import BANDS, HIGH_HZ, HOP_S, LOW_HZ, pattern
from vivevoix.model import Audio, Samples

THRESHOLD = 6.0
"""Scores of unmarked sound stay under it: see docs/explanation/honesty.md for what was measured."""

WINDOW_S, EVERY_S = 10.0, 5.0
RATE = 8000
STEP = 50
"""Samples from one look at the bands to the next: 6.25 ms, half a hop."""

WIDTH = 240
FFT = 512
QUIET_DB = 35.0
"""So far under the loud parts there is more of the codec than of the voice."""

FLOOR_DB = 45.0
SOFT = 2.0
"""Changes beyond so many medians count no more: an onset of a word is worth a hundred hops otherwise."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Detection:
    """What was found of the mark."""

    score: float
    """Standard deviations by which the best place stands out, in the best ten seconds or in the whole."""
    share: float
    """Of the pieces of ten seconds, how many have the mark, 0 to 1."""

    @property
    def found(self) -> bool:
        """Whether the score reaches ``THRESHOLD``."""
        return self.score >= THRESHOLD


def detect(audio: Audio) -> Detection:
    """Looks for the mark in a mono sound of any rate from 8 kHz. Silence, or less than a second, scores 0."""
    changes = _changes(at_rate(audio, RATE).samples)
    if len(changes) * STEP < RATE:
        return Detection(0.0, 0.0)
    window, every = round(WINDOW_S * RATE / STEP), round(EVERY_S * RATE / STEP)
    starts = range(0, max(1, len(changes) - window + 1), every)
    scores = [_score(changes[start : start + window]) for start in starts]
    return Detection(max(_score(changes), *scores), float(np.mean(np.array(scores) >= THRESHOLD)))


def _changes(samples: Samples) -> Floats:
    """How each band's loudness departs from its neighbours 6 ms before and after, softly limited to ±1; 0 where it is quiet."""
    power = _band_power(samples)
    whole = power.sum(1)
    loud = float(np.percentile(whole, 95)) if len(whole) else 0.0
    if loud <= 1e-9:
        return np.zeros((len(power), BANDS))
    level = 10 * np.log10(power + loud * 10 ** (-FLOOR_DB / 10) / BANDS)
    around = np.pad(level, ((1, 1), (0, 0)), mode="edge")
    change = level - (around[:-2] + around[2:]) / 2
    active = whole > loud * 10 ** (-QUIET_DB / 10)
    usual = float(np.median(np.abs(change[active])))
    limited: Floats = np.tanh(change / (SOFT * usual + 1e-9)) * active[:, None]
    return limited


def _band_power(samples: Samples) -> Floats:
    """Rows: steps of 6.25 ms; columns: bands."""
    padded = np.pad(samples, (WIDTH // 2, WIDTH))
    frames = np.lib.stride_tricks.sliding_window_view(padded, WIDTH)[::STEP]
    edges = np.ceil(np.linspace(LOW_HZ, HIGH_HZ, BANDS + 1) / RATE * FFT).astype(int)
    parts = []
    for start in range(0, len(frames), 8192):
        spectra = np.fft.rfft(frames[start : start + 8192] * np.hanning(WIDTH + 1)[:-1], FFT, axis=1)
        parts.append(np.add.reduceat(np.abs(spectra[:, : edges[-1]]) ** 2, edges[:-1], axis=1))
    return np.concatenate(parts).astype(np.float64)


def _score(changes: Floats) -> float:
    """The best place against all places but its neighbours."""
    wanted = _wanted()
    period = len(wanted)
    folded = np.pad(changes, ((0, -len(changes) % period), (0, 0))).reshape(-1, period, BANDS).sum(0)
    agreement = np.fft.irfft((np.fft.rfft(folded, axis=0) * np.fft.rfft(wanted, axis=0).conj()).sum(1), period)
    best = int(np.argmax(agreement))
    others = np.roll(agreement, -best)[GUARD : period - GUARD + 1]
    spread = float(np.std(others))
    return 0.0 if spread < 1e-9 else float((agreement[best] - np.mean(others)) / spread)


GUARD = 17
"""Steps: 0.1 s. The pattern resembles itself that near."""


@cache
def _wanted() -> Floats:
    """What ``_changes`` shows of the pattern: its gains through the overlapping frames and the detector's own window."""
    per_hop = round(HOP_S * RATE / STEP)
    gains = np.zeros((len(pattern()) * per_hop, BANDS))
    gains[::per_hop] = pattern()
    inner = np.hanning(WIDTH // STEP + 3) ** 2
    smear = np.convolve(np.hanning(2 * per_hop + 1), inner / inner.sum())
    placed = np.zeros(len(gains))
    placed[: len(smear)] = smear
    seen = np.fft.irfft(
        np.fft.rfft(gains, axis=0) * np.fft.rfft(np.roll(placed, -(len(smear) // 2)))[:, None], len(gains), axis=0
    )
    wanted: Floats = seen - (np.roll(seen, 1, axis=0) + np.roll(seen, -1, axis=0)) / 2
    return wanted
