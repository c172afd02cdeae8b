"""The words of a sentence as the pronunciation sees them: one row, whatever the readings they come from."""

import re
from dataclasses import dataclass

from vivevoix.model import Reading
from vivevoix.writing.fr.pronounce.exception import exception
from vivevoix.writing.fr.pronounce.name_lexicon import entry

# Only clitics are parted from what follows: "aujourd'hui" and "O'Brien" are one word.
_PIECE = re.compile(r"(?:[cdjlmnstyz]|(?:jus|lors|puis|quoi)?qu)'(?=\S)|[^\s-]+|-+", re.IGNORECASE)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00ad": "", "\u200d": ""})


@dataclass(frozen=True, slots=True)
class Word:
    """One word or clitic to be said, with what its neighbours need to know of it."""

    text: str
    """As spoken, case kept: ``l'``, ``États``, ``Unis``."""
    reading: int
    """Index of the reading it belongs to."""
    rule: str = "word"
    """The rule of that reading."""
    sounds: str = ""
    """Phonemes already decided by a lexicon or a hint."""
    joined: bool = False
    """Whether a hyphen binds it to the word before: ``-il`` in ``dit-il``."""
    stop: bool = False
    """Whether punctuation is heard after it."""
    confidence: float = 1.0

    @property
    def key(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def elided(self) -> bool:
        """Whether it leans on the next word: ``l'``, ``qu'``."""
        return self.text.endswith("'")

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[:1].isupper()


def words_of(readings: tuple[Reading, ...]) -> tuple[Word, ...]:
    """The words of all readings in a row; each reading gives at least one.

    >>> from vivevoix.model import Span
    >>> [w.text for w in words_of((Reading(Span(0, 6), "dit-il"),))]
    ['dit', 'il']
    """
    return tuple(word for index, reading in enumerate(readings) for word in _pieces(index, reading))


def _pieces(index: int, reading: Reading) -> list[Word]:
    if reading.phonemes:
        text, stop = fold(reading.spoken), bool(reading.after)
        return [Word(text, index, reading.rule, reading.phonemes, False, stop, reading.confidence)]
    whole = fold(reading.spoken)
    texts = [(whole, False)] if _one_word(whole) else _texts(whole) or [("", False)]
    last = len(texts) - 1
    return [
        Word(text, index, reading.rule, "", joined, bool(reading.after) and place == last, reading.confidence)
        for place, (text, joined) in enumerate(texts)
    ]


def _one_word(whole: str) -> bool:
    """Whether a compound has sounds of its own: ``vis-à-vis``, ``Saint-Denis``."""
    return "-" in whole and (exception(whole) != "" or (whole[:1].isupper() and entry(whole) is not None))


def fold(text: str) -> str:
    """Typographic apostrophes and hyphens as the plain ones."""
    return text.translate(_APOSTROPHES)


def _texts(spoken: str) -> list[tuple[str, bool]]:
    """Words and clitics of a reading, each with whether a hyphen binds it to the one before."""
    found: list[tuple[str, bool]] = []
    bound = False
    for piece in _PIECE.finditer(spoken):
        text = piece.group()
        if text.startswith("-"):
            bound = bool(found) and not spoken[piece.end() : piece.end() + 1].isspace()
        else:
            found.append((text, bound))
            bound = False
    return found
