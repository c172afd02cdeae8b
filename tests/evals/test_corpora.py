"""The labelled files hold what their readers expect; whether the product is right is for the floors."""

import pytest
from evals.corpus import FRENCH, rows
from evals.liaison import CONSONANTS
from evals.phones import fold
from evals.text import answers

WIDTHS = {"news": 3, "homographs": 6, "liaisons": 5, "common": 2, "people": 3, "names": 3}


@pytest.mark.parametrize(("name", "width"), WIDTHS.items())
def test_every_line_has_its_cells(name: str, width: int) -> None:
    cases = rows(FRENCH / f"{name}.tsv")
    assert cases
    assert all(len(case) == width and all(cell.strip() == cell and cell for cell in case) for case in cases)


@pytest.mark.parametrize(("name", "asked"), [("news", 1), ("common", 0), ("people", 0), ("names", 0)])
def test_nothing_is_asked_twice(name: str, asked: int) -> None:
    questions = [case[asked] for case in rows(FRENCH / f"{name}.tsv")]
    assert len(questions) == len(set(questions))


def test_spoken_answers_hold_words_alone() -> None:
    assert all(
        not any(sign.isdigit() or sign in "{}|%€$" for sign in answer)
        for case in rows(FRENCH / "news.tsv")
        for answer in answers(case[2])
    )


def test_homographs_are_in_their_sentences_and_their_forms_differ() -> None:
    for sentence, word, accepted, rejected, occurrence, _ in rows(FRENCH / "homographs.tsv"):
        assert sentence.count(word) >= int(occurrence)
        assert not {fold(form) for form in accepted.split("|")} & {fold(form) for form in rejected.split("|")}, sentence


def test_liaisons_join_two_words_of_their_sentence() -> None:
    for sentence, first, second, wanted, group in rows(FRENCH / "liaisons.tsv"):
        plain = sentence.replace(",", "")
        assert f"{first} {second}" in plain or f"{first}-{second}" in plain
        assert (wanted == "none") == (group == "forbidden")
        assert all(one in {*CONSONANTS, "ɡ"} for one in wanted.split("|"))


@pytest.mark.parametrize("name", ["common", "people", "names"])
def test_every_name_has_sounds(name: str) -> None:
    assert all(fold(form) for case in rows(FRENCH / f"{name}.tsv") for form in case[1].split("|"))
