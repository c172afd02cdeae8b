"""One labelled case measured, and the shares of many."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was asked, wanted and said."""

    group: str
    asked: str
    wanted: str
    said: str
    right: bool
    edits: int = 0
    """Tokens or phones by which the nearest right answer is missed."""
    length: int = 0
    """Tokens or phones of that answer."""
    lenient: bool = False
    """Right, but for what is not heard."""
    confidence: float = 1.0
    rule: str = ""

    @property
    def built_in(self) -> bool:
        """A lexicon held the answer: nothing was worked out."""
        return bool(self.rule) and all(rule.startswith("lexicon") for rule in self.rule.split())


Judgements = tuple[Judgement, ...]


def percent(judgements: Iterable[Judgement], of: Callable[[Judgement], bool]) -> float:
    """The share for which something holds, 0 to 100; 0 of none."""
    held = [of(judgement) for judgement in judgements]
    return 100 * sum(held) / len(held) if held else 0.0


def right(judgements: Iterable[Judgement]) -> float:
    """The share that is right, 0 to 100."""
    return percent(judgements, lambda judgement: judgement.right)


def error_rate(judgements: Iterable[Judgement]) -> float:
    """Edits for a hundred tokens or phones."""
    counted = tuple(judgements)
    return 100 * sum(judgement.edits for judgement in counted) / max(1, sum(judgement.length for judgement in counted))


def groups(judgements: Judgements) -> dict[str, Judgements]:
    """The judgements of each group, in order of the groups' names."""
    names = sorted({judgement.group for judgement in judgements})
    return {name: tuple(judgement for judgement in judgements if judgement.group == name) for name in names}
