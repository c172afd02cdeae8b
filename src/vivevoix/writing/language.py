"""A language at work: its rules, with the source's hints and the house's lexicon over them."""

from dataclasses import dataclass, replace
from functools import cache

from vivevoix.model import Hint, Reading, Role, Span
from vivevoix.writing.base import Rules, rules
from vivevoix.writing.claim import Claim, breaks, claims
from vivevoix.writing.lexicon import EMPTY, Lexicon
from vivevoix.writing.saying import saying
from vivevoix.writing.splice import spliced

COMMA_FROM = 0.15
"""Seconds: a shorter break is no more than the gap between two words."""


@dataclass(frozen=True, slots=True)
class RuledLanguage:
    """A Language made of Rules."""

    rules: Rules
    usual: bool = True
    """Whether usual liaisons are made beside the obligatory ones."""

    def sentences(self, text: str) -> tuple[Span, ...]:
        """The sentences of a paragraph, in order."""
        return self.rules.sentences(text)

    def verbalize(self, printed: str, *, hints: tuple[Hint, ...] = (), lexicon: Lexicon = EMPTY) -> tuple[Reading, ...]:
        """The words said for a sentence. Raises WrongUse for a hint that cannot be followed, BadLexicon for such an entry."""
        found = claims(printed, hints, lexicon, self.rules.tag)
        words = self._words(printed, hints, found, sounded=False)
        return _named(tuple(replace(reading, phonemes="") for reading in words), found)

    def readings(
        self, printed: str, *, role: Role = Role.PARAGRAPH, hints: tuple[Hint, ...] = (), lexicon: Lexicon = EMPTY
    ) -> tuple[Reading, ...]:
        """The words and the sounds of a sentence; one that is no sentence of a quote or paragraph still ends as one.

        Raises as ``verbalize``.
        """
        found = claims(printed, hints, lexicon, self.rules.tag)
        sounded = self.rules.pronounce(printed, self._words(printed, hints, found, sounded=True), usual=self.usual)
        return _closed(_named(sounded, found), role)

    def _words(self, printed: str, hints: tuple[Hint, ...], found: tuple[Claim, ...], *, sounded: bool) -> tuple[Reading, ...]:
        words = self.rules.verbalize(printed)
        if found:
            settled = tuple(said for claim in found for said in saying(claim, printed, self.rules, sounded=sounded))
            words = spliced(printed, words, settled, self.rules.verbalize)
        return _with_breaks(words, hints)


@cache
def language_of(tag: str, *, usual: bool = True) -> RuledLanguage:
    """The language of an article; ``usual`` as ``Rules.pronounce`` has it. Raises UnsupportedLanguage."""
    return RuledLanguage(rules(tag), usual)


def _named(readings: tuple[Reading, ...], found: tuple[Claim, ...]) -> tuple[Reading, ...]:
    """Settled readings carry the name of who settled them, also those whose sounds the rules of the language gave."""
    if not found:
        return readings
    return tuple(_renamed(reading, found) for reading in readings)


def _renamed(reading: Reading, found: tuple[Claim, ...]) -> Reading:
    claim = next((claim for claim in found if _holds(claim.span, reading.span)), None)
    if claim is None:
        return reading
    liaison = "+liaison" if reading.rule.endswith("+liaison") else ""
    return replace(reading, rule=claim.rule + liaison, confidence=1.0)


def _holds(whole: Span, part: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _with_breaks(readings: tuple[Reading, ...], hints: tuple[Hint, ...]) -> tuple[Reading, ...]:
    """A break inside a sentence is heard as a comma where print has no sign of its own."""
    found = list(readings)
    for at, seconds in breaks(hints):
        before = [place for place, reading in enumerate(found) if reading.span.start < at]
        if before and seconds >= COMMA_FROM and not found[before[-1]].after:
            found[before[-1]] = replace(found[before[-1]], after=",")
    return tuple(found)


def _closed(readings: tuple[Reading, ...], role: Role) -> tuple[Reading, ...]:
    """The voice falls at the end of a title, a crosshead, an item without a full stop; a comma there would leave it hanging."""
    if not readings or readings[-1].after not in {"", ","} or (role is Role.ITEM and readings[-1].after):
        return readings
    return (*readings[:-1], replace(readings[-1], after="."))
