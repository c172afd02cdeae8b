"""What the French of the product says: the words, the sounds, and who decided them."""

from functools import cache

from vivevoix.commands.text import pronounced, verbalized
from vivevoix.model import Reading
from vivevoix.writing import language_of
from vivevoix.writing.lexicon import EMPTY


def words(text: str) -> str:
    """The words said for a line, as ``vivevoix verbalize --lines`` prints them."""
    return " ".join(verbalized(text, language_of("fr"), EMPTY))


@cache
def sounds(text: str) -> str:
    """The sounds of a line, as ``vivevoix pronounce --lines`` prints them."""
    return " ".join(pronounced(text, language_of("fr"), EMPTY))


@cache
def readings(sentence: str) -> tuple[Reading, ...]:
    """The readings of one sentence, sounds included."""
    return language_of("fr").readings(sentence)


def reading_of(sentence: str, word: str, occurrence: int = 1) -> int:
    """The index of the reading that covers an occurrence of a whole word. Raises ValueError when the sentence has none."""
    place = -1
    for _ in range(occurrence):
        place = _next(sentence, word, place + 1)
    return next(index for index, reading in enumerate(readings(sentence)) if reading.span.start <= place < reading.span.end)


def _next(sentence: str, word: str, start: int) -> int:
    place = sentence.index(word, start)
    before, after = sentence[place - 1 : place], sentence[place + len(word) : place + len(word) + 1]
    return _next(sentence, word, place + 1) if before.isalnum() or after.isalnum() else place
