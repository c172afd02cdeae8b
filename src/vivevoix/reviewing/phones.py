"""How alike two strings of sounds are: phones laid against each other, each change priced by what the mouth does differently.

Features after ALINE (G. Kondrak, Algorithms for Language Reconstruction, Toronto 2002, pages 55 f.). Its own are the scales of place and
of manner with their values, and the weights 50 of manner, 10 of voice, of nasality and of laterality, 5 of back and of round. Ours: place
60 (ALINE 40) and vowel or consonant 20 (5); one set of features for all pairs, where ALINE compares vowels by a set of their own; no
feature of height beside the manner of vowels, none of length, breath or curled tongue, which French has not; a place for vowels; the
price of a phone left out, and the scale on which a difference becomes a price.
"""

import re
from functools import cache

from vivevoix.reviewing.tables import rows

WEIGHTS = (20.0, 60.0, 50.0, 10.0, 10.0, 10.0, 5.0, 5.0)
"""Of vowel, place, manner, voice, nasal, lateral, back, round. A vowel for a consonant is another word, and so is ``f`` for ``s``, which
lie close by the mouth: hence the two weights that are not ALINE's."""

FULL = 25.0
"""The weighted difference that is as bad as a phone left out: ``p`` for ``b`` costs 0.4, ``i`` for ``e`` 0.3, ``e`` for ``ɛ`` 0.1."""

UNKNOWN = 0.5
"""Price of a sign that the table lacks against another."""

LIGHT = {"ə": 0.15, "h": 0.2, "j": 0.5, "w": 0.5, "ʁ": 0.7, "t": 0.8, "z": 0.8}
"""What leaving these out or adding them costs: a mute e is optional, h is silent in French, a final ʁ is faint, liaisons vary."""

_PHONE = re.compile(r"tʃ|dʒ|[^\W\d_]\u0303?")
_SIGNS = str.maketrans({"g": "ɡ", "r": "ʁ", "ʀ": "ʁ", "ɐ": "a", "ɒ": "ɔ"})
_MARKS = re.compile("[ˈˌːˑ]")
_AFFRICATES = {"tʃ": "ʧ", "dʒ": "ʤ"}


@cache
def parted(phonemes: str) -> tuple[str, ...]:
    """The phones of a string, stress, length, spaces and punctuation left out; a nasal vowel with its tilde is one."""
    found = _PHONE.findall(_MARKS.sub("", phonemes).translate(_SIGNS))
    return tuple(_AFFRICATES.get(phone, phone) for phone in found)


@cache
def likeness(one: str, other: str) -> float:
    """1 for the same sounds, 0 for sounds with nothing in common: 1 − the cheapest changes ÷ phones of the longer.

    >>> likeness("melɑ̃ʃɔ̃", "melɑ̃ʃˈɔ̃")
    1.0
    """
    first, second = parted(one), parted(other)
    if not first or not second:
        return float(first == second)
    return max(0.0, 1 - _cost(first, second) / max(len(first), len(second)))


def difference(one: str, other: str) -> float:
    """The price of the cheapest changes from one to the other; 1 is a phone left out."""
    return _cost(parted(one), parted(other))


@cache
def _cost(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    row = [0.0]
    for phone in second:
        row.append(row[-1] + left_out(phone))
    for phone in first:
        corner, row[0] = row[0], row[0] + left_out(phone)
        for j, against in enumerate(second, 1):
            ways = (row[j] + left_out(phone), row[j - 1] + left_out(against), corner + change(phone, against))
            corner, row[j] = row[j], min(ways)
    return row[-1]


def left_out(phone: str) -> float:
    """What it costs to leave a phone out, or to add it."""
    return LIGHT.get(phone, 1.0)


@cache
def change(one: str, other: str) -> float:
    """What it costs to say one phone for another, 0 to 1."""
    if one == other:
        return 0.0
    features = _features()
    if one not in features or other not in features:
        return UNKNOWN
    pairs = zip(WEIGHTS, features[one], features[other], strict=True)
    return min(1.0, sum(weight * abs(first - second) for weight, first, second in pairs) / FULL)


@cache
def _features() -> dict[str, tuple[float, ...]]:
    return {row[0]: tuple(map(float, row[1:])) for row in rows("phones")}
