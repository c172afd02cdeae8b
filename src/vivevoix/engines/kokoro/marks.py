"""When each reading is heard, from the durations that the model itself predicts."""

import numpy as np
import numpy.typing as npt

from vivevoix.model import Mark, Utterance

FRAME = 0.025
"""Seconds: one frame of the predicted durations is exactly 600 samples at 24 kHz."""
LEAD = 0.075
"""Sound comes this long before its nominal frame: measured on onsets after commas, −75 ms, median deviation 7 ms."""
SWALLOWED = 0.11
"""A word before a pause ends this much earlier still: its last sound's frames hold the start of the pause (185 ms before the comma, 29 ms)."""
SHORTEST = 0.03


def marks(utterance: Utterance, durations: npt.NDArray[np.float32], length: float) -> tuple[Mark, ...]:
    """A mark for each reading. ``durations``: frames of each sign, silence at both ends included; ``length``: seconds of the take."""
    edges = np.concatenate([[0.0], np.cumsum(durations)]) * FRAME - LEAD
    found = []
    for reading, (first, last) in zip(utterance.readings, places(utterance), strict=True):
        start = float(np.clip(edges[first + 1], 0, length))
        end = float(edges[last + 1]) - (SWALLOWED if reading.after else 0.0)
        found.append(Mark(reading.span, start, float(np.clip(end, min(start + SHORTEST, length), length))))
    return tuple(found)


def places(utterance: Utterance) -> tuple[tuple[int, int], ...]:
    """Where each reading's sounds stand in ``Utterance.phonemes``: first sign, and the one past the last, punctuation excluded."""
    found = []
    at, joined = 0, True
    for reading in utterance.readings:
        at += 0 if joined else 1
        found.append((at, at + len(reading.phonemes)))
        at += len(reading.phonemes) + len(reading.after)
        joined = reading.spoken.endswith("'") and not reading.after
    return tuple(found)
