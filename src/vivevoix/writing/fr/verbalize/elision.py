"""Small words lose their vowel before a figure that is said with one: ``de 1,75 m`` → ``d'`` un mètre soixante-quinze."""

import itertools
from dataclasses import replace

from vivevoix.model import Reading
from vivevoix.writing.fr.verbalize.rule import compiled

_ELIDED = {"de": "d'", "que": "qu'", "jusque": "jusqu'", "lorsque": "lorsqu'", "puisque": "puisqu'"}
# French says le onze, le huit, le un; only *un* that counts, and words for signs, make the word before them lose its vowel.
_OPEN = r"(?:une?|environ|inférieur|article|avenue|allée|impasse|année|exemple|association)(?![\w-])"


def elided(text: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings of a sentence with what print could not elide: ``plus de 1 million`` → ``plus`` ``d'`` ``un million``.

    A bare number keeps the word whole (``de 1 à 10`` → ``de un à dix``), as do names of letters.
    """
    pairs = itertools.zip_longest(readings, readings[1:])
    return tuple(_before(text, one, following) for one, following in pairs)


def _before(text: str, one: Reading, following: Reading | None) -> Reading:
    small = _ELIDED.get(one.spoken.lower()) if one.rule == "word" else None
    if not small or following is None or following.rule == "word" or text[one.span.end : following.span.start] != " ":
        return one
    if not compiled(_OPEN).match(following.spoken) or _bare(text, following):
        return one
    return replace(one, spoken=small.capitalize() if one.spoken[0].isupper() else small, rule="elision")


def _bare(text: str, number: Reading) -> bool:
    """A lone ``1`` that counts nothing yet: before *à*, *et* or the end it is a figure."""
    return number.spoken == "un" and not compiled(r" (?!à |et |ou |sur |pour )[^\W\d_]").match(text, number.span.end)
