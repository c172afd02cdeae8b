"""What shall be said: sentence by sentence, word by word, and who decided each."""

from dataclasses import dataclass
from enum import StrEnum

from vivevoix.model.article import Span


class Role(StrEnum):
    """What an utterance is in the article: it decides pauses and tone."""

    NOTICE = "notice"
    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Reading:
    """One decision on how print is said. Every printed word is covered by exactly one."""

    span: Span
    """Characters of the utterance's ``printed`` text."""
    spoken: str
    """The words said, lower case unless a name: ``quatorze heures trente``."""
    phonemes: str = ""
    """IPA in the engine's alphabet, words apart by one space; empty until the pronunciation is written."""
    rule: str = ""
    """Who decided: ``number.cardinal``, ``lexicon.house``, ``liaison``, ``espeak``…"""
    confidence: float = 1.0
    """The probability that a careful newsreader would agree, 0 to 1."""
    after: str = ""
    """Punctuation heard after it, in the voice's alphabet: ``,`` ``.`` ``?`` ``!`` ``…`` ``:`` ``;`` ``—`` or nothing."""


def joined(words: tuple[tuple[str, str], ...]) -> str:
    """Words with the punctuation after each, one space between; none after an apostrophe (``l'`` + ``homme``)."""
    parts: list[str] = []
    for word, after in words:
        glue = "" if not parts or parts[-1].endswith("'") else " "
        parts.append(glue + word + after)
    return "".join(parts).strip()


@dataclass(frozen=True, slots=True)
class Utterance:
    """A stretch of speech said in one take and repaired in one take."""

    id: str
    role: Role
    block: int | None
    """Index into ``Article.blocks``; None for what the house adds (the spoken notice)."""
    start: int
    """Where ``printed`` begins in that block's text, characters."""
    printed: str
    readings: tuple[Reading, ...]
    pause_after: float
    """Silence after it, seconds."""
    following: str = ""
    """Sounds with which its sentence goes on in the next utterance: not said, but its melody leads to them."""

    @property
    def spoken(self) -> str:
        """The words said, with their punctuation."""
        return joined(tuple((reading.spoken, reading.after) for reading in self.readings))

    @property
    def phonemes(self) -> str:
        """The sounds asked for; an elided word (``l'``) joins the next without a space."""
        parts: list[str] = []
        elided = True
        for reading in self.readings:
            parts.append(("" if elided else " ") + reading.phonemes + reading.after)
            elided = reading.spoken.endswith("'") and not reading.after
        return "".join(parts).strip()


@dataclass(frozen=True, slots=True)
class Script:
    """What shall be said of one article, in order."""

    language: str
    utterances: tuple[Utterance, ...]
