import pytest
from evals.confidence import area, calibration_error
from evals.judgement import Judgement, error_rate, groups, percent, right
from evals.liaison import gained
from evals.phones import fold


def judgement(*, sound: bool, confidence: float = 1.0, group: str = "", rule: str = "") -> Judgement:
    return Judgement(group, "", "", "", sound, int(not sound), 4, confidence=confidence, rule=rule)


GOOD, BAD = judgement(sound=True), judgement(sound=False)


def test_shares_and_rates() -> None:
    assert right((GOOD, GOOD, GOOD, BAD)) == 75
    assert error_rate((GOOD, BAD)) == 12.5
    assert percent((), lambda one: one.right) == error_rate(()) == 0


def test_groups_part_the_judgements() -> None:
    parted = groups((judgement(sound=True, group="b"), judgement(sound=False, group="a"), judgement(sound=True, group="b")))
    assert {name: len(found) for name, found in parted.items()} == {"a": 1, "b": 2}


def test_an_answer_is_built_in_when_lexicons_gave_all_of_it() -> None:
    assert judgement(sound=True, rule="lexicon.name lexicon.builtin").built_in
    assert not judgement(sound=True, rule="lexicon.name espeak").built_in
    assert not judgement(sound=True).built_in


@pytest.mark.parametrize(
    ("sure_right", "sure_wrong", "expected"),
    [((0.9, 0.8), (0.3, 0.2), 1.0), ((0.2,), (0.9,), 0.0), ((0.5,), (0.5,), 0.5), ((0.9, 0.4), (0.5,), 0.5), ((), (0.5,), 0.5)],
)
def test_area_under_roc(sure_right: tuple[float, ...], sure_wrong: tuple[float, ...], expected: float) -> None:
    good = tuple(judgement(sound=True, confidence=sure) for sure in sure_right)
    bad = tuple(judgement(sound=False, confidence=sure) for sure in sure_wrong)
    assert area(good + bad) == expected


def test_calibration_compares_what_is_promised_with_what_is_kept() -> None:
    kept = tuple(judgement(sound=number < 8, confidence=0.8) for number in range(10))
    boast = tuple(judgement(sound=number < 5, confidence=1.0) for number in range(10))
    assert calibration_error(kept) == pytest.approx(0)
    assert calibration_error(boast) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("said", "alone", "made"),
    [
        ("lez", "le", "z"),
        ("siz", "sis", "z"),
        ("si", "sis", "none"),
        ("ɔ̃n", "ɔ̃", "n"),
        ("vɛ̃t", "vɛ̃", "t"),
        ("ʁɔbɛʁ", "ʁɔbɛʁ", "none"),
        ("nœv", "nœf", "v"),
        ("bɔn", "bɔ̃", "n"),
    ],
)
def test_a_liaison_is_what_the_word_gains(said: str, alone: str, made: str) -> None:
    assert gained(fold(said), fold(alone)) == made
