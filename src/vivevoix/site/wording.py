"""The words of the site by language: its own, and those of the article page."""

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from vivevoix.publishing.texts import LANGUAGES, Texts, texts


@cache
def words(language: str) -> Texts:
    """The site's words for readers of ``language``; English where it has not been translated."""
    base = texts(language)
    own = {row[0]: row[1 + LANGUAGES.index(base.language)] for row in _rows()}
    return Texts(base.language, MappingProxyType({**base.words, **own}))


def _rows() -> list[list[str]]:
    source = files("vivevoix.site").joinpath("texts.tsv").read_text("utf-8")
    return list(csv.reader((line for line in source.splitlines() if line and not line.startswith("#")), "excel-tab"))
