"""Sentences of French print."""

from functools import cache

from vivevoix.model import Span
from vivevoix.writing.fr.verbalize.tables import listed, rows
from vivevoix.writing.segment import Stops, segment


@cache
def _stops() -> Stops:
    table = rows("final")
    return Stops(
        never=frozenset(word for word, ends in table if ends == "never"),
        maybe=frozenset(word for word, ends in table if ends == "maybe"),
        openers=listed("openers"),
    )


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a paragraph, as spans of it.

    ``M. Dupont, né v. 1950 av. le drame, se tait. « Rien ! » dit-il.`` → two: a title, an abbreviation or an
    exclamation inside a quotation do not end a sentence.
    """
    return segment(text, _stops())
