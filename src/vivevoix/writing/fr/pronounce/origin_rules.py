"""Letters to sounds by the rules of an origin (``data/names/origins.tsv``), in the French newsreader's adaptation."""

import re
from functools import cache

from vivevoix.writing.fr.pronounce.name_lexicon import rows

_Rule = tuple[str, re.Pattern[str] | None, re.Pattern[str] | None, str]


def by_origin(word: str, origin: str) -> str:
    """The sounds of a name by the rules of its origin, unstressed; empty for an origin without rules.

    >>> by_origin("Patrouchev", "slavic")
    'patʁuʃɛf'
    >>> by_origin("Bianchi", "italian")
    'bjɑ̃ki'
    """
    rules = _rules()
    if (origin, "") not in rules:
        return ""
    text, at, sounds = word.lower().replace("œ", "oe"), 0, ""
    while at < len(text):
        own, other = (rules.get((one, text[at]), ()) for one in (origin, "*"))
        width, heard = _step(text, at, own) or _step(text, at, other) or (1, "")
        at, sounds = at + width, sounds + heard
    return sounds


def _step(text: str, at: int, rules: tuple[_Rule, ...]) -> tuple[int, str] | None:
    """How many letters the first fitting rule reads at ``at``, and their sounds."""
    for letters, before, after, sounds in rules:
        if not text.startswith(letters, at) or (before and not before.search(text[:at])):
            continue
        if not after or after.match(text, at + len(letters)):
            return len(letters), sounds
    return None


@cache
def _rules() -> dict[tuple[str, str], tuple[_Rule, ...]]:
    """The rules of (origin, first letter); an origin that has some has also ("origin", "")."""
    found: dict[tuple[str, str], list[_Rule]] = {}
    for origin, letters, before, after, sounds in rows("origins"):
        left = None if before == "-" else re.compile(f"(?:{before})$")
        right = None if after == "-" else re.compile(after)
        found.setdefault((origin, ""), [])
        found.setdefault((origin, letters[0]), []).append((letters, left, right, "" if sounds == "-" else sounds))
    return {key: tuple(some) for key, some in found.items()}
