"""French spelling to sound by our own rules, for the words that espeak-ng will not read as French."""

import re
from functools import cache

from vivevoix.writing.fr.pronounce.notation import alphabet, stressed
from vivevoix.writing.fr.pronounce.tables import rows

_Rule = tuple[str, re.Pattern[str] | None, re.Pattern[str] | None, str]


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    """The rules by the first letter that they read."""
    found: dict[str, list[_Rule]] = {}
    for letters, before, after, sounds in rows("spelling"):
        left = re.compile(f"(?:{before})$") if before else None
        found.setdefault(letters[0], []).append((letters, left, re.compile(after) if after else None, sounds))
    return {letter: tuple(rules) for letter, rules in found.items()}


def spelled(word: str) -> str:
    """The sounds of a word as French spelling has them, stressed; empty when no letter of it is sounded.

    >>> spelled("rythme")
    'ʁˈitm'
    """
    text, place, sounds = word.lower(), 0, ""
    while place < len(text):
        width, heard = _step(text, place)
        place, sounds = place + width, sounds + heard
    return stressed(alphabet(sounds))


def _step(text: str, place: int) -> tuple[int, str]:
    """How many letters the first fitting rule reads at ``place``, and their sounds."""
    for letters, before, after, sounds in _rules().get(text[place], ()):
        end = place + len(letters)
        if not text.startswith(letters, place) or (before and not before.search(text[:place])):
            continue
        if not after or after.match(text, end):
            return len(letters), sounds
    return 1, ""
