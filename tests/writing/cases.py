"""Cases that a linguist writes: tab-separated, remarks after ``#``, several right answers apart by `` || ``."""

from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "cases" / "writing"


def cases(name: str) -> list[tuple[str, ...]]:
    lines = (_FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def accepted(answers: str) -> list[str]:
    return answers.split(" || ")
