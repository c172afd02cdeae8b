"""Spoken words laid against heard words at the least cost."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vivevoix.reviewing.sound import nearness

WIDEST = 3
"""Words that may be written as one or apart: ``porte-parole`` and ``porte parole``, ``l'arrêté`` and ``la rété``."""

NAME_NEARNESS = 0.6
"""A name counts as heard when so much of its key agrees: a listener spells ``Mélanchon``, ``Incerme``."""


class Agreement(StrEnum):
    """How a stretch of the two compares."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Step:
    """Spoken words ``spoken[0]:spoken[1]`` against heard words ``heard[0]:heard[1]``."""

    agreement: Agreement
    spoken: tuple[int, int]
    heard: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Cell:
    cost: float
    width: int = 0
    depth: int = 0
    agreement: Agreement = Agreement.SAME


def align(spoken: tuple[str, ...], heard: tuple[str, ...], names: frozenset[int] = frozenset()) -> tuple[Step, ...]:
    """The cheapest way from one to the other. ``spoken`` and ``heard`` are keys; ``names`` holds places of names.

    Up to three words may stand for up to three when their keys run together are the same.
    """
    return _Table(spoken, heard, names).path()


class _Table:
    """The least cost of each beginning of the one against each beginning of the other."""

    def __init__(self, spoken: tuple[str, ...], heard: tuple[str, ...], names: frozenset[int]) -> None:
        self.spoken, self.heard, self.names = spoken, heard, names
        self.cells = {(0, 0): _Cell(0.0)}
        for i in range(len(spoken) + 1):
            for j in range(len(heard) + 1):
                if i or j:
                    self.cells[i, j] = min(self.ways(i, j), key=lambda cell: cell.cost)

    def ways(self, i: int, j: int) -> Iterator[_Cell]:
        """All last steps that end at place (i, j), each with the whole cost up to it."""
        if i and j:
            change = 1.0 + 0.5 * (1 - nearness(self.spoken[i - 1], self.heard[j - 1]))
            yield _Cell(self.cells[i - 1, j - 1].cost + change, 1, 1, Agreement.CHANGED)
            yield from self.same(i, j)
        if i:
            yield _Cell(self.cells[i - 1, j].cost + 1, 1, 0, Agreement.MISSING)
        if j:
            yield _Cell(self.cells[i, j - 1].cost + 1, 0, 1, Agreement.ADDED)

    def same(self, i: int, j: int) -> Iterator[_Cell]:
        """Last steps in which words, or words run together, agree."""
        for width in range(1, min(i, WIDEST) + 1):
            said = "".join(self.spoken[i - width : i])
            # From name to name: a name must not excuse the verb beside it.
            lenient = i - width in self.names and i - 1 in self.names
            for depth in range(1, self.reach(j) + 1):
                written = "".join(self.heard[j - depth : j])
                if said == written or (lenient and nearness(said, written) >= NAME_NEARNESS):
                    # Equal words cost nothing; running words together, or a name taken on nearness, a trifle.
                    price = 0.01 * (width + depth - 2) + 0.2 * (1 - nearness(said, written))
                    yield _Cell(self.cells[i - width, j - depth].cost + price, width, depth)

    def reach(self, j: int) -> int:
        """How many heard words before place ``j`` may count as one: letters apart may be many (``s`` ``n`` ``c`` ``f``)."""
        letters = 0
        while letters < j and len(self.heard[j - 1 - letters]) == 1:
            letters += 1
        return max(min(j, WIDEST), letters)

    def path(self) -> tuple[Step, ...]:
        """The steps of the cheapest way, in order."""
        steps = []
        i, j = len(self.spoken), len(self.heard)
        while i or j:
            cell = self.cells[i, j]
            steps.append(Step(cell.agreement, (i - cell.width, i), (j - cell.depth, j)))
            i, j = i - cell.width, j - cell.depth
        return tuple(reversed(steps))
