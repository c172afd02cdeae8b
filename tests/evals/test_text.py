import pytest
from evals.text import answers, errors, fold, forms
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("L’Élysée, vingt-deux.", "l'élysée vingt deux"),
        ("Le chœur de l'Œuvre", "le choeur de l'oeuvre"),
        ("à la S.N.C.F.", "à la sncf"),
        ("esse enne cé effe", "s n c f"),
        ("dix pourcent", "dix pour cent"),
        ("Paris/Lyon – Nice", "paris lyon nice"),
        ("« Non ! »", "non"),
    ],
)
def test_strictly_the_same(said: str, answer: str) -> None:
    assert errors(said, (answer,)) == (0, len(fold(answer)))


@pytest.mark.parametrize(
    ("said", "answer"),
    [("trois cent euro", "trois cents euros"), ("la SNCF et l'OTAN", "la s n c f et l'otan"), ("des ONGs", "des o n g")],
)
def test_leniently_the_same(said: str, answer: str) -> None:
    assert errors(said, (answer,))[0] > 0
    assert errors(said, (answer,), lenient=True)[0] == 0


@pytest.mark.parametrize(
    ("said", "answer", "missed"),
    [
        ("vingt et un annexes", "vingt et une annexes", 1),
        ("le 3 mai", "le trois mai", 1),
        ("plu", "plus", 1),
        ("dix %", "dix pour cent", 2),
        ("le", "le vingt mai", 2),
        ("une té de bois", "une t de bois", 1),
    ],
)
def test_what_is_heard_counts_even_leniently(said: str, answer: str, missed: int) -> None:
    assert errors(said, (answer,), lenient=True) == (missed, len(fold(answer)))


def test_the_nearest_of_several_answers_counts() -> None:
    assert errors("à midi trente", ("à douze heures trente", "à midi et demi", "à midi trente")) == (0, 3)


def test_answers_unfold_choices_and_whole_alternatives() -> None:
    assert answers("{deux mille|vingt} vingt || l'an vingt") == ("deux mille vingt", "vingt vingt", "l'an vingt")
    assert answers("six degrés {|celsius}") == ("six degrés", "six degrés celsius")


def test_an_acronym_left_may_be_understood_both_ways() -> None:
    assert forms("la CNIL", lenient=True) == (("la", "cnil"), ("la", "c", "n", "i", "l"))
    assert forms("la CNIL") == (("la", "cnil"),)


def test_many_acronyms_do_not_explode() -> None:
    assert len(forms(" ".join(["OTAN"] * 20), lenient=True)) <= 256


@given(st.text())
def test_any_text_is_right_against_itself(text: str) -> None:
    assert errors(text, (text,)) == (0, len(fold(text)))


@given(st.text(alphabet="abcdé -'’s.", max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(" ".join(fold(text))) == fold(text)
