"""Each line of cases/lines.tsv comes apart into the parts, and is judged as the kinds, that the case says."""

import time
from pathlib import Path

import pytest

from vivevoix.model import Article, Source, SourceKind
from vivevoix.reading.clean import clean
from vivevoix.reading.draft import Draft, Piece

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "cases" / "lines.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("# ")
]
BEFORE = Piece(
    "Le conseil municipal s'est réuni mardi soir dans la grande salle, devant une centaine d'habitants venus écouter les élus."
)
AFTER = Piece(
    "La prochaine séance est prévue au mois de juin, et elle sera elle aussi ouverte à tous ceux qui voudront y venir."
)


def cleaned(line: str, *, between: bool) -> Article:
    pieces = (BEFORE, Piece(line), AFTER) if between else (BEFORE, Piece(line))
    return clean(Draft(pieces), Source(SourceKind.TEXT, "-"), "fr")


@pytest.mark.parametrize("between", [True, False], ids=["between", "last"])
@pytest.mark.parametrize(("line", "kinds"), ROWS)
def test_the_line_is_what_the_case_says(line: str, kinds: str, between: bool) -> None:
    blocks = cleaned(line, between=between).blocks[1 : -1 if between else None]
    assert " + ".join("article" if block.spoken else block.kind.value for block in blocks) == kinds
    assert "".join("".join(block.text.split()) for block in blocks) == "".join(line.split())
    assert all(block.reason for block in blocks if not block.spoken)


@pytest.mark.parametrize(
    "line",
    ["A" * 390, "Par " + "Jean Le " * 48, "Aa " * 130, "© " * 190, "(photo " * 55, "Partager" * 49, "a.B" * 130, "1 mai " * 60],
)
def test_no_line_makes_the_patterns_run_away(line: str) -> None:
    started = time.process_time()
    cleaned(line, between=True)
    # A line takes milliseconds; a pattern that backtracks without bound takes minutes.
    assert time.process_time() - started < 2
