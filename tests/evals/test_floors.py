from pathlib import Path

import pytest
from evals.__main__ import Floor, better, missed

from evals import __main__ as gates
from evals import homographs, verbalize


def test_a_floor_is_passed_from_its_better_side() -> None:
    assert Floor(95.0, "higher").passed(95.0)
    assert not Floor(95.0, "higher").passed(94.9)
    assert Floor(1.0, "lower").passed(0.5)
    assert not Floor(1.0, "lower").passed(1.1)


def test_raising_leaves_the_room_and_never_lowers() -> None:
    assert Floor(95.0, "higher", 0.5).raised(97.0).value == 96.5
    assert Floor(95.0, "higher", 0.5).raised(95.2).value == 95.0
    assert Floor(1.0, "lower", 0.1).raised(0.5).value == 0.6
    assert Floor(1.0, "lower", 0.1).raised(2.0).value == 1.0


def test_only_measured_figures_are_missed() -> None:
    rows = {"right": Floor(95.0, "higher"), "seconds": Floor(1.0, "lower")}
    assert missed(rows, {"right": 90.0, "other": 0.0}) == ["right"]
    assert missed(rows, {}) == []
    assert better(rows, {"right": 96.0})["right"].value == 96.0


def test_every_gate_with_a_floor_exists() -> None:
    folder = Path(gates.__file__).parent
    assert all((folder / f"{gate}.py").is_file() for gate in gates.floors())


def test_figures_without_a_floor_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    gates.beside("verbalize", {"strict": 50.0}, "outside corpora")
    assert "outside corpora" in capsys.readouterr().out


def test_outside_corpora_are_read_in_their_format(tmp_path: Path) -> None:
    row = "weather\tIl fait 3 °C.\til fait trois degrés || il fait trois degrés celsius\town\n"
    wrong = "weather\tIl fait 3 °C.\til fait quatre degrés\town\n"
    (tmp_path / "fr_news_gold.tsv").write_text("#class\twritten\tspoken\n" + row + wrong, "utf-8")
    assert verbalize.outside(tmp_path)["lenient"] == 50
    (tmp_path / "fr_homographs.tsv").write_text("Les poules du couvent.\tcouvent\tkuvɑ̃\tkuv\t1\tent\n", "utf-8")
    (tmp_path / "fr_homographs.ctx.tsv").write_text("le pul dy\t\n", "utf-8")
    assert homographs.outside(tmp_path)["right"] == 100
