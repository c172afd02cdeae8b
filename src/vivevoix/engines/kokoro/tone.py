"""Pitch bent towards a tone, between the prosody and the vocoder."""

from dataclasses import replace

import numpy as np

from vivevoix.engines.base import Tone
from vivevoix.engines.kokoro.front import Score
from vivevoix.model import Samples

VOICED = 60.0
"""Hertz; the model says about 0 where there is no voice, and no voice of ours goes this low."""


def toned(score: Score, tone: Tone) -> Score:
    """The score with its median pitch and its range about the median multiplied (range on the logarithmic scale)."""
    voiced = score.pitch > VOICED
    if not voiced.any() or (tone.pitch, tone.range) == (1.0, 1.0):
        return score
    median = float(np.median(score.pitch[voiced]))
    bent = tone.pitch * median * (np.maximum(score.pitch, VOICED) / median) ** tone.range
    pitch: Samples = np.where(voiced, bent, score.pitch).astype(np.float32)
    return replace(score, pitch=pitch)


def median_pitch(score: Score) -> float:
    """Hertz; 0 where nothing is voiced."""
    voiced = score.pitch[score.pitch > VOICED]
    return float(np.median(voiced)) if len(voiced) else 0.0


def pitch_range(score: Score) -> float:
    """Semitones from the 10th to the 90th percentile of the pitch; 0 where nothing is voiced."""
    voiced = score.pitch[score.pitch > VOICED]
    if not len(voiced):
        return 0.0
    low, high = np.percentile(voiced, (10, 90))
    return float(12 * np.log2(high / low))
