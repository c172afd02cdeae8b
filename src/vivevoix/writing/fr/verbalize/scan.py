"""The order of the classes: which rule gets the print first."""

from functools import cache

from vivevoix.model import Reading
from vivevoix.writing.fr.verbalize import (
    abbreviation,
    acronym,
    cardinal,
    clock,
    date,
    formula,
    fraction,
    inclusive,
    letters,
    measure,
    money,
    ordinal,
    phone,
    reference,
    roman,
    score,
    shortened,
    symbol,
    web,
)  # fmt: skip
from vivevoix.writing.fr.verbalize.elision import elided
from vivevoix.writing.fr.verbalize.punctuation import punctuated
from vivevoix.writing.fr.verbalize.rule import Rule, folded
from vivevoix.writing.fr.verbalize.word import words


@cache
def _rules() -> tuple[Rule, ...]:
    """All rules, the more particular class before the more general one."""
    return (
        *web.rules(),
        *inclusive.RULES,
        *phone.RULES,
        *reference.RULES,
        score.SET,
        score.RECORD,
        letters.FORMULA,
        letters.UNRAISED,
        formula.RULE,
        *letters.RULES_FIRST,
        *date.rules(),
        score.STROKES,
        *fraction.rules(),
        *clock.RULES,
        score.RATIO,
        ordinal.ENUMERATED,
        ordinal.PLACED,
        *money.rules(),
        *measure.rules(),
        cardinal.SCALED,
        cardinal.SCALE_ALONE,
        *ordinal.RULES,
        *roman.RULES,
        *abbreviation.rules(),
        shortened.RULE,
        *letters.RULES,
        *score.RULES,
        *acronym.RULES,
        *cardinal.RULES,
        score.TO,
        *symbol.rules(),
    )


def verbalize(printed: str) -> tuple[Reading, ...]:
    """The readings of one sentence: every printed word is covered by exactly one, in order.

    Spans index ``printed``; ``phonemes`` are empty; ``after`` holds the punctuation heard.
    ``14h30, l'ONU`` → ``quatorze heures trente`` ``,`` ``l'`` ``ONU``.
    """
    text = folded(printed)
    claimed = bytearray(len(text))
    readings: list[Reading] = []
    for rule in _rules():
        readings += rule.readings(text, claimed)
    readings.sort(key=lambda reading: reading.span.start)
    return elided(text, punctuated(text, _completed(text, readings)))


def _completed(text: str, claimed: list[Reading]) -> tuple[Reading, ...]:
    """The readings with a plain word for each word that no rule has claimed."""
    complete: list[Reading] = []
    at = 0
    for reading in claimed:
        complete += words(text, at, reading.span.start)
        complete.append(reading)
        at = reading.span.end
    return (*complete, *words(text, at, len(text)))
