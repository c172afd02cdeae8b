"""A rough key of how a word sounds, and how near two keys are."""

from functools import cache

from vivevoix.reviewing.tables import sounds


@cache
def key(word: str, language: str) -> str:
    """The word's key: a listener cannot hear the difference between two words of one key.

    It errs towards agreement: ``fait`` = ``fée``, ``parlent`` = ``parle``, ``ses`` = ``ces``. Capitals stand for sounds.
    """
    plain = "".join(sign for sign in word.lower() if sign.isalnum())
    for pattern, replacement in sounds(language):
        plain = pattern.sub(replacement, plain)
    return plain or word.lower()


@cache
def nearness(one: str, other: str) -> float:
    """1 for equal strings, 0 for strings with nothing in common: 1 − edits ÷ length of the longer."""
    if one == other:
        return 1.0
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, 1):
        corner, row[0] = row[0], i
        for j, against in enumerate(other, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (sign != against))
    return 1 - row[-1] / max(len(one), len(other))
