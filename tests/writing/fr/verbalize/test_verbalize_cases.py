"""The linguist's cases: what is printed, how it is said, one file a semiotic class."""

from pathlib import Path

import pytest

from vivevoix.model import joined
from vivevoix.writing.fr.verbalize import verbalize

_CASES = Path(__file__).parents[3] / "cases" / "verbalize"


def _cases() -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (file.stem, printed, tuple(answer.strip() for answer in answers.split("||")))
        for file in sorted(_CASES.glob("*.tsv"))
        for printed, answers in (line.split("\t") for line in file.read_text("utf-8").splitlines() if not line.startswith("#"))
    ]


@pytest.mark.parametrize(("semiotic_class", "printed", "answers"), _cases())
def test_print_is_said_as_the_linguist_wrote(semiotic_class: str, printed: str, answers: tuple[str, ...]) -> None:
    said = joined(tuple((reading.spoken, reading.after) for reading in verbalize(printed)))
    assert said in answers, semiotic_class


def test_there_are_cases_of_every_class() -> None:
    assert len(_cases()) >= 400
