"""A look-ahead limiter that holds true peaks under a ceiling."""

import numpy as np
import numpy.typing as npt

from vivevoix.mastering.truepeak import envelope
from vivevoix.model import Audio, Samples

ATTACK_S = 0.005
"""The gain is down before the peak arrives: no overshoot, and too short to be heard as a dip."""

RELEASE_DB_PER_S = 100.0
"""Slow against the pitch period (5 ms, so half a decibel), or the gain would follow the wave and distort it."""

BELOW_DB = 0.01
"""Under the ceiling is where a pass bends to, so that its own rounding does not call for another."""

Floats = npt.NDArray[np.float64]


def limited(audio: Audio, ceiling_dbtp: float) -> Audio:
    """The same sound with no true peak above the ceiling; sound that has none is given back untouched."""
    ceiling = 10 ** (ceiling_dbtp / 20)
    samples = audio.samples
    # The gain that bends between two samples can lift the point between them again by a hair: a second pass finds those.
    for _ in range(3):
        peaks = envelope(samples, 10 ** ((ceiling_dbtp - BELOW_DB) / 20))
        if float(np.max(peaks, initial=0.0)) <= ceiling:
            return Audio(samples, audio.sample_rate)
        samples = bent(samples, peaks, 0.0, ceiling_dbtp - BELOW_DB, audio.sample_rate)
    worst = float(np.max(envelope(samples, ceiling)))
    return Audio((samples * min(1.0, ceiling / worst)).astype(np.float32), audio.sample_rate)


def bent(samples: Samples, peaks: Samples, decibels: float, ceiling_dbtp: float, sample_rate: int) -> Samples:
    """The samples amplified and limited in one pass. ``peaks`` is their envelope before, measured once for many tries, exact where it is
    above the ceiling once amplified.
    """
    factor, ceiling = 10 ** (decibels / 20), 10 ** (ceiling_dbtp / 20)
    if float(np.max(peaks, initial=0.0)) * factor <= ceiling:
        return (samples * factor).astype(np.float32)
    return (samples * factor * _gain(peaks * factor, ceiling, sample_rate)).astype(np.float32)


def _gain(peaks: Samples, ceiling: float, sample_rate: int) -> Samples:
    """A smooth gain, nowhere above what the peaks allow: 1 but around those that are over the ceiling, a fifth of speech."""
    gain = np.ones(len(peaks), np.float32)
    deepest_db = 20 * float(np.log10(np.max(peaks) / ceiling))
    around = round((deepest_db / RELEASE_DB_PER_S + 2 * ATTACK_S) * sample_rate) + 2
    over = np.flatnonzero(peaks > ceiling)
    for run in np.split(over, np.flatnonzero(np.diff(over) > 2 * around) + 1):
        part = slice(max(0, int(run[0]) - around), int(run[-1]) + around)
        gain[part] = _bending(peaks[part], ceiling, sample_rate)
    return gain


def _bending(peaks: Samples, ceiling: float, sample_rate: int) -> Floats:
    """The gain of a stretch with a margin of its own: down within the look-ahead, up again at a steady pace."""
    ahead = round(ATTACK_S * sample_rate)
    needed_db = 20 * np.log10(np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9)))
    # A rise of at most so many decibels a sample is a running minimum once that slope is taken out.
    slope = RELEASE_DB_PER_S / sample_rate * np.arange(len(needed_db))
    rising = np.minimum.accumulate(needed_db - slope) + slope
    held = lowest_ahead(10 ** (np.minimum(rising, 0.0) / 20), ahead)
    total = np.cumsum(np.pad(held, (ahead + 1, 0), mode="edge"))
    smooth: Floats = (total[ahead:] - np.concatenate([[0.0], total[: -ahead - 1]]))[1:] / (ahead + 1)
    return smooth


def lowest_ahead(values: Floats, ahead: int) -> Floats:
    """For each place the least of itself and the ``ahead`` places after it.

    Two running minima over blocks of the window's length (van Herk's method): cost does not grow with the window.
    """
    width = ahead + 1
    padded = np.pad(values, (0, ahead + (-len(values) - ahead) % width), mode="edge")
    blocks = padded.reshape(-1, width)
    forward = np.minimum.accumulate(blocks, axis=1).ravel()
    backward = np.minimum.accumulate(blocks[:, ::-1], axis=1)[:, ::-1].ravel()
    least: Floats = np.minimum(backward[: len(values)], forward[ahead : ahead + len(values)])
    return least
