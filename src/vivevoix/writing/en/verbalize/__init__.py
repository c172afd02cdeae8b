"""From English print to words, one file a class."""

from functools import cache

from vivevoix.model import Reading, Span
from vivevoix.writing.en.verbalize import clock, date, figure, letter, measure, money, web
from vivevoix.writing.en.verbalize.rule import Rule, compiled, folded
from vivevoix.writing.en.verbalize.word import punctuated, words


@cache
def _rules() -> tuple[Rule, ...]:
    """All rules, the more particular class before the more general one."""
    classes = (web, money, date, clock, measure, letter, figure)
    return tuple(rule for found in classes for rule in found.rules())


def verbalize(printed: str) -> tuple[Reading, ...]:
    """The readings of one sentence: every printed word is covered by exactly one, in order; phonemes are empty.

    ``At 2:30 p.m. Dr. Hill paid $3.50.`` → ``two thirty p m``, ``doctor``, ``three dollars and fifty cents``.
    """
    text = folded(printed)
    claimed = bytearray(len(text))
    readings: list[Reading] = []
    for rule in _rules():
        for found in rule.matches(text):
            start, end = found.span()
            if 1 in claimed[start:end] or not (said := rule.say(found)):
                continue
            if owned := compiled(r"'s(?!\w)").match(text, end):
                end, said = owned.end(), f"{said}'s"
            claimed[start:end] = b"\x01" * (end - start)
            readings.append(Reading(Span(start, end), said, rule=rule.name, confidence=rule.confidence))
    readings.sort(key=lambda reading: reading.span.start)
    return punctuated(text, _completed(text, readings))


def _completed(text: str, claimed: list[Reading]) -> tuple[Reading, ...]:
    complete: list[Reading] = []
    at = 0
    for reading in claimed:
        complete += words(text, at, reading.span.start)
        complete.append(reading)
        at = reading.span.end
    return (*complete, *words(text, at, len(text)))


__all__ = ["verbalize"]
