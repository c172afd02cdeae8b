"""The linguist's tables: tab-separated files in ``data/verbalize``, columns named in their first line."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/verbalize/<name>.tsv`` without comments and blank lines."""
    text = files("vivevoix.writing.fr").joinpath("data", "verbalize", f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(
        tuple(cell.strip() for cell in line.split("\t")) for line in text.splitlines() if line and not line.startswith("#")
    )


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """The rows of a table by their first cell."""
    return {row[0]: row[1:] for row in rows(name)}


@cache
def listed(name: str) -> frozenset[str]:
    """The first cells of a table: a list of words, one or several a line."""
    return frozenset(word for row in rows(name) for word in row[0].split())
