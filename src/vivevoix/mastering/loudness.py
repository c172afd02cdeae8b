"""A track's loudness and peak, and a track made as loud as asked (EBU R 128)."""

import numpy as np

from vivevoix.mastering.limiter import bent, limited
from vivevoix.mastering.truepeak import decibels_of, envelope, true_peak_dbtp
from vivevoix.model import Audio, Loudness
from vivevoix.sound.loudness import GATE_LUFS, integrated_lufs

TARGET_LUFS = -16.0
"""Integrated loudness asked of spoken word by podcast hosts; broadcast's −23 is too quiet in a street."""

NEAR_ENOUGH_LU = 0.05
ROUNDS = 8
"""Speech is there after two; sound with 20 dB between its parts takes six."""

MOST_LIMITING_DB = 24.0
"""A slammed door in a quiet sentence is bent by so much; this voice needs 2 to 4 dB."""

MARGIN_DB = 0.02
"""Left under the ceiling while the gain is sought: a bent wave overshoots by less, and the last limiting has no work."""


def measured(audio: Audio) -> Loudness:
    """Integrated loudness and true peak of a mono sound; silence gives ``GATE_LUFS`` and no infinity."""
    return Loudness(round(integrated_lufs(audio), 2), round(true_peak_dbtp(audio), 2))


def leveled(audio: Audio, ceiling_dbtp: float, target_lufs: float = TARGET_LUFS) -> Audio:
    """The sound at the target loudness, no true peak above the ceiling; silence is given back untouched.

    Limiting takes loudness away, so gain and limiter go round until the meter agrees. The ceiling wins: a sound
    that is nearly all peaks (clicks) stays quieter than the target.
    """
    lufs = integrated_lufs(audio)
    if lufs <= GATE_LUFS:
        return audio
    highest = float(np.max(np.abs(audio.samples)))
    peaks, decibels, step = envelope(audio.samples, highest * 10 ** (-MOST_LIMITING_DB / 20)), 0.0, target_lufs - lufs
    most = ceiling_dbtp - decibels_of(float(np.max(peaks))) + MOST_LIMITING_DB
    for _ in range(ROUNDS):
        step = min(step, most - decibels)
        decibels += step
        best = Audio(bent(audio.samples, peaks, decibels, ceiling_dbtp - MARGIN_DB, audio.sample_rate), audio.sample_rate)
        reached = integrated_lufs(best)
        if abs(target_lufs - reached) <= NEAR_ENOUGH_LU or decibels >= most:
            break
        # What the last decibel of gain brought tells what the next will: the harder the limiting, the less.
        gained = max(0.2, (reached - lufs) / step) if step > 0 else 1.0
        lufs, step = reached, (target_lufs - reached) / gained
    return limited(best, ceiling_dbtp)
