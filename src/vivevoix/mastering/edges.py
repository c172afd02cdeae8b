"""Where the sound of a take begins and ends."""

import numpy as np

from vivevoix.model import Audio, Samples

BEFORE_S = 0.03
"""Kept before the first sound: the closure of a first stop is silent but part of it."""

AFTER_S = 0.08
"""Kept after the last sound: a voice dies away below any threshold."""

FRAME_S = 0.005
FLOOR_DB = -50.0
"""Below the take's loud frames. A final f or s of this voice lies at −30 to −42 dB, its silences under −60 dB."""

CEILING_DB = -40.0
"""However noisy the take, a frame above that is sound."""

ABOVE_NOISE_DB = 6.0


def sounding(audio: Audio) -> tuple[int, int]:
    """First sample to keep and the one after the last: the sound with its guards. A silent take is kept whole."""
    levels = frame_levels(audio)
    loud = np.flatnonzero(levels > threshold(levels)) if len(levels) else np.array([], dtype=int)
    if len(loud) == 0:
        return 0, len(audio.samples)
    frame = round(FRAME_S * audio.sample_rate)
    start = int(loud[0]) * frame - round(BEFORE_S * audio.sample_rate)
    end = (int(loud[-1]) + 1) * frame + round(AFTER_S * audio.sample_rate)
    return max(0, start), min(len(audio.samples), end)


def frame_levels(audio: Audio) -> Samples:
    """The level of each 5 ms, dB relative to full scale, −120 at least."""
    frame = round(FRAME_S * audio.sample_rate)
    whole = np.pad(audio.samples, (0, -len(audio.samples) % frame)).reshape(-1, frame)
    levels: Samples = (10 * np.log10(np.maximum(np.mean(whole**2, axis=1), 1e-12))).astype(np.float32)
    return levels


def threshold(levels: Samples) -> float:
    """What counts as sound in this take, dB: 50 dB under its loud frames, or just above its own noise."""
    loud = float(np.percentile(levels, 95))
    noise = float(np.percentile(levels, 2)) + ABOVE_NOISE_DB
    return max(loud + FLOOR_DB, min(noise, loud + CEILING_DB))
