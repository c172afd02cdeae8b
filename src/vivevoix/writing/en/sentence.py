"""Sentences of English print."""

import re
from collections.abc import Iterator
from functools import cache

from vivevoix.model import Span
from vivevoix.writing.segment import Stops, segment
from vivevoix.writing.tsv import rows


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a paragraph, as spans of it: ``Dr. Smith of the U.S. Army spoke. He left.`` → two.

    ``at 5 p.m. Monday`` and ``Acme Inc. Chief Ann Lee`` go on; ``at 5 p.m. He left.`` does not: a word that opens sentences
    and no name follows.
    """
    return tuple(part for span in segment(text, _stops()) for part in _parted(span, text))


def _parted(span: Span, text: str) -> Iterator[Span]:
    start = span.start
    for found in _turn().finditer(text, span.start, span.end):
        yield Span(start, found.end("stop"))
        start = found.end()
    yield Span(start, span.end)


@cache
def _stops() -> Stops:
    return Stops(never=_words("never") | _words("maybe"), maybe=frozenset(), openers=_words("opener"))


@cache
def _turn() -> re.Pattern[str]:
    """A full stop that may be an abbreviation's, before a word that opens a sentence."""
    before, after = (_either(kind) for kind in ("maybe", "opener"))
    return re.compile(rf"(?<![\w.])(?:{before})(?P<stop>\.)\s+(?=(?:{after})\b)")


def _either(kind: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_words(kind), key=len, reverse=True))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for word, listed in rows("vivevoix.writing.en", "stops") if listed == kind)
