"""Dates as pages print and encode them."""

import re
from datetime import datetime

from vivevoix.reading.fold import plain

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv january jan",
            "février fevrier févr fév february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "août aout august aug",
            "septembre sept september sep",
            "octobre oct october",
            "novembre nov november",
            "décembre déc december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:er|st|nd|rd|th)? ({_MONTH})\b\.?,? (\d{{4}})", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.IGNORECASE)
_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_HOUR = re.compile(r"\b(\d{1,2}) ?[h:] ?(\d{2})\b(?: ?(pm|p\.m\.))?", re.IGNORECASE)


def moment_of(encoded: str) -> datetime | None:
    """The moment in ISO 8601 (``2026-11-20T17:45:00+01:00``), or as printed; None when it is neither."""
    try:
        return datetime.fromisoformat(encoded.strip())
    except ValueError:
        return moment_in(encoded)


def moment_in(printed: str) -> datetime | None:
    """The first date in a line, with its hour when it has one; days come before months when both are figures.

    Example: ``Publié le 20 novembre 2026 à 17h45``.
    """
    text = plain(printed)
    found = _day(text)
    if found is None:
        return None
    (year, month, day), end = found
    hour = _HOUR.search(text, end, end + 20)
    clock = (0, 0)
    if hour:
        clock = (int(hour[1]) % 12 + 12 if hour[3] else int(hour[1]), int(hour[2]))
    try:
        return datetime(year, month, day, *clock)
    except ValueError:
        return None


def _day(text: str) -> tuple[tuple[int, int, int], int] | None:
    if found := _DAY_FIRST.search(text):
        return (int(found[3]), _MONTHS[found[2].lower()], int(found[1])), found.end()
    if found := _MONTH_FIRST.search(text):
        return (int(found[3]), _MONTHS[found[1].lower()], int(found[2])), found.end()
    if found := _FIGURES.search(text):
        return (int(found[3]), int(found[2]), int(found[1])), found.end()
    return None
