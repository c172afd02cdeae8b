"""The labelled corpora: ours in ``corpus/fr``, and a folder of others that the environment may name."""

import os
from pathlib import Path

FRENCH = Path(__file__).with_name("corpus") / "fr"
VARIABLE = "VIVEVOIX_CORPORA"
"""Names a folder of labelled files that are measured beside ours, without a floor."""

Row = tuple[str, ...]


def rows(file: Path) -> tuple[Row, ...]:
    """The cells of each line of a TSV file; comments and empty lines are left out."""
    lines = file.read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


def outside() -> Path | None:
    """The folder of other corpora, where one is named."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None
