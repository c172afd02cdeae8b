"""Dates in every printed form: ``1er janvier``, ``24/01/2024``, ``3 nov.``, ``2024-01-24``, ``T3 2023``, ``années 80``, ``'98``."""

import re
from functools import cache

from vivevoix.writing.fr.verbalize.figure import START
from vivevoix.writing.fr.verbalize.numeral import cardinal, grouped, ordinal
from vivevoix.writing.fr.verbalize.rule import Rule, compiled, word_after, word_before
from vivevoix.writing.fr.verbalize.tables import rows, table

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1\d{3}|20\d\d)"
_MEASURED = r"(?! ?(?:[kcmdh]?m[²³23]?|[kmc]?g|[hcm]?[lL]|ha|t|[kMGT]?(?:W|Wh|o)|Hz|°C?|[€$£%])(?!\w))"
"""``1500 m``: a figure before a unit is no year."""
_LATEST = 36
"""Print looks back more than it looks ahead. A constant: what is said must not change with the day it is said."""
_NOT_LAST = r"(?! *$)"
_QUARTERS = {"T": "trimestre", "Q": "trimestre", "S": "semestre"}
_DATED = frozenset(
    [
        "le",
        "au",
        "du",
        "les",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "lun.",
        "mar.",
        "mer.",
        "jeu.",
        "ven.",
        "sam.",
        "dim.",
        "dès",
    ]
)
_WEEKDAY = r"(?<!\w)(?i:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun\.|mar\.|mer\.|jeu\.|ven\.|sam\.|dim\.)"
_LINES = frozenset(["ligne", "tram", "tramway", "type", "appartement", "logement", "lignes", "trams", "bus", "du"])


@cache
def _months() -> str:
    """A pattern of all printed months, the longest first."""
    names = sorted((row[0] for row in rows("months")), key=len, reverse=True)
    return rf"(?:(?i:{'|'.join(names)}))"


def _day(printed: str) -> str:
    return "premier" if int(printed) == 1 else cardinal(int(printed))


def _named(number: str) -> str:
    return tuple(dict.fromkeys(row[1] for row in rows("months")))[int(number) - 1]


def year(printed: str) -> str:
    """Four digits as a year, two digits as the nearest: ``24`` → ``deux mille vingt-quatre``, ``44`` → ``mille neuf cent…``."""
    n = int(printed)
    if len(printed) == 2:
        n += 2000 if n <= _LATEST else 1900
    return cardinal(n, rank=True)


def _numeric(found: re.Match[str]) -> str:
    """``24/01/2024`` → ``vingt-quatre janvier deux mille vingt-quatre``."""
    return f"{_day(found['day'])} {_named(found['month'])} {year(found['year'])}"


def _month_of(found: re.Match[str]) -> str:
    """``03/2024`` → ``mars deux mille vingt-quatre``."""
    return f"{_named(found['month'])} {year(found['year'])}"


def _short(found: re.Match[str]) -> str:
    """``le 24/01`` → ``vingt-quatre janvier``; elsewhere ``24/01`` is a fraction or a score."""
    parts = compiled(r" d(?:es?|u) (?!\d)").match(found.string, found.end())
    if _no_fraction(found):
        return f"{_day(found['day'])} {_named(found['month'])}"
    if (
        parts
        or word_before(found) not in _DATED
        or (len(found["month"]) < 2 and len(found["day"]) < 2 and not _ends_clause(found))
    ):
        return ""
    return f"{_day(found['day'])} {_named(found['month'])}"


def _no_fraction(found: re.Match[str]) -> bool:
    """``fermé lundi et 25/12``: nobody divides by a number that begins with zero, or more than twelve by twelve."""
    marked = compiled(r"(?i:tension|note|score|set)").search(found.string, max(0, found.start() - 30), found.start())
    return not marked and int(found["day"]) > 12 and (found["month"] == "12" or found["month"].startswith("0"))


def _ends_clause(found: re.Match[str]) -> bool:
    """After ``le 1/6`` a stop, *à* or *et* speaks for a date, a noun for a fraction."""
    before = word_before(found)
    return (before in ("le", "du") or found.string.endswith(("ici au ", "jusqu'au "), 0, found.start())) and compiled(
        r" ?(?:[.,;:)]|$)| (?:à|et|au|dès) "
    ).match(found.string, found.end()) is not None


