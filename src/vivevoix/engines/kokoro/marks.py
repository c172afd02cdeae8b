"""When each reading is heard, from the durations that the model itself predicts."""

import numpy as np

from vivevoix.model import Mark, Samples, Utterance

SWALLOWED = 0.11
"""Seconds by which a word before a pause ends earlier still: its last sound's frames hold the pause's start (median deviation 29 ms)."""
SHORTEST = 0.03


def marks(utterance: Utterance, edges: Samples, length: float) -> tuple[Mark, ...]:
    """A mark for each reading. ``edges``: seconds at which each sign begins to be heard, and the end; ``length``: of the take, seconds."""
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
