"""When each sign is heard: whole frames from predicted ones, and as much silence at both ends as is asked for."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vivevoix.model import Samples

FRAME = 0.025
"""Seconds: one frame is exactly 600 samples at 24 kHz."""
LEAD = 3
"""Frames by which sound comes before its nominal place: −75 ms measured on onsets after commas, median deviation 7 ms."""

Frames = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Timing:
    """How long each sign lasts, and the frames that are kept of it all."""

    frames: Frames
    """Of each sign, silence at both ends included: [n]."""
    first: int
    last: int
    """The frames from ``first`` up to ``last`` are sung."""

    @property
    def edges(self) -> Samples:
        """Seconds from the first sung sample at which each sign begins to be heard; one more for the end: float32 [n + 1]."""
        starts = np.concatenate([[0], np.cumsum(self.frames)]) - LEAD - self.first
        held: Samples = (starts * FRAME).astype(np.float32)
        return held


def whole(frames: Samples) -> Frames:
    """Whole frames, at least one each, whose sum follows that of the predicted ones: what rounding takes from one sign the next one gets.

    Rounded one by one, a rate of 0.9 gave 262 frames where 272 were asked for; rounding errors of equal signs add up.
    """
    rounded, owed = np.ones(len(frames), np.int64), 0.0
    for place, asked in enumerate(frames):
        rounded[place] = max(1, round(float(asked) + owed))
        owed += float(asked) - float(rounded[place])
    return rounded
