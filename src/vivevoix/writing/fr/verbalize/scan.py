"""The order of the classes: which rule gets the print first."""

from functools import cache

from vivevoix.model import Reading, Span
from vivevoix.writing.fr.verbalize import cardinal
from vivevoix.writing.fr.verbalize.punctuation import punctuated
from vivevoix.writing.fr.verbalize.rule import Rule, folded
from vivevoix.writing.fr.verbalize.word import words


@cache
def _rules() -> tuple[Rule, ...]:
    """All rules, the more particular class before the more general one."""
    return (*cardinal.RULES,)


def verbalize(printed: str) -> tuple[Reading, ...]:
    """The readings of one sentence: every printed word is covered by exactly one, in order.

    Spans index ``printed``; ``phonemes`` are empty; ``after`` holds the punctuation heard.
    ``14h30, l'ONU`` → ``quatorze heures trente`` ``,`` ``l'`` ``ONU``.
    """
    text = folded(printed)
    claimed = bytearray(len(text))
    readings: list[Reading] = []
    for rule in _rules():
        for found in rule.matches(text):
            start, end = found.span()
            if 1 in claimed[start:end] or not (said := rule.say(found)):
                continue
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
