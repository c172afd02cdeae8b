"""Peaks between the samples (ITU-R BS.1770-4, annex 2)."""

from functools import cache

import numpy as np
import numpy.typing as npt

from vivevoix.model import Audio, Samples

OVERSAMPLING = 8
"""The annex asks for 192 kHz: eight times our 24 kHz. Four times read 0.4 dB too little on this voice."""

TAPS = 32
"""Taps of each phase. The annex's own filter has 12; 32 hold a full-scale sine at 0.45 of the rate within 0.2 dB."""

SILENCE_DB = -120.0
"""What is reported for digital silence, so that no report ever holds an infinity."""


def true_peak_dbtp(audio: Audio) -> float:
    """The highest level between samples, dB relative to full scale; ``SILENCE_DB`` at least."""
    return decibels_of(float(np.max(envelope(audio.samples), initial=0.0)))


def decibels_of(peak: float) -> float:
    """An amplitude in dB relative to full scale, ``SILENCE_DB`` at least."""
    return max(SILENCE_DB, 20 * float(np.log10(max(peak, 1e-9))))


def envelope(samples: Samples) -> Samples:
    """For each sample the highest absolute value between its two neighbours, eight times oversampled."""
    highest = np.abs(samples)
    if len(samples) == 0:
        return highest
    padded = np.pad(samples, (TAPS // 2 - 1, TAPS // 2))
    for phase in _phases():
        between = np.abs(np.convolve(padded, phase, mode="valid")).astype(np.float32)
        np.maximum(highest, between, out=highest)
        np.maximum(highest[1:], between[:-1], out=highest[1:])
    return highest


@cache
def _phases() -> tuple[npt.NDArray[np.float32], ...]:
    """Windowed-sinc interpolators for the points at 1/8 to 7/8 of the way between two samples."""
    window = np.kaiser(TAPS * OVERSAMPLING + 1, 7.0)
    kernels = []
    for step in range(1, OVERSAMPLING):
        away = np.arange(TAPS) - (TAPS // 2 - 1) - step / OVERSAMPLING
        kernel = np.sinc(away) * window[np.round((away + TAPS / 2) * OVERSAMPLING).astype(int)]
        kernels.append((kernel / kernel.sum())[::-1].astype(np.float32))
    return tuple(kernels)
