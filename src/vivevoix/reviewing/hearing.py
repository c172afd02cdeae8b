"""Takes listened to, several at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from vivevoix.listeners.base import Listener
from vivevoix.model import Audio, HeardWord, Samples, Severity, Take
from vivevoix.progress import Progress, silent
from vivevoix.reviewing.bysound import SoundsOf
from vivevoix.reviewing.find import severity
from vivevoix.reviewing.memory import Hearings
from vivevoix.reviewing.words import Comparison, compare

WINDOW_S = 28.0
"""Whisper costs the same for one second as for thirty, so takes share a window. Half the cost, the same word errors."""

GAP_S = 1.0
"""Silence put between takes, beside their own (0.1 s with this voice): enough that no word is heard across two."""

SECOND_HEARING = 2
"""So many errors in one take, or one that would be told, and it is listened to again, beside other takes than before; the better of the two
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


@dataclass(frozen=True, slots=True)
class Ear:
    """Who listens, and what helps."""

    listener: Listener
    language: str
    sounds_of: SoundsOf | None = None
    """Tells the sounds of what was heard; without it names are compared by their letters."""
    memory: Hearings | None = None
    """What was heard of takes before."""


def listen(takes: tuple[Take, ...], listener: Listener, language: str, progress: Progress) -> tuple[Hearing, ...]:
    """What was heard of each take, and how it compares. Raises ListenerError."""
    return heard(takes, Ear(listener, language), progress)


def heard(takes: tuple[Take, ...], ear: Ear, progress: Progress = silent, *, again: bool = True) -> tuple[Hearing, ...]:
    """The same with all that helps: takes heard before are not listened to anew, and where ``again`` is false nothing is heard twice.

    Raises ListenerError, OutputError.
    """
    known = [ear.memory.find(ear.listener, take.audio, ear.language) if ear.memory else None for take in takes]
    new = tuple(take for take, words in zip(takes, known, strict=True) if words is None)
    fresh = iter(_best(new, ear, progress, len(takes), again=again))
    hearings = tuple(
        next(fresh) if words is None else _compared(take, words, ear) for take, words in zip(takes, known, strict=True)
    )
    if len(takes) > len(new):
        progress("review", len(takes), len(takes))
    return hearings


def _best(takes: tuple[Take, ...], ear: Ear, progress: Progress, whole: int, *, again: bool) -> tuple[Hearing, ...]:
    first = tuple(_hearings(takes, ear, progress, whole))
    doubtful = tuple(place for place, hearing in enumerate(first) if again and _is_doubtful(hearing.comparison))
    once_more = _hearings(tuple(takes[place] for place in doubtful), ear, silent, whole)
    better = {place: min(first[place], second, key=_errors) for place, second in zip(doubtful, once_more, strict=True)}
    best = tuple(better.get(place, hearing) for place, hearing in enumerate(first))
    if ear.memory:
        for hearing in best:
            ear.memory.keep(ear.listener, hearing.comparison.take.audio, ear.language, hearing.words)
    return best


def _is_doubtful(comparison: Comparison) -> bool:
    """What pronunciation was least sure of is listened to hardest: a divergence there is always told."""
    return comparison.errors >= SECOND_HEARING or any(severity(one) is not Severity.NOTE for one in comparison.divergences)


def _errors(hearing: Hearing) -> int:
    return hearing.comparison.errors


def _compared(take: Take, words: tuple[HeardWord, ...], ear: Ear) -> Hearing:
    return Hearing(words, compare(take, words, ear.language, ear.sounds_of))


def _hearings(takes: tuple[Take, ...], ear: Ear, progress: Progress, whole: int) -> Iterator[Hearing]:
    done = 0
    for window in _windows(takes):
        words_heard = ear.listener.listen(window.audio, ear.language)
        for take, words in zip(window.takes, _shared(window, words_heard), strict=True):
            done += 1
            progress("review", done, whole)
            yield _compared(take, words, ear)


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
