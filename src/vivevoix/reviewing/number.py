"""Digits that a listener wrote, as the words that it may have heard."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from vivevoix.reviewing.tables import rows

CLOCK = re.compile(r"(?<!\d)(\d{1,2}) ?(?:[hH:]) ?(\d{2})?(?!\w)")
ORDINAL = re.compile(r"(?<!\d)(\d+) ?(?:ers?|res?|ère|èmes?|emes?|es?|nde?|st|nd|rd|th)(?!\w)")
ROMAN = re.compile(r"(?<!\w)(?!Le(?!\w))([IVXL]+)(?:er|e|ème)(?!\w)")
"""*Le* is an article: what a listener writes with a capital was once the fiftieth."""
GROUPS = {"fr": r"(?<!\d)\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?:,\d+)?", "en": r"(?<!\d)\d{1,3}(?:,\d{3})+(?:\.\d+)?"}
MONEY = re.compile(r"(?<!\d)(\d{1,3}(?:[ .\u00a0\u202f]\d{3})*|\d+),(\d{2}) ?(€|\$|£|euros?|dollars?|francs?|livres?)(?!\w)")
"""A price with its cents, in French: « 9,60 euros » is written for *neuf euros soixante*."""
CURRENCIES = {"€": "euros", "$": "dollars", "£": "livres"}
PLAIN = r"\d+(?:[.,]\d+)?"

HOURS = {"fr": ("heure", "heures"), "en": ("o'clock", "o'clock")}
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def is_cardinal(word: str) -> bool:
    """Whether a word, in lower case, is part of a number; *un* is not, which is an article far oftener."""
    return word in _cardinals()


@cache
def _cardinals() -> frozenset[str]:
    return frozenset(row[0] for row in rows("cardinals"))


def patterns(language: str) -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, ...]]]]:
    """What to look for in order, each with a function from the match to the ways it may have been said."""
    yield CLOCK, lambda found: _clock(found, language)
    if language == "fr":
        yield MONEY, lambda found: _price(found, language)
    yield ROMAN, lambda found: (_ordinal(roman(found[1]), language),)
    yield ORDINAL, lambda found: (_ordinal(int(found[1]), language),)
    yield re.compile(f"{GROUPS.get(language, GROUPS['en'])}|{PLAIN}"), lambda found: _number(found[0], language)


def roman(numeral: str) -> int:
    """``XIV`` → 14."""
    values = [ROMAN_VALUES[sign] for sign in numeral]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _clock(found: re.Match[str], language: str) -> tuple[str, ...]:
    hour, minutes = int(found[1]), found[2]
    word = HOURS.get(language, HOURS["en"])[hour > 1]
    said = f"{_cardinal(hour, language)} {word}"
    tail = _cardinal(int(minutes), language) if minutes and int(minutes) else ""
    return (f"{said} {tail}".strip(), f"{_cardinal(hour, language)} {tail}".strip())


def _price(found: re.Match[str], language: str) -> tuple[str, ...]:
    """``9,60 €`` → neuf euros soixante, neuf virgule soixante euros…"""
    unit = CURRENCIES.get(found[3], found[3])
    whole, cents = _number(found[1], language)[0], _cardinal(int(found[2]), language)
    return (f"{whole} {unit} {cents}", *(f"{way} {unit}" for way in _number(f"{found[1]},{found[2]}", language)))


def _number(digits: str, language: str) -> tuple[str, ...]:
    """``7 200`` → sept mille deux cents; ``1500`` → mille cinq cents or quinze cents; ``06`` → zéro six."""
    point = "," if language == "fr" else "."
    thousands = re.compile(r"[ .\u00a0\u202f](?=\d{3}(?!\d))" if language == "fr" else r",(?=\d{3}(?!\d))")
    whole, _, part = thousands.sub("", digits).replace("." if point == "," else ",", point).partition(point)
    if part:
        word = {"fr": "virgule"}.get(language, "point")
        return tuple(f"{_cardinal(int(whole), language)} {word} {tail}" for tail in _decimals(part, language))
    if whole.startswith("0") and len(whole) > 1:
        return (" ".join(_cardinal(int(digit), language) for digit in whole),)
    return tuple(dict.fromkeys((_cardinal(int(whole), language), *_hundreds(int(whole), language))))


def _decimals(part: str, language: str) -> tuple[str, ...]:
    zeros = [_cardinal(0, language)] * (len(part) - len(part.lstrip("0")))
    whole = " ".join([*zeros, _cardinal(int(part), language)]) if part.strip("0") else " ".join(zeros)
    return (whole, " ".join(_cardinal(int(digit), language) for digit in part))


def _hundreds(value: int, language: str) -> Iterator[str]:
    """Years and other numbers of four digits may be said in hundreds or in pairs."""
    if not 1100 <= value <= 9999:
        return
    high, low = divmod(value, 100)
    hundred = {"fr": "cent"}.get(language, "hundred")
    tail = f" {_cardinal(low, language)}" if low else ""
    yield f"{_cardinal(high, language)} {hundred}{tail}"
    yield f"{_cardinal(high, language)}{tail}"


def _ordinal(value: int, language: str) -> str:
    return str(_num2words()(value, to="ordinal", lang=language))


@cache
def _cardinal(value: int, language: str) -> str:
    return str(_num2words()(value, lang=language))


def _num2words() -> Callable[..., Any]:
    # Costs 0.1 s: only an article in whose hearing there is a digit pays it.
    from num2words import num2words

    made: Callable[..., Any] = num2words
    return made
