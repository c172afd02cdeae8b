"""Measures: ``45 km/h``, ``-3 °C``, ``10-12 %``, ``0,5 mg/L``, ``4,30 m``, ``25 GWh/an``, ``milliers de km``, ``le m²``."""

import re
from functools import cache

from vivevoix.writing.fr.verbalize.figure import NUMBER, SCALES, SIGN, SPELT, START, Figure, figure, sign
from vivevoix.writing.fr.verbalize.noun import of
from vivevoix.writing.fr.verbalize.per import PER, per
from vivevoix.writing.fr.verbalize.rule import Rule, compiled, word_before
from vivevoix.writing.fr.verbalize.tables import rows, table

# Letters that are a unit only right where print puts units: after a figure and its space, before no other letter.
_UNIT = (
    r"(?P<unit>{dotted}|%|‰|℃|° ?[CFK](?!\w|\. ?[a-z])|°|c\. à (?:s\.|c\.|soupe|café)|dB\(A\)"
    r"|[µμ]?[A-Za-zàéÉΩ]{1,6}[²³23]?(?:/(?!100)[a-zL]{1,6}[²³23]?)?"
    r"(?:(?<=hab|ers|sem|sec|min|pts)\.(?=[ ,;)/])|(?<=ex|pl|pp|ch)\.(?= )|(?<= [pj])\.(?= )|(?<= a)\.l\.)?)"
)
FLAT = r"(?:[Aa]ppt?\.?|[Aa]ppart\w*|[Mm]aison|[Vv]illa|[Ll]ogement|[Dd]uplex|[Ll]oft) (?:de |d')?"
"""A home, before its rooms: ``appt 3 p.``"""
_CATEGORIES = frozenset(
    ("48", "52", "57", "63", "70", "78", "60", "66", "73", "81", "90", "100", "49", "53", "58", "67", "68", "80")
)
_CO2 = r"(?P<carbon> ?(?:de |d'|éq\.? ?)?CO2(?: ?(?:e|eq|éq)\.?)?(?!\w))?"


def _unit(printed: str) -> tuple[str, ...] | None:
    """Singular, plural, gender of a printed unit: ``mg/L`` is taken apart when the table has only its halves."""
    printed = printed.replace("μ", "µ").replace("° ", "°")
    units = table("units")
    if printed in units:
        return units[printed]
    above, slash, below = printed.rstrip(".").partition("/")
    if slash and above in units:
        one, several, gender = units[above][:3]
        return (one + per(below), several + per(below), gender)
    return None


def _measure(found: re.Match[str]) -> str:
    last = "." if found.string.startswith(".", found.end("unit")) else ""
    unit = _unit(found["unit"]) or (_unit(found["unit"] + last) if last else None)
    if unit is None:
        return ""
    number = figure(found["number"])
    if _unlikely(found, number):
        return ""
    scale = found["scale"]
    said = _scaled(number, scale, unit) if scale else _counted(number, found["unit"], unit)
    if found["other"]:
        said = f"{figure(found['other']).words(feminine=unit[2] == 'f')} à {said}"
    return _sign(found) + said + _carbon(found["carbon"]) + per(found["per"])


def _unlikely(found: re.Match[str], number: Figure) -> bool:
    """``4 K`` is a picture and ``15 K`` a crowd, stars are hotter; ``classe 3 A`` is no current, ``2nds`` no speed."""
    unit, before = found["unit"], word_before(found)
    if unit == "K":
        crowd = not found[0].endswith(" K") and compiled(r" [a-zé]").match(found.string, found.end())  # 1,2K abonnés
        return bool(crowd) or (number.value < 100 and not number.fraction)
    if unit == "T":
        return found[0][-2] != " " or compiled(r"IRM|aimant|champ|magnét").search(found.string) is None
    if unit == "A":
        return before not in ("", "de", "à", "sous", "prise", "disjoncteur", "courant", "max.") or found[0][-2] != " "
    if unit == "L":
        return re.match(r"0\d", number.whole) is not None  # piste 09L
    if unit == "al":
        return compiled(r"\.? ?\d").match(found.string, found.end()) is not None
    if unit == "gr":
        return compiled(r"\.? de \d").match(found.string, found.end()) is not None
    if unit == "nds":
        return found[0][-4] != " "
    if unit == "p.":
        return compiled(rf"{FLAT}\Z").search(found.string, max(0, found.start() - 20), found.start()) is not None
    return unit == "pl." and compiled(r" (?:[A-ZÉ]|de la |du |des )").match(found.string, found.end()) is not None


