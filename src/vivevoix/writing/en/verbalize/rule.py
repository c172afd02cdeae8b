"""What every class of English print is made of: a pattern that finds, a function that says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from vivevoix.writing.tsv import rows

# Every fold keeps the length, so spans in folded text are spans of the print.
_FOLDS = str.maketrans("’ʼ‘\u00a0\u202f\u2009‑−\t\n\r", "'''   --   ")
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


def folded(printed: str) -> str:
    """Print with its typographic variants brought to one form, character for character."""
    return printed.translate(_FOLDS)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of printing something, and how it is said."""

    name: str
    """As it stands in ``Reading.rule``: ``clock``."""
    find: str
    """A pattern over folded print; what it matches is the span."""
    say: Callable[[re.Match[str]], str]
    """The words; ``""`` when the match is something else."""
    confidence: float = 0.97

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Where the rule may apply, from left to right."""
        return compiled(self.find).finditer(text)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when a sentence first needs it."""
    return re.compile(pattern)


def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a data file of English."""
    return rows("vivevoix.writing.en", name)


def any_of(name: str) -> str:
    """A pattern for the first column of a data file, the longest form first."""
    forms = sorted((row[0] for row in table(name)), key=len, reverse=True)
    return "|".join(compiled(r"([.$+*?^|()\[\]\\])").sub(r"\\\1", form) for form in forms)