def _first(found: re.Match[str]) -> str:
    """``1er mai``, ``1 mai`` → ``premier``; ``07 mars`` → ``sept``."""
    return _day(found["day"].removesuffix("er"))


def _row(found: re.Match[str]) -> str:
    """``les 17/18/19 mars`` → ``dix-sept dix-huit dix-neuf``."""
    return " ".join(_day(number) for number in re.findall(r"\d+", found[0]))


def _days(found: re.Match[str]) -> str:
    """``15-17 mai`` → ``quinze au dix-sept``, after *les*, two days running: ``quinze et seize``."""
    first, second = int(found["first"]), int(found["second"])
    both = word_before(found) == "les" and second == first + 1
    return f"{_day(found['first'])} {'et' if both else 'au'} {_day(found['second'])}"


def _month(found: re.Match[str]) -> str:
    """``3 nov.`` → ``novembre``; ``mars`` needs no rule."""
    printed = found["month"].lower()
    return table("months")[printed][0]


def _quarter(found: re.Match[str]) -> str:
    """``T3 2023``, ``au T3`` → ``troisième trimestre``; ``le tram T3`` is a line."""
    dated = found["year"] or (word_before(found) in ("au", "du", "ce", "dès", "fin", "en") and word_after(found) == "")
    if not dated or word_before(found) in _LINES - {"du"} or (found["kind"] == "S" and int(found["number"]) > 2):
        return ""
    tail = f" {year(found['year'])}" if found["year"] else ""
    return f"{ordinal(int(found['number']))} {_QUARTERS[found['kind']]}{tail}"


def _decade(found: re.Match[str]) -> str:
    """``années 80`` → ``quatre-vingt``, ``années 80-90`` → ``quatre-vingt quatre-vingt-dix``."""
    return " ".join(grouped(number, rank=True) for number in re.findall(r"\d+", found[0]))


def _decades(found: re.Match[str]) -> str:
    """``les 90's``, ``les 1990s`` → ``années quatre-vingt-dix``."""
    before = "" if word_before(found) == "années" else "années "
    return before + grouped(found["decade"], rank=True)


def _span(found: re.Match[str]) -> str:
    """``2021-2024`` → ``deux mille vingt et un deux mille vingt-quatre``: years in a range are said side by side."""
    first, second = found["first"], found["second"]
    if len(second) == 4 and int(second) <= int(first):
        return ""
    return f"{grouped(first, rank=True)} {grouped(second, rank=True)}"


def _pair(found: re.Match[str]) -> str:
    """``guerre 14-18`` → ``quatorze dix-huit``, ``saison 23-24`` → ``vingt-trois vingt-quatre``."""
    wars = {"guerre", "guerres", "en", "de", "mondiale", "grande"} if found[0] in ("14-18", "39-45") else set()
    if word_before(found) not in wars | {"saison", "saisons", "exercice", "hiver"}:
        return ""
    return " ".join(cardinal(int(number)) for number in re.split("[-/]", found[0]))


def _year(found: re.Match[str]) -> str:
    """``en 1980`` → ``mille neuf cent quatre-vingt``; before a plural noun it is a count: ``1980 euros``."""
    return grouped(found[0], rank=not word_after(found).endswith(("s", "x")))


def _apostrophe(found: re.Match[str]) -> str:
    return grouped(found["year"], rank=True)


