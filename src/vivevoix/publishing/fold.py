"""Paragraphs as a player finds them again in a page that may be anybody's: folded, and summed.

``static/player/text.js`` does the same with the page; the two must agree character for character.
"""

import re
from dataclasses import dataclass

_SPACE = re.compile(r"[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_NOTHING = frozenset("\xad\u200b\u2060\ufeff")
"""Soft hyphens and marks without width: a site's typography adds them after the article was written."""
_BASES = (0x01000193, 0x5BD1E995)
"""Two odd multipliers: both sums together miss a changed paragraph once in 2**64."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with one kind of space and one apostrophe, and where each of its characters went."""

    text: str
    places: tuple[int, ...]
    """For each character of the original, and for its end, the UTF-16 code unit of ``text`` where it stands."""


def fold(text: str) -> Folded:
    """The folded text: runs of white space are one space, ends are trimmed, marks without width are gone."""
    parts: list[str] = []
    places: list[int] = []
    units = 0
    for sign in text:
        places.append(units)
        blank = _SPACE.match(sign)
        if sign in _NOTHING or (blank and (not parts or parts[-1] == " ")):
            continue
        parts.append(" " if blank else "’" if sign == "'" else sign)
        units += 2 if ord(sign) > 0xFFFF else 1
    whole = "".join(parts).rstrip(" ")
    end = units - (len(parts) - len(whole))
    return Folded(whole, tuple(min(place, end) for place in (*places, units)))


def sums(text: str) -> tuple[int, int]:
    """Two polynomial sums of the UTF-16 code units, as signed 32-bit integers."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    units = [int.from_bytes(encoded[place : place + 2], "little") for place in range(0, len(encoded), 2)]
    first, second = (_sum(units, base) for base in _BASES)
    return first, second


def _sum(units: list[int], base: int) -> int:
    total = 0
    for unit in units:
        total = (total * base + unit) & 0xFFFFFFFF
    return total - (1 << 32) if total >= 1 << 31 else total
