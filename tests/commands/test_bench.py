import json

import pytest

from tests.commands.command import Commands


@pytest.fixture(autouse=True)
def _beeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVEVOIX_ENGINE", "tone")
    monkeypatch.setenv("VIVEVOIX_LISTENER", "parrot")


def test_speed_is_named_by_the_glossary(vivevoix: Commands) -> None:
    ran = vivevoix("bench", "speed", "--json")
    figures = json.loads(ran.out)["speed"]
    assert ran.code == 0
    assert 0 < figures["real_time_factor"] < 1
    assert figures["real_time_factor_whole"] > figures["real_time_factor"]
    assert figures["word_error_rate"] == 0.0
    assert figures["peak_memory_mb"] > 20


def test_memory_of_the_beeps_is_flat(vivevoix: Commands) -> None:
    figures = json.loads(vivevoix("bench", "memory", "--json").out)["memory"]
    assert figures["last_over_first"] == pytest.approx(1, abs=0.05)
    assert figures["first_hundred_mb"] > 20


def test_in_words_each_figure_is_a_line(vivevoix: Commands) -> None:
    lines = vivevoix("bench", "memory").out.splitlines()
    assert [line.split()[:2] for line in lines][2] == ["memory", "last_over_first"]


def test_what_it_cannot_measure_is_wrong_use(vivevoix: Commands) -> None:
    ran = vivevoix("bench", "memory", "colour")
    assert ran.code == 2 and "colour" in ran.err and "marks" in ran.err
