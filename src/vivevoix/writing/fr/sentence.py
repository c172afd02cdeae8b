"""Sentences of French print."""

import re
from functools import cache

from vivevoix.model import Span
from vivevoix.writing.fr.verbalize.tables import listed, rows
from vivevoix.writing.segment import Stops, segment


@cache
def _stops() -> Stops:
    table = rows("final")
    return Stops(
        never=frozenset(word for word, ends in table if ends == "never")
        | _shortened("name")
        | _shortened("title")
        | _shortened("street")
        | _shortened("party")
        | _shortened("beaten"),
        maybe=frozenset(word for word, ends in table if ends == "maybe") | _shortened("any"),
        openers=listed("openers"),
    )


@cache
def _shortened(before: str) -> frozenset[str]:
    """The last words of the abbreviations that end in a full stop: ``ép. 4`` and ``t. II`` go on, ``card. Martin`` too.

    ``before``: what they stand before, ``name`` or ``any``.
    """
    printed = (row for row in rows("abbreviations") if row[0].endswith(".") and (row[2] == before or before == "any"))
    last = ((re.split(r"[ '.-]", row[0][:-1])[-1], row[2]) for row in printed)
    return frozenset(
        word for word, where in last if len(word) > 1 or (where in ("number", "street", "contra", "beaten") and word.islower())
    )


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a paragraph, as spans of it.

    ``M. Dupont, né v. 1950 av. le drame, se tait. « Rien ! » dit-il.`` → two: a title, an abbreviation or an
    exclamation inside a quotation do not end a sentence.
    """
    return segment(text, _stops())
