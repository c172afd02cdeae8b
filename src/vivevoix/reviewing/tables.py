"""The data of this folder, read once."""

import re
from functools import cache
from importlib.resources import files


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table; lines that begin with ``#`` are comments. Empty when there is no such table."""
    table = files("vivevoix.reviewing").joinpath("data", f"{name}.tsv")
    if not table.is_file():
        return ()
    lines = table.read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def signs(language: str) -> dict[str, str]:
    """What the listener writes short → the words."""
    return {row[0]: row[1] for row in rows(f"signs_{language}")}


@cache
def sounds(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rules from spelling to a key of its sound."""
    return tuple((re.compile(row[0]), row[1]) for row in rows(f"sounds_{language}"))
