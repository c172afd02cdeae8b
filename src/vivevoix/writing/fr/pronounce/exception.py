"""The built-in lexicon of exceptions: words that French spelling, as espeak-ng reads it, gets wrong."""

import re
from functools import cache

from vivevoix.writing.fr.pronounce.notation import stressed
from vivevoix.writing.fr.pronounce.tables import rows


@cache
def _entries() -> dict[str, str]:
    return {word: stressed(ipa) for word, ipa in rows("exceptions")}


def exception(word: str) -> str:
    """The sounds of a word or of its singular; empty when it is regular.

    >>> exception("porcs")
    'pˈɔʁ'
    """
    entries, low = _entries(), word.lower()
    found = entries.get(word) or entries.get(low)
    if not found and low.endswith("s"):
        found = entries.get(word[:-1]) or entries.get(low[:-1])
    return found or ""


def exact(word: str) -> str:
    """The sounds of an entry written just so, capital and all, or of its plural (``Metz``, ``Afrikaners``); empty when there is none."""
    if word.islower():
        return ""
    return _entries().get(word) or (_entries().get(word[:-1], "") if word.endswith("s") else "")


@cache
def _respellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), respelt) for pattern, respelt, _ in rows("respellings"))


def respelt(word: str) -> str:
    """A word of an irregular family as espeak-ng should read it: ``dompteuse`` → ``donteuse``."""
    text = word.lower()
    for pattern, spelling in _respellings():
        text = pattern.sub(spelling, text)
    return text
