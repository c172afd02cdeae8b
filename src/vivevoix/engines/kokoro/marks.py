"""When each reading is heard, from the durations that the model itself predicts."""

import numpy as np

from vivevoix.model import Mark, Samples, Utterance

SWALLOWED = 0.11
"""Seconds by which a word before a pause ends earlier still: its last sound's frames hold the pause's start (median deviation 29 ms)."""
SHORTEST = 0.03
BURST = 0.0475
"""Seconds from the nominal start of a p, t or k after a pause, its silent closure, to its burst: medians −45 and −50 ms where a sentence
begins and inside it (18 onsets; −45 and −47.5 on the 9 of sentences not fitted on)."""
HISS = -0.015
"""Fricatives after a pause are heard earlier: medians 15 and 12.5 ms (14 onsets; 22.5 and 25 on the 4 held out). All other sounds begin
where they should, medians within 5 ms; b, d and g scatter too much (voiced before their burst or not) for a shift to hold."""
ONSETS = dict.fromkeys("ptk", BURST) | dict.fromkeys("szʃʒfv", HISS)
"""On voice ff_siwis; an aspirated p, t or k of English has its burst there too."""


def marks(utterance: Utterance, edges: Samples, length: float) -> tuple[Mark, ...]:
    """A mark for each reading. ``edges``: seconds at which each sign begins to be heard, and the end; ``length``: of the take, seconds."""
    found = []
    paused = True
    for reading, (first, last) in zip(utterance.readings, places(utterance), strict=True):
        onset = ONSETS.get(reading.phonemes.lstrip("ˈˌ")[:1], 0.0) if paused else 0.0
        start = float(np.clip(edges[first + 1] + onset, 0, length))
        end = float(edges[last + 1]) - (SWALLOWED if reading.after else 0.0)
        found.append(Mark(reading.span, start, float(np.clip(end, min(start + SHORTEST, length), length))))
        paused = bool(reading.after)
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