def rules() -> tuple[Rule, ...]:
    """The rules; the months come from their table."""
    before_month = rf"(?= {_months()}(?!\w))"
    return (
        Rule(
            "date.numeric",
            rf"{START}(?<!\d[-/])(?P<day>{_DAY})(?:er)?(?P<by>[/.-]| / )"
            rf"(?P<month>{_MONTH_NUMBER})(?P=by)(?P<year>{_YEAR}|\d\d)(?![\w/-]|\.\d)",
            _numeric,
        ),
        Rule(
            "date.iso",
            rf"{START}(?P<year>{_YEAR})(?P<by>[-/])(?P<month>0[1-9]|1[0-2])(?P=by)(?P<day>{_DAY})(?!(?!T\d\d:)\w|[/-])",
            _numeric,
        ),
        Rule("date.numeric", rf"{START}(?P<month>0[1-9]|1[0-2])/(?P<year>{_YEAR})(?![\w/-]|[.,]\d)", _month_of, confidence=0.9),
        Rule(
            "date.days",
            rf"{START}(?P<first>{_DAY})[-–](?P<second>{_DAY})/(?P<month>{_MONTH_NUMBER})(?=[,;)]|\.? *$| à )",
            lambda found: f"{_days(found)} {_named(found['month'])}",
            confidence=0.85,
        ),
        Rule("date.at", r"(?<=\d)T(?=\d\d:\d\d)", lambda _: "à"),
        Rule(
            "date.short",
            rf"{START}(?P<day>{_DAY})(?:er)?/(?P<month>{_MONTH_NUMBER})(?![\w/%°€]| ?[%°€])",
            _short,
            confidence=0.85,
        ),
        Rule(
            "date.short",
            r"(?<=[lLdD][eu] )(?P<day>0[1-9]|[12]\d|3[01])\.(?P<month>0[1-9]|1[0-2])(?!\w|[.,]\d| ?[%°€]| (?!à |au |et )[a-z])",
            _short,
            confidence=0.8,
        ),
        Rule("date.weekday", rf"{_WEEKDAY} (?P<span>0(?P<day>[1-9]))(?!\w|[/.,:-]\d| ?[hH]\b)", _first, confidence=0.93),
        Rule("date.row", rf"{START}{_DAY}(?:[-/]{_DAY}){{2,4}}{before_month}", _row),
        Rule("date.days", rf"{START}(?P<first>{_DAY})(?:er)? ?[-–/] ?(?P<second>{_DAY}){before_month}", _days),
        Rule("date.days", rf"{START}(?P<span>0(?P<day>[2-9]))(?= (?:au|et) (?:0[1-9]|[12]\d|3[01]){before_month})", _first),
        Rule("date.first", rf"{START}(?P<span>(?P<day>0?1(?:er)?|0[2-9])){before_month}", _first),
        Rule(
            "date.month", rf"(?:{START}{_DAY}(?:er)? |\d[-–/])(?P<span>(?P<month>{_months()})(?!\w)(?:\.{_NOT_LAST})?)", _month
        ),
        Rule("date.month", rf"(?<![\w])(?P<span>(?P<month>{_months()})(?!\w)\.?)(?= {_YEAR}(?!\d))", _month),
        Rule(
            "date.quarter",
            rf"(?<![\w])(?P<kind>[TQS])(?P<number>[1-4])(?:[ /-](?P<year>{_YEAR}))?(?![\w-])",
            _quarter,
            confidence=0.9,
        ),
        Rule(
            "date.quarter", rf"{START}(?P<number>[1-4])(?P<kind>[TS]) ?(?P<year>{_YEAR}|\d\d)(?!\w)", _quarter, confidence=0.9
        ),
        Rule("date.decade", r"(?<=années )(?P<span>\d{2,4}(?: ?[-–/] ?\d{2,4})?)(?!\w)", _decade),
        Rule(
            "date.decades",
            rf"(?:(?<=[Ll]es )|(?<=années )|(?<=[Dd]es ))'?{START}(?P<decade>(?:1[89]|20)?\d0) ?'?s(?!\w)",
            _decades,
            confidence=0.8,
        ),
        Rule("date.years", rf"{START}(?P<first>{_YEAR}) ?[-–/] ?(?P<second>{_YEAR}|\d\d)(?![\w-])", _span, confidence=0.9),
        Rule("date.pair", r"(?<![\w-])\d\d[-/]\d\d(?![\w/-])", _pair),
        Rule("date.apostrophe", r"(?<![\w'])'(?P<year>\d\d)(?![\w'])", _apostrophe, confidence=0.8),
        Rule(
            "date.year",
            rf"{START}(?<!\d-)(?<![$£¥€])(?!(?<=\d/)1000){_YEAR}(?![\w]|[.,]\d|-\d){_MEASURED}",
            _year,
            confidence=0.95,
        ),
    )
