"""Sums of money: ``3,50 €`` → ``trois euros cinquante``, ``12 Md€``, ``5 M$``, ``£3``, ``1 200 F CFA``, ``20 €/m²``."""

import re
from functools import cache

from vivevoix.writing.fr.verbalize.figure import NUMBER, SCALES, SIGN, START, Figure, figure, sign
from vivevoix.writing.fr.verbalize.noun import of
from vivevoix.writing.fr.verbalize.numeral import cardinal
from vivevoix.writing.fr.verbalize.per import PER, per
from vivevoix.writing.fr.verbalize.rule import DIGITS, Rule
from vivevoix.writing.fr.verbalize.tables import rows, table

_PREFIXED = r"US ?\$|C\$|A\$|HK\$|R\$|[$€£¥₽₹₿]|CHF|EUR|USD|GBP"

_LOSS = r"(?<=[^\W\d]{2} )[-–] (?=\d[\d ,]{0,9} ?(?:Mds?|M|k)? ?€(?![^.!?]* [-–—] ))"
"""``un résultat de - 3,1 Md€`` is a loss; ``le prix - 3 € - reste`` is an aside, which its second dash closes."""


@cache
def _symbols() -> str:
    """A pattern of all printed currencies, the longest first; those in letters end at a word's end."""
    names = sorted((row[0] for row in rows("currencies")), key=len, reverse=True)
    return "|".join(re.escape(name) + (r"(?!-?\w)" if name[-1].isalpha() else "") for name in names)


def _sum(printed: str, currency: str) -> Figure:
    """``20,000 $``: English print parts thousands by a comma; three figures after one are no cents."""
    english = "€" not in currency and re.fullmatch(r"\d{1,3},\d{3}", printed)
    return Figure(printed.replace(",", "")) if english else figure(printed)


def sum_of(number: Figure, scale: str, currency: str) -> str:
    """A figure, a scale as printed and a currency as printed: ``2,5``, ``M``, ``€`` → ``deux virgule cinq millions d'euros``."""
    one, several, gender, cent, cents = (*table("currencies")[currency], "", "")[:5]
    if SCALES.get(scale) == "mille":
        return _thousands(number, several)
    if scale:
        return f"{number.words()} {SCALES[scale]}{'s' if number.plural else ''} {of(several)}"
    if 0 < len(number.fraction) < 3 and cent:
        return _with_cents(number, (one, several), (cent, cents), feminine=gender == "f")
    words = number.words(feminine=gender == "f")
    if words.endswith(("million", "millions", "milliard", "milliards", "billion", "billions")):
        return f"{words} {of(several)}"
    return f"{words} {several if number.plural else one}"


def _thousands(number: Figure, several: str) -> str:
    """``45 k€`` → ``quarante-cinq mille euros``, ``1,5 k€`` → ``mille cinq cents euros``."""
    fraction = (number.fraction + "000")[:3]
    whole = int(re.sub(r"\D", "", number.whole)[-12:] + fraction)
    return f"{cardinal(whole)} {several}"


def _with_cents(number: Figure, units: tuple[str, str], cents: tuple[str, str], *, feminine: bool) -> str:
    """``1,70 €`` → ``un euro soixante-dix``; ``3,00 €`` → ``trois euros``; ``0,50 €`` → ``cinquante centimes``."""
    rest = int((number.fraction + "0")[:2])
    if int(number.value) == 0 and rest:
        return f"{cardinal(rest)} {cents[rest > 1]}"
    words = f"{Figure(number.whole).words(feminine=feminine)} {units[number.plural]}"
    if not rest:
        return words
    return f"{words} {cardinal(rest)}"


def _after(found: re.Match[str]) -> str:
    number = _sum(found["number"], found["currency"])
    said = sum_of(number, found["scale"] or "", found["currency"])
    if found["other"]:
        first = figure(found["other"])
        said = f"{first.words()} {'et' if found['link'] == '/' else 'à'} {said}"
    return sign(found["sign"]) + said + per(found["per"])


def _before(found: re.Match[str]) -> str:
    return (
        sign(found["sign"])
        + sum_of(_sum(found["number"], found["currency"]), found["scale"] or "", found["currency"])
        + per(found["per"])
    )


_SCALE = r"(?:k|K|M|Md|Mds|Mrds?|mds?|Mn|Mio|bn|millions?|milliards?)"


def rules() -> tuple[Rule, ...]:
    """The rules; the currencies come from their table."""
    return (
        Rule(
            "money",
            rf"(?P<sign>{SIGN}|{_LOSS})?{START}(?:(?P<other>{NUMBER}) ?(?P<link>[-–/]) ?)?(?P<number>{NUMBER}) ?(?P<scale>{_SCALE})?\.? ?"
            rf"(?:d'|de )?(?P<currency>{_symbols()}){PER}",
            _after,
        ),
        Rule(
            "money",
            rf"(?P<sign>{SIGN})?(?<!\w)(?P<currency>{_PREFIXED}) ?(?P<number>{NUMBER})(?: ?(?P<scale>{_SCALE})(?!\w))?(?:\.-|,-)?{PER}",
            _before,
            signs=DIGITS,
        ),
    )
