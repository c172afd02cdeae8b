"""The words of one part of the site, from the texts.tsv beside its code."""

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from vivevoix.publishing.texts import FALLBACK, LANGUAGES, Texts
from vivevoix.publishing.typography import unbreakable


@cache
def words(package: str, language: str) -> Texts:
    """The texts of ``package`` for readers of ``language``; English where it has not been translated."""
    chosen = language.partition("-")[0] if language.partition("-")[0] in LANGUAGES else FALLBACK
    source = files(package).joinpath("texts.tsv").read_text("utf-8")
    rows = csv.reader((line for line in source.splitlines() if line and not line.startswith("#")), "excel-tab")
    own = {row[0]: unbreakable(row[1 + LANGUAGES.index(chosen)], chosen) for row in rows}
    return Texts(chosen, MappingProxyType(own))
