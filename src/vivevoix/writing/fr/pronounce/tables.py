"""The linguistic tables of this folder: tab-separated lines, ``#`` for what the columns are."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of ``data/pronounce/<name>.tsv`` in order, each as its columns."""
    text = (files("vivevoix.writing.fr") / "data" / "pronounce" / f"{name}.tsv").read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def classes() -> dict[str, frozenset[str]]:
    """The closed classes of French words (``classes.tsv``), by name."""
    found: dict[str, frozenset[str]] = {}
    for name, words in rows("classes"):
        found[name] = found.get(name, frozenset()) | frozenset(words.split())
    return found


@cache
def table(name: str) -> dict[str, str]:
    """A table of two columns, the second by the first."""
    return {row[0]: row[1] for row in rows(name)}
