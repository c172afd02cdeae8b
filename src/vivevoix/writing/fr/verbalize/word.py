"""Plain words: what no other class has claimed, parted where French parts its words."""

import unicodedata
from collections.abc import Iterator

from vivevoix.model import Reading, Span
from vivevoix.writing.fr.verbalize.numeral import digits
from vivevoix.writing.fr.verbalize.rule import compiled

# Marks of combining scripts belong to the letter before them.
_LETTER = r"[^\W_][\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0e31-\u0e4e]*"
_RUN = rf"(?:{_LETTER})+"
_WORD = rf"{_RUN}(?:[-'·]{_RUN})*'?"
_ELIDED = r"(?i:qu|jusqu|lorsqu|puisqu|quoiqu|[cdjlmnst])'(?=[^\W\d])"


def words(text: str, start: int, end: int) -> Iterator[Reading]:
    """A reading for each word of a stretch: ``l'homme`` is two, ``aujourd'hui`` and ``va-t-il`` are one."""
    for found in compiled(_WORD).finditer(text, start, end):
        yield from _parted(text, found.start(), found.end())


def _parted(text: str, start: int, end: int) -> Iterator[Reading]:
    while elided := compiled(_ELIDED).match(text, start, end):
        yield Reading(Span(start, elided.end()), elided[0], rule="word")
        start = elided.end()
    yield _read(text, start, end)


def _read(text: str, start: int, end: int) -> Reading:
    printed = text[start:end]
    first = next(character for character in printed if character.isalnum())
    if first.isdigit() or first.isnumeric():
        return Reading(Span(start, end), _numeric(printed), rule="number.sign", confidence=0.6)
    if _foreign(first):
        return Reading(Span(start, end), printed, rule="word.foreign-script", confidence=0.3)
    return Reading(Span(start, end), printed, rule="word")


def _foreign(letter: str) -> bool:
    return letter > "ɏ" and not unicodedata.name(letter, "").startswith("LATIN")


def _numeric(printed: str) -> str:
    """Digits of any script, circled and raised ones too: ``٣`` → ``trois``."""
    value = "".join(str(int(unicodedata.numeric(c))) if unicodedata.numeric(c, None) is not None else c for c in printed)
    return digits(value) if value.isdecimal() else value