def _sign(found: re.Match[str]) -> str:
    """``-3 °C`` → ``moins``; a weight category of a fighting sport is *less than*: ``-57 kg`` → ``moins de``."""
    category = found["sign"] and found["unit"] == "kg" and found["number"] in _CATEGORIES
    return sign(found["sign"]) + ("de " if category else "")


def _carbon(printed: str | None) -> str:
    """``t CO2`` → ``tonnes de c o deux``."""
    if not printed:
        return ""
    return " de c o deux" + (" équivalent" if printed.rstrip(".").endswith(("e", "eq", "éq")) else "")


def _scaled(number: Figure, scale: str, unit: tuple[str, ...]) -> str:
    """``1,5 million de km`` → ``un virgule cinq million de kilomètres``."""
    noun = SCALES[scale]
    return f"{number.words()} {noun}{'s' if number.plural else ''} {of(unit[1])}"


def _counted(number: Figure, printed: str, unit: tuple[str, ...]) -> str:
    feminine = unit[2] == "f"
    if printed in ("m", "m.") and len(number.fraction) == 2 and number.value < 100:
        return _metres(number)
    noun = unit[1] if number.plural else unit[0]
    words = number.words(feminine=feminine)
    if words.endswith(("million", "millions", "milliard", "milliards")) and printed not in "%‰":
        return f"{words} {of(unit[1])}"
    return f"{words} {noun}"


def _metres(number: Figure) -> str:
    """Heights and lengths are said in metres and centimetres: ``4,30 m`` → ``quatre mètres trente``."""
    whole = f"{Figure(number.whole).words()} mètre{'s' if number.plural else ''}"
    return whole if number.fraction == "00" else f"{whole} {Figure(number.fraction).words(rank=True)}"


def _height(found: re.Match[str]) -> str:
    """``1m80``, ``1 m 80`` → ``un mètre quatre-vingt``."""
    return _metres(Figure(found["metres"], found["centimetres"]))


@cache
def unit_pattern() -> str:
    """The pattern of a printed unit: shortened words of the table with their full stop, then symbols."""
    dotted = sorted((row[0] for row in rows("units") if row[0].endswith(".")), key=len, reverse=True)
    return _UNIT.replace("{dotted}", "|".join(re.escape(name) + r"(?=[ ,;)/])" for name in dotted))


@cache
def _alone() -> str:
    names = sorted((row[0] for row in rows("units") if len(row) > 4 and row[4] == "+"), key=len, reverse=True)
    return "|".join(re.escape(name) for name in names)


def _bare(found: re.Match[str]) -> str:
    """A unit without figures: ``milliers de km``, ``trente km`` in the plural, ``le m²`` in the singular."""
    unit = _unit(found["unit"])
    if unit is None:
        return ""
    several = (
        found.string.endswith(("d'", "D'"), 0, found.start())
        or compiled(rf"{SPELT} \Z").search(found.string, max(0, found.start() - 12), found.start()) is not None
        or found.string[max(0, found.start() - 2) : found.start()].strip()[-1:].isnumeric()
        or word_before(found)
        in (
            "de",
            "des",
            "les",
            "en",
            "d",
            "aux",
            "quelques",
            "plusieurs",
            "ces",
            "centaines",
            "milliers",
        )
    )
    return (unit[1] if several else unit[0]) + per(found["per"])


_TIMES = {"min": "minutes", "mn": "minutes", "h": "heures", "s": "secondes", "j": "jours"}


def rules() -> tuple[Rule, ...]:
    """The rules; the units come from their table."""
    return (
        Rule(
            "measure.time",
            rf"{SPELT} (?P<span>(?P<unit>min|mn|h|s|j)(?![\w'.]))",
            lambda found: _TIMES[found["unit"]],
            confidence=0.9,
            signs=frozenset(),
        ),
        Rule("measure.height", rf"{START}(?P<metres>\d|\d\d(?=m)) ?m ?(?P<centimetres>\d\d)(?!\w|,\d)", _height),
        Rule(
            "measure",
            rf"(?P<sign>{SIGN}|(?<=[^\W\d]{{2}} )[-–] (?=\d[\d ,]{{0,9}}[%°]))?{START}(?<![A-SU-Z]-)"
            rf"(?:(?P<other>{NUMBER}) ?%? ?(?:[-–]|/(?=\d+ ?(?:°|cm|mm|km|nds|m(?!\w)))) ?)?(?P<number>{NUMBER}) ?"
            rf"(?:(?P<scale>millions?|milliards?|M|Mds?) (?:d'|de )?)?{unit_pattern()}(?![\w²³'])(?!-\w|\.\w\.){_CO2}{PER}",
            _measure,
        ),
        Rule("measure.unit", rf"(?<![\w/])(?P<unit>{_alone()})(?![\w²³-]){PER}", _bare, confidence=0.95, signs=frozenset()),
    )
