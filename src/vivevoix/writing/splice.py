"""Readings cut open to let settled stretches in."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from vivevoix.model import Reading, Span
from vivevoix.writing.cover import sayable

Verbalize = Callable[[str], tuple[Reading, ...]]


def spliced(
    printed: str, readings: tuple[Reading, ...], settled: tuple[Reading, ...], verbalize: Verbalize
) -> tuple[Reading, ...]:
    """``settled`` readings in the place of whatever ``readings`` said there.

    What is left over of a reading that was cut (``Nice`` of ``Paris-Nice`` when ``Paris`` is settled) is verbalized on its own.
    Punctuation after a reading that went stays after the one that took its place.
    """
    kept: list[Reading] = []
    endings: list[tuple[int, str]] = []
    for reading in readings:
        inside = [other.span for other in settled if _overlap(other.span, reading.span)]
        if inside:
            kept += _rests(printed, reading.span, inside, verbalize)
            endings.append((reading.span.end, reading.after))
        else:
            kept.append(reading)
    ordered = sorted([*kept, *settled], key=lambda reading: reading.span.start)
    return _punctuated(ordered, endings)


def _rests(printed: str, whole: Span, taken: list[Span], verbalize: Verbalize) -> Iterator[Reading]:
    for rest in _gaps(whole, taken):
        if sayable(rest.of(printed)):
            for reading in verbalize(rest.of(printed)):
                yield replace(reading, span=reading.span.moved(rest.start))


def _gaps(whole: Span, taken: list[Span]) -> Iterator[Span]:
    at = whole.start
    for span in sorted(taken, key=lambda span: span.start):
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < whole.end:
        yield Span(at, whole.end)


def _punctuated(ordered: list[Reading], endings: list[tuple[int, str]]) -> tuple[Reading, ...]:
    for end, after in endings:
        last = max((place for place, reading in enumerate(ordered) if reading.span.start < end), default=0)
        ordered[last] = replace(ordered[last], after=after)
    return tuple(ordered)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
