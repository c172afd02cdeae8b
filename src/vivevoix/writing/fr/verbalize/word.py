"""Plain words: what no other class has claimed, parted where French parts its words."""

import unicodedata
from collections.abc import Iterator

from vivevoix.model import Reading, Span
from vivevoix.writing.fr.verbalize.numeral import cardinal
from vivevoix.writing.fr.verbalize.rule import compiled

# Marks of combining scripts belong to the letter before them.
_LETTER = (
    r"[^\W\d_²³¹⁰-⁹¼-¾][\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0e31-\u0e4e]*"
)
_RUN = rf"(?:{_LETTER})+"
_WORD = rf"{_RUN}(?:[-'·]{_RUN})*'?"
_LARGEST = 10**12
_CLITIC = r"(?i:qu|jusqu|lorsqu|puisqu|quoiqu|[cdjlmnst])'"
_ELIDED = r"(?i:qu|jusqu|lorsqu|puisqu|quoiqu|[cdjlmnst])'(?=[^\W\d])"


def words(text: str, start: int, end: int) -> Iterator[Reading]:
    """A reading for each word of a stretch: ``l'homme`` is two, ``aujourd'hui`` and ``va-t-il`` are one."""
    for found in compiled(rf"{_WORD}|\w(?<!_)").finditer(text, start, end):
        yield from _parted(text, found.start(), found.end())


def _parted(text: str, start: int, end: int) -> Iterator[Reading]:
    while elided := compiled(_ELIDED).match(text, start, end):
        yield Reading(Span(start, elided.end()), elided[0], rule="word")
        start = elided.end()
    if text[end - 1] == "'" and not compiled(_CLITIC).fullmatch(text, start, end):
        end -= 1  # a closing quotation mark
    yield _read(text, start, end)


def _read(text: str, start: int, end: int) -> Reading:
    printed = text[start:end]
    first = printed[0]
    if first.isnumeric():
        return Reading(Span(start, end), _numeric(printed), rule="number.sign", confidence=0.6)
    if _foreign(first):
        return Reading(Span(start, end), printed, rule="word.foreign-script", confidence=0.3)
    return Reading(Span(start, end), printed, rule="word")


def _foreign(letter: str) -> bool:
    return letter > "ɏ" and not unicodedata.name(letter, "").startswith("LATIN")


def _numeric(printed: str) -> str:
    """A digit of any kind or script, circled, raised or a letter's: ``①`` → ``un``, ``Ⅳ`` → ``quatre``."""
    value = int(unicodedata.numeric(printed[0]))
    return cardinal(value) if value < _LARGEST else printed
