"""Sentences of English print."""

from functools import cache

from vivevoix.model import Span
from vivevoix.writing.segment import Stops, segment
from vivevoix.writing.tsv import rows


@cache
def _stops() -> Stops:
    table = rows("vivevoix.writing.en", "stops")
    return Stops(
        never=frozenset(word for word, kind in table if kind == "never"),
        maybe=frozenset(word for word, kind in table if kind == "maybe"),
        openers=frozenset(word for word, kind in table if kind == "opener"),
    )


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a paragraph, as spans of it: ``Dr. Smith of the U.S. Army spoke. He left.`` → two."""
    return segment(text, _stops())
