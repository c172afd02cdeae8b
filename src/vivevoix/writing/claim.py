"""Stretches of print whose saying is already settled: by the source's own hints, or by an editor's lexicon.

A claim wins over every rule. Hints win over the lexicon: they speak of one place, an entry of every place.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from vivevoix.model import Hint, HintKind, Span
from vivevoix.writing.foreign import primary, speaks
from vivevoix.writing.lexicon import How, Lexicon, Match


@dataclass(frozen=True, slots=True)
class Claim:
    """One settled stretch."""

    span: Span
    """Characters of the sentence."""
    how: How | HintKind
    value: str
    rule: str
    """The name of the decision in the Reading."""
    ending: str = ""
    """Plural or possessive ending that the span holds beyond the entry's form."""


def claims(printed: str, hints: tuple[Hint, ...], lexicon: Lexicon, language: str) -> tuple[Claim, ...]:
    """What is settled in a sentence, in order, none over another."""
    found = [Claim(hint.span, hint.kind, hint.value, f"hint.{hint.kind}") for hint in hints if _claims(hint, printed, language)]
    for match in lexicon.find(printed, language):
        if not any(_overlap(match.span, claim.span) for claim in found):
            found.append(_of_match(match))
    return tuple(_apart(sorted(found, key=lambda claim: (claim.span.start, -claim.span.end))))


def breaks(hints: tuple[Hint, ...]) -> tuple[tuple[int, float], ...]:
    """Where silence is asked for and how long: (character before which it stands, seconds)."""
    return tuple((hint.span.start, float(hint.value)) for hint in hints if hint.kind is HintKind.BREAK)


def _claims(hint: Hint, printed: str, language: str) -> bool:
    """A page's ``lang`` says what its words are, not how to say them: one that nobody here speaks claims nothing."""
    if hint.kind is HintKind.BREAK or not hint.span.of(printed).strip():
        return False
    return hint.kind is not HintKind.LANG or (primary(hint.value) != language and speaks(hint.value))


def _of_match(match: Match) -> Claim:
    entry = match.entry
    return Claim(match.span, entry.how, entry.value, entry.rule, match.ending)


def _apart(ordered: Iterable[Claim]) -> Iterable[Claim]:
    """Of two hints over each other (one element inside another) the inner one is left to the outer."""
    end = -1
    for claim in ordered:
        if claim.span.start >= end:
            yield claim
            end = claim.span.end


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
