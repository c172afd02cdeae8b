"""The tone of a take, measured on its sound, on scales in which a difference is heard alike everywhere."""

from dataclasses import dataclass
from math import log, log2

import numpy as np

from vivevoix.model import Audio
from vivevoix.sound.loudness import integrated_lufs
from vivevoix.sound.pitch import median_and_range, pitch

BRIGHT_HZ = (2_000.0, 8_000.0)
LOWEST_HZ = 80.0
FRAME_S = 0.04
VOWELS_DB = 20.0
"""Frames whose lower band is so far under the loudest are left out: a sentence with more s is no brighter voice."""


@dataclass(frozen=True, slots=True)
class Tone:
    """What was measured of one take; NaN where it cannot be."""

    pitch_st: float
    """Semitones over 1 Hz."""
    rate_percent: float
    """100 × the natural logarithm of sounds a second: differences are percents."""
    loudness_lu: float
    range_st: float
    """10th to 90th percentile of the pitch."""
    brightness_db: float
    """Power of the vowels from 2 to 8 kHz against that below."""


UNMEASURED = Tone(*(5 * [float("nan")]))


def tone_of(audio: Audio, sounds: float, seconds: float) -> Tone:
    """The tone of a take that says so many sounds in so many seconds. Costs a hundredth of its length."""
    hertz, spread = median_and_range(pitch(audio))
    return Tone(
        12 * log2(hertz) if hertz else float("nan"),
        100 * log(sounds / seconds) if sounds > 0 and seconds > 0 else float("nan"),
        integrated_lufs(audio),
        spread if hertz else float("nan"),
        brightness(audio),
    )


def brightness(audio: Audio) -> float:
    """Decibels of the vowels' power above 2 kHz against that below; NaN of a sound shorter than a frame."""
    size = round(FRAME_S * audio.sample_rate)
    if len(audio.samples) < size:
        return float("nan")
    frames = np.lib.stride_tricks.sliding_window_view(audio.samples, size)[:: size // 2] * np.hanning(size)
    power = np.abs(np.fft.rfft(frames)) ** 2
    hertz = np.fft.rfftfreq(size, 1 / audio.sample_rate)
    low = power[:, (hertz > LOWEST_HZ) & (hertz < BRIGHT_HZ[0])].sum(axis=1)
    high = power[:, (hertz >= BRIGHT_HZ[0]) & (hertz < BRIGHT_HZ[1])].sum(axis=1)
    loud = low >= float(low.max()) * 10 ** (-VOWELS_DB / 10)
    return 10 * float(np.log10(max(float(high[loud].sum()), 1e-9) / max(float(low[loud].sum()), 1e-9)))
