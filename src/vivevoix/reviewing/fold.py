"""Words made comparable: what is spoken and what was heard, folded to one form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vivevoix.reviewing.number import patterns
from vivevoix.reviewing.sound import key
from vivevoix.reviewing.tables import signs

LETTERS = re.compile(r"(?<!\w)(?:[A-ZÀ-Ý][. -]?){2,}(?!\w)")
LETTERS_APART = re.compile(r"(?:[a-zà-ÿ] )+[a-zà-ÿ]")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """One word for comparing."""

    text: str
    """Lower case, no punctuation, no apostrophe, no hyphen."""
    key: str
    """How it sounds, roughly: words of one key are heard alike."""
    start: int
    end: int
    """Characters of the text it was folded from."""


def fold(text: str, language: str, expected: str = "") -> tuple[Folded, ...]:
    """The words of a text, in order. A whole text of letters apart (``s n c f``) is one word.

    ``expected`` is the key of what should be heard: of several ways to say a number the one that is part of it is
    taken (``1500``: mille cinq cents, quinze cents).
    ``L'été, 24 % à 14h30`` → l été vingt quatre pour cent à quatorze heures trente; ``S.N.C.F.`` → sncf.
    """
    words: list[Folded] = []
    taken = 0
    for start, end, said in sorted(_pieces(text, language), key=lambda piece: (piece[0], -piece[1])):
        if start >= taken:
            best = next((way for way in said if compact(way, language) in expected), said[0])
            words += [Folded(word.lower(), _key(word, text[start:end], language), start, end) for word in WORD.findall(best)]
            taken = end
    return tuple(words)


def compact(text: str, language: str) -> str:
    """The keys of a text's words run together."""
    return "".join(key(word.group(), language) for word in WORD.finditer(text))


def _key(word: str, source: str, language: str) -> str:
    """Letters said one by one have the keys of the letters: then ``SNCF`` is what ``s``, ``n``, ``c``, ``f`` are together."""
    if LETTERS.fullmatch(source) or LETTERS_APART.fullmatch(source):
        return "".join(key(letter, language) for letter in word.lower())
    return key(word, language)


def _pieces(text: str, language: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Stretches of the text with the ways each may have been said; longer ones first where they overlap."""
    for pattern, ways in patterns(language):
        for found in pattern.finditer(text):
            yield found.start(), found.end(), ways(found)
    for found in LETTERS.finditer(text):
        yield found.start(), found.end(), ("".join(WORD.findall(found.group())),)
    if LETTERS_APART.fullmatch(text):
        yield 0, len(text), (text.replace(" ", ""),)
    for found in _sign_pattern(language).finditer(text):
        yield found.start(), found.end(), (signs(language)[found.group().lower()],)
    for found in WORD.finditer(text):
        yield found.start(), found.end(), (found.group(),)


@cache
def _sign_pattern(language: str) -> re.Pattern[str]:
    known = sorted(signs(language), key=len, reverse=True)
    return re.compile("|".join(rf"(?<![^\W\d]){re.escape(sign)}(?!\w)" for sign in known) or r"(?!)", re.IGNORECASE)
