"""Sound while it is made: the utterances' one long sound, with the silence between them set."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from vivevoix.engines.kokoro.edges import bounds
from vivevoix.model import Samples

MARGIN = 480
"""Samples kept before and after an utterance's sound, faded: 20 ms of its pause."""


@dataclass(frozen=True, slots=True)
class Length:
    """How much of the sound is an utterance's."""

    samples: int
    pause: int
    """Samples of silence from its last sound to the next one's first."""
    gain: float = 1.0


def paused(pieces: Iterable[Samples], lengths: deque[Length]) -> Iterator[Samples]:
    """The pieces with each utterance's silent ends replaced by its pause. ``lengths`` is filled while the pieces are made."""
    here: _Utterance | None = None
    for piece in pieces:
        rest = piece
        while len(rest):
            here = here or _Utterance(lengths.popleft())
            part, rest = rest[: here.left], rest[here.left :]
            yield from here.heard(part)
            here = here if here.left else None


class _Utterance:
    """One utterance on its way out; ``left``: samples of it that are still to come."""

    def __init__(self, length: Length) -> None:
        self._pause, self._open, self.left = length.pause, False, length.samples
        self._gain = np.float32(length.gain)

    def heard(self, part: Samples) -> Iterator[Samples]:
        self.left -= len(part)
        first, last = bounds(part)
        if not self._open and first < last:
            part, self._open = _opened(part, first), True
            last = bounds(part)[1]
        if not self.left:
            part = _closed(part, last)
        if self._open:
            yield self._gain * part
        if not self.left:
            yield np.zeros(max(0, self._pause - 2 * MARGIN), np.float32)


def _opened(part: Samples, first: int) -> Samples:
    kept = part[max(0, first - MARGIN) :].copy()
    kept[:MARGIN] *= np.linspace(0, 1, len(kept[:MARGIN]), dtype=np.float32)
    return kept


def _closed(part: Samples, last: int) -> Samples:
    kept = part[: last + MARGIN].copy()
    end = kept[last:]
    end *= np.linspace(1, 0, len(end), dtype=np.float32)
    return kept
