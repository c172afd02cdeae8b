"""The words of the interface, by language, from texts.tsv."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from types import MappingProxyType

LANGUAGES = ("fr", "en")
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Texts:
    """The interface in one language."""

    language: str
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of ``key``, its braces filled. Raises KeyError for an unknown key."""
        return self.words[key].format(**values)

    def named(self, family: str, name: str) -> str:
        """The text of ``family.name``; a name that the table lacks is shown as it is, words apart."""
        return self.words.get(f"{family}.{name}") or name.replace("_", " ").replace(".", " ")

    def date(self, moment: datetime, *, with_time: bool = True) -> str:
        """``1er mai 2026 à 17 h 45``, in the moment's own time zone."""
        day = self.words["first"] if moment.day == 1 else str(moment.day)
        month = self.words["months"].split()[moment.month - 1]
        date = self("date", day=day, month=month, year=moment.year)
        if not with_time:
            return date
        return self("date_time", date=date, hour=f"{moment.hour:02d}", minute=f"{moment.minute:02d}")

    def number(self, value: float, digits: int) -> str:
        """A figure with the language's decimal sign, no more than ``digits`` decimals, no empty ones."""
        plain = f"{value:.{digits}f}"
        trimmed = plain.rstrip("0").rstrip(".") if "." in plain else plain
        return trimmed.replace(".", self.words["decimal"]).replace("-", "−")


@cache
def texts(language: str) -> Texts:
    """The interface for readers of ``language``; English where it has not been translated."""
    chosen = language.partition("-")[0] if language.partition("-")[0] in LANGUAGES else FALLBACK
    return Texts(chosen, MappingProxyType({row[0]: row[1 + LANGUAGES.index(chosen)] for row in _rows()}))


def _rows() -> list[list[str]]:
    source = files("vivevoix.publishing").joinpath("texts.tsv").read_text("utf-8")
    return list(csv.reader((line for line in source.splitlines() if not line.startswith("#")), "excel-tab"))
