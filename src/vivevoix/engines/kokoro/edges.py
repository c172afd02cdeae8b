"""Silence at both ends of a take, set: the model's own is 0.26 to 0.43 s at each, another length each time."""

from dataclasses import dataclass

import numpy as np

from vivevoix.engines.kokoro.alphabet import PAUSES
from vivevoix.engines.kokoro.timing import LEAD, Frames, Timing
from vivevoix.model import Samples

EDGE = 1200
"""Samples of silence that a take begins and ends with: 50 ms."""
BEFORE = 7
"""Frames sung before the first sign's nominal place: on 60 sentences the first sound came 15 to 129 ms before it."""
AFTER = -1
"""Frames sung after the last sign's nominal end: on 91 sentences the last sound, to −40 dB, ended 120 ms before it and never later than 45,
once the three frames are counted by which sound leads. What a line of one word, said quicker, has beyond is a tail of noise: cut there,
« Non » lasts 0.24 s instead of 0.32.
"""
FAINT = 0.003
"""−50 dB of full scale, some 35 dB under the voice: a level of sound, over 5 ms, that is no longer silence."""
STEP = 120


def cropped(frames: Frames, phonemes: str) -> Timing:
    """What is sung of an utterance: not its silent ends, which would cost time and tell the vocoder's normalisations nothing, nor
    the sounds that only follow ``phonemes``.
    """
    sounds = len(phonemes.rstrip("".join(PAUSES)))
    ended = int(frames[: 1 + sounds].sum())
    first = max(0, int(frames[0]) - BEFORE)
    last = min(ended + AFTER, int(frames.sum()))
    return Timing(frames, first, max(last, first + LEAD + 1))


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """A sound whose silent ends were set."""

    samples: Samples
    removed: int
    """Samples by which it begins later than before; below 0 where silence was added."""


def settled(samples: Samples) -> Settled:
    """The sound with ``EDGE`` samples of silence at each end; a sound that is all silence stays as it is."""
    first, last = bounds(samples)
    if first == last:
        return Settled(samples, 0)
    kept = samples[max(0, first - EDGE) : last + EDGE]
    before, after = max(0, EDGE - first), max(0, last + EDGE - len(samples))
    return Settled(np.pad(_faded(kept), (before, after)), first - EDGE)


def bounds(samples: Samples) -> tuple[int, int]:
    """The sample where sound begins and the one where it has ended, to 5 ms; the same where there is none."""
    steps = samples[: len(samples) // STEP * STEP].reshape(-1, STEP)
    loud = np.flatnonzero(np.sqrt(np.mean(steps**2, axis=1)) > FAINT)
    return (int(loud[0]) * STEP, (int(loud[-1]) + 1) * STEP) if len(loud) else (0, 0)


def _faded(samples: Samples) -> Samples:
    """From nothing and to nothing over half an edge, so that cuts in the voice's breath are no clicks."""
    ramp = np.linspace(0, 1, min(EDGE // 2, len(samples) // 2), dtype=np.float32)
    held = samples.copy()
    held[: len(ramp)] *= ramp
    held[len(held) - len(ramp) :] *= ramp[::-1]
    return held
