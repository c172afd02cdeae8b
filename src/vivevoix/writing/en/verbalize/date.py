"""Dates, years, decades: ``Nov. 23, 2026``, ``23 November``, ``2026-11-23``, ``the 1990s``, ``2021-24``."""

import re

from vivevoix.writing.en import number
from vivevoix.writing.en.verbalize.rule import Rule

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join(f"{month}" for month in _MONTHS) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[1-9]\d\d|20\d\d)"


def _month(printed: str) -> str:
    return next(month for month in _MONTHS if month.startswith(printed.rstrip(".")[:3]))


def _american(found: re.Match[str]) -> str:
    words = f"{_month(found['month'])} {number.ordinal(int(found['day']))}"
    return f"{words} {number.year(int(found['year']))}" if found["year"] else words


def _british(found: re.Match[str]) -> str:
    words = f"the {number.ordinal(int(found['day']))} of {_month(found['month'])}"
    if found["the"]:
        words = words if found["the"] == "the" else words.replace("the", "The", 1)
    return f"{words} {number.year(int(found['year']))}" if found["year"] else words


def _days(found: re.Match[str]) -> str:
    """``20-21 March`` → ``the twentieth to the twenty-first of March``."""
    first, last = number.ordinal(int(found["day"])), number.ordinal(int(found["last"]))
    words = f"the {first} to the {last} of {_month(found['month'])}"
    return f"{words} {number.year(int(found['year']))}" if found["year"] else words


def _weekday(found: re.Match[str]) -> str:
    return next(day for day in _WEEKDAYS if day.startswith(found.group()[:3]))


def _figures(found: re.Match[str]) -> str:
    month, day = int(found["month"]), int(found["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{_MONTHS[month - 1]} {number.ordinal(day)} {number.year(int(found['year']))}"


def _decade(found: re.Match[str]) -> str:
    return number.plural(number.year(int(found["year"])))


def _short_decade(found: re.Match[str]) -> str:
    return number.plural(number.cardinal(int(found["ten"])))


def _years(found: re.Match[str]) -> str:
    first, last = found["year"], found["last"]
    later = first[: 4 - len(last)] + last
    if int(later) <= int(first):
        return ""
    words = number.year(int(later)) if len(last) == 4 else number.cardinal(int(last))
    return f"{number.year(int(first))} to {words}"


def _single(found: re.Match[str]) -> str:
    return number.year(int(found["year"]))


def rules() -> tuple[Rule, ...]:
    """The longest form first."""
    return (
        Rule("date", r"\b(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b\.?(?=,? \d)", _weekday, 0.9),
        Rule("date", rf"(?<![\d.,-]){_DAY}\s?[-–]\s?(?P<last>\d\d?)\s(?P<month>{_MONTH})(?:,?\s{_YEAR}\b)?(?!\w)", _days),
        Rule("date", rf"\b(?P<month>{_MONTH})\s{_DAY}\b(?:,?\s{_YEAR}\b)?(?!\d)", _american),
        Rule("date", rf"(?<![\d.,-])(?P<the>[Tt]he\s)?{_DAY}(?:\sof)?\s(?P<month>{_MONTH})(?:,?\s{_YEAR}\b)?(?!\w)", _british),
        Rule("date", rf"(?<![\d-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", _figures),
        Rule("date", rf"(?<![\d/])(?P<month>\d\d?)/(?P<day>\d\d?)/{_YEAR}(?!\d)", _figures, 0.8),
        Rule("date.decade", r"(?<![\w.,])(?P<year>(?:1[1-9]|20)\d0)'?s\b", _decade),
        Rule("date.decade", r"(?<!\w)'?(?P<ten>[2-9]0)'?s\b", _short_decade),
        Rule("date.years", rf"(?<![\w.,-]){_YEAR}\s?[-–]\s?(?P<last>\d{{4}}|\d\d)(?![\w-])", _years),
        Rule(
            "date.year",
            rf"(?<![\w.,/$£€-]){_YEAR}(?![\w/%]|[.,]\d|\s(?:people|dead|jobs|votes|metres|meters|miles|km|kg)\b)",
            _single,
            0.9,
        ),
    )
