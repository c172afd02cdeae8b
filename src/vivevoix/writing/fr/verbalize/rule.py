"""What every semiotic class is made of: rules with two halves, ``find`` (a pattern) and ``say`` (the words)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from vivevoix.model import Reading, Span

DIGITS = frozenset("0123456789")
CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÇÉÈÊËÎÏÔÖÙÛÜŒ")

# Every fold keeps the length, so spans found in folded text are spans of the print.
_FOLDS = str.maketrans(
    "’ʼ‘´′″\u00a0\u202f\u2009\u2007\u2008\u2002\u2003\u2005\u2006\u200a‑−⁃ᵉʳᵐˢᵒᵈᵍᵃⁿˡᵗº₀₁₂₃₄₅₆₇₈₉\t\n\r",
    "'''''\"          ---ermsodganlt°0123456789   ",
)


def folded(printed: str) -> str:
    """Print with its typographic variants brought to one form, character for character.

    ``1ᵉʳ`` → ``1er``, ``l’été`` → ``l'été``, thin and no-break spaces → space, minus and no-break hyphen → ``-``.
    """
    return printed.translate(_FOLDS)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of printing something, and how it is said."""

    name: str
    """As it stands in ``Reading.rule``: ``clock.hour``."""
    find: str
    """A pattern over folded print; what it matches, or its group ``span``, is covered by the reading."""
    say: Callable[[re.Match[str]], str]
    """The words; ``""`` when the context shows that the match is something else."""
    confidence: float = 0.98
    signs: frozenset[str] = DIGITS
    """Characters of which at least one must be in the text: most sentences need few of the rules."""

    def readings(self, text: str, claimed: bytearray) -> Iterator[Reading]:
        """What the rule says of a text, leaving alone what is claimed already and claiming what it says."""
        if self.signs and self.signs.isdisjoint(text):
            return
        pattern = compiled(self.find)
        at = 0
        while found := pattern.search(text, at):
            start, end = _covered(found)
            at = found.start() + 1
            if 1 not in claimed[start:end] and (said := self.say(found)):
                claimed[start:end] = b"\x01" * (end - start)
                yield Reading(Span(start, end), said, rule=self.name, confidence=self.confidence)
                at = end


def _covered(found: re.Match[str]) -> tuple[int, int]:
    """The group ``span``, or the whole match where the pattern has none or this way of matching leaves it out."""
    inner = found.re.groupindex.get("span")
    return found.span(inner) if inner and found[inner] is not None else found.span()


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled at its first use: compiling all of them at import would cost a fifth of a second."""
    return re.compile(pattern)


def word_before(found: re.Match[str]) -> str:
    """The word printed before a match, lower case: ``""`` at the start or after punctuation other than a bracket."""
    before = compiled(r"([^\W\d_][\w'-]*\.?)[ («\"]*$").search(found.string, max(0, found.start() - 40), found.start())
    return before[1].lower().split("'")[-1] if before else ""


def word_after(found: re.Match[str]) -> str:
    """The word printed after a match, as printed: ``""`` at the end or before punctuation."""
    after = compiled(r" ?([^\W\d_][\w'-]*)").match(found.string, found.end())
    return after[1] if after else ""
