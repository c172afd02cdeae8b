"""Data files of linguists: tab-separated, remarks after ``#`` at the start of a line."""

from functools import cache
from importlib.resources import files


@cache
def rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/<name>.tsv`` in a package, without remarks and empty lines."""
    text = files(package).joinpath("data", f"{name}.tsv").read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
