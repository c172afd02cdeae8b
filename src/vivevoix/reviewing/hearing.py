"""Takes listened to, several at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from vivevoix.listeners.base import Listener
from vivevoix.model import Audio, HeardWord, Samples, Take
from vivevoix.progress import Progress, silent
from vivevoix.reviewing.words import Comparison, compare

WINDOW_S = 28.0
"""Whisper costs the same for one second as for thirty, so takes share a window. Half the cost, the same word errors."""

GAP_S = 1.0
"""Silence put between takes, beside their own (0.1 s with this voice): enough that no word is heard across two."""

SECOND_HEARING = 2
"""So many errors in one take and it is listened to again, beside other takes than before; the better of the two
hearings counts, because a fault of the take is heard both times and a slip of the listener is not."""


@dataclass(frozen=True, slots=True, eq=False)
class Hearing:
    """One take and what was heard of it, on the take's own clock."""

    words: tuple[HeardWord, ...]
    comparison: Comparison


@dataclass(frozen=True, slots=True, eq=False)
class _Window:
    takes: tuple[Take, ...]
    starts: tuple[float, ...]
    audio: Audio


def listen(takes: tuple[Take, ...], listener: Listener, language: str, progress: Progress) -> tuple[Hearing, ...]:
    """What was heard of each take, and how it compares. Raises ListenerError."""
    first = tuple(_hearings(takes, listener, language, progress))
    doubtful = tuple(place for place, hearing in enumerate(first) if hearing.comparison.errors >= SECOND_HEARING)
    again = _hearings(tuple(takes[place] for place in doubtful), listener, language, silent)
    better = {place: min(first[place], second, key=_errors) for place, second in zip(doubtful, again, strict=True)}
    return tuple(better.get(place, hearing) for place, hearing in enumerate(first))


def _errors(hearing: Hearing) -> int:
    return hearing.comparison.errors


def _hearings(takes: tuple[Take, ...], listener: Listener, language: str, progress: Progress) -> Iterator[Hearing]:
    done = 0
    for window in _windows(takes):
        heard = listener.listen(window.audio, language)
        for take, words in zip(window.takes, _shared(window, heard), strict=True):
            done += 1
            progress("review", done, len(takes))
            yield Hearing(words, compare(take, words, language))


def _windows(takes: tuple[Take, ...]) -> Iterator[_Window]:
    """Takes in order, as many as fit into one window; a longer one has its own."""
    group: list[Take] = []
    for take in takes:
        length = sum(item.audio.duration + GAP_S for item in [*group, take])
        if group and (length > WINDOW_S or take.audio.sample_rate != group[0].audio.sample_rate):
            yield _window(group)
            group = []
        group.append(take)
    if group:
        yield _window(group)


def _window(takes: list[Take]) -> _Window:
    rate = takes[0].audio.sample_rate
    gap: Samples = np.zeros(round(GAP_S * rate), dtype=np.float32)
    pieces: list[Samples] = []
    starts: list[float] = []
    for take in takes:
        starts.append(sum(map(len, pieces)) / rate)
        pieces += [take.audio.samples, gap]
    return _Window(tuple(takes), tuple(starts), Audio(np.concatenate(pieces), rate))


def _shared(window: _Window, heard: tuple[HeardWord, ...]) -> Iterator[tuple[HeardWord, ...]]:
    """The words of each take: those that end in it or in the gap behind it. Ends are what Whisper times best: it
    stretches the first word after a pause backwards over the pause.
    """
    bounds = [start - GAP_S / 2 for start in window.starts] + [float("inf")]
    for start, first, last in zip(window.starts, bounds, bounds[1:], strict=False):
        yield tuple(
            HeardWord(word.text, max(0.0, word.start - start), word.end - start, word.confidence)
            for word in heard
            if first < word.end <= last
        )
