"""Who decided what: the readings of a script that an editor may want to look at, in columns."""

import unicodedata
from collections.abc import Iterable, Iterator

from vivevoix.model import Reading, Script, Utterance

_PLAIN_RULES = frozenset({"word", "espeak"})
_HEADINGS = ("utterance", "printed", "spoken", "sounds", "rule", "confidence")
SURE = 0.9
"""Below this confidence even a plain word is shown."""


def explained(script: Script) -> str:
    """A line for each reading that is more than a plain word said as it is printed, columns aligned."""
    rows = [_HEADINGS, *_rows(script)]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    return "\n".join(_line(row, widths) for row in rows)


def trivial(reading: Reading, printed: str) -> bool:
    """Whether a reading is a plain word, said as printed by the common rules, and sure."""
    said_as_printed = reading.spoken.casefold() == reading.span.of(printed).replace("’", "'").casefold()
    return said_as_printed and reading.rule in _PLAIN_RULES and reading.confidence >= SURE


def _rows(script: Script) -> Iterator[tuple[str, ...]]:
    for utterance in script.utterances:
        for reading in utterance.readings:
            if not trivial(reading, utterance.printed):
                yield _row(utterance, reading)


def _row(utterance: Utterance, reading: Reading) -> tuple[str, ...]:
    printed = " ".join(reading.span.of(utterance.printed).split())
    return (utterance.id, printed, reading.spoken, reading.phonemes, reading.rule, f"{reading.confidence:.2f}")


def _line(row: Iterable[str], widths: list[int]) -> str:
    cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """Columns on a terminal: the tilde of a nasal vowel takes none."""
    return sum(not unicodedata.combining(sign) for sign in text)
