"""How many changes part two sequences."""

from collections.abc import Hashable, Sequence


def edits(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """Insertions, deletions and substitutions from one to the other, the fewest (Levenshtein 1965)."""
    above = list(range(len(other) + 1))
    for row, here in enumerate(one, 1):
        beneath = [row]
        for column, there in enumerate(other, 1):
            beneath.append(min(above[column] + 1, beneath[-1] + 1, above[column - 1] + (here != there)))
        above = beneath
    return above[-1]


def nearest(said: Sequence[Hashable], answers: Sequence[Sequence[Hashable]]) -> tuple[int, int]:
    """Edits to the answer that is nearest for its length, and that answer's length."""
    return min(((edits(said, answer), len(answer)) for answer in answers), key=lambda pair: pair[0] / max(1, pair[1]))
