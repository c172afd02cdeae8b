"""Words written differently and said alike are one; words said differently are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivevoix.reviewing.align import Agreement, align
from vivevoix.reviewing.fold import compact, fold
from vivevoix.reviewing.number import roman
from vivevoix.reviewing.sound import key, nearness
from vivevoix.reviewing.tables import rows


def words(text: str, language: str = "fr", expected: str = "") -> str:
    return " ".join(word.text for word in fold(text, language, expected))


@pytest.mark.parametrize(
    ("heard", "spoken"),
    [
        ("7 200 euros", "sept mille deux cents euros"),
        ("38.000 spectateurs", "trente huit mille spectateurs"),
        ("3,5 %", "trois virgule cinq pour cent"),
        ("à 14h30", "à quatorze heures trente"),
        ("le 14 H30", "le quatorze heures trente"),
        ("9 h", "neuf heures"),
        ("1 h 05", "une heure cinq"),
        ("le 1er mars", "le premier mars"),
        ("au XXe siècle", "au vingtième siècle"),
        ("Louis XIVe", "louis quatorzième"),
        ("Le Le Ve siècle", "le le cinquième siècle"),
        ("la 2e fois", "la deuxième fois"),
        ("150 km/h", "cent cinquante kilomètres heure"),
        ("L'été, « porte-parole »", "l été porte parole"),
        ("S.N.C.F.", "sncf"),
        ("l'OCDE", "l ocde"),
        ("M. Petit", "monsieur petit"),
        ("06 12", "zéro six douze"),
        ("0,05", "zéro virgule zéro cinq"),
        ("2026", "deux mille vingt six"),
        ("20 €", "vingt euros"),
        ("9,60 euros", "neuf euros soixante"),
        ("1 200,05 €", "mille deux cents euros cinq"),
        ("5,50 dollars", "cinq dollars cinquante"),
        ("9,605 euros", "neuf virgule six cent cinq euros"),
    ],
)
def test_french_signs_become_words(heard: str, spoken: str) -> None:
    assert compact(words(heard), "fr") == compact(spoken, "fr")


def test_a_price_said_with_its_decimals_is_folded_as_it_was_expected() -> None:
    asked = "neuf virgule soixante euros"
    assert words("9,60 euros", expected=compact(asked, "fr")) == asked


@pytest.mark.parametrize(
    ("heard", "spoken"),
    [
        ("38,000", "thirty eight thousand"),
        ("2.5%", "two point five percent"),
        ("the 3rd", "the third"),
        ("Mr. Hill", "mister hill"),
    ],
)
def test_english_signs_become_words(heard: str, spoken: str) -> None:
    assert words(heard, "en") == spoken


@pytest.mark.parametrize("spoken", ["quinze cents", "mille cinq cents"])
def test_of_two_ways_to_say_a_number_the_expected_one_counts(spoken: str) -> None:
    assert compact(words("1500", expected=compact(spoken, "fr")), "fr") == compact(spoken, "fr")


def test_an_english_year_is_said_in_pairs_when_it_should_be() -> None:
    assert words("1984", "en", compact("nineteen eighty four", "en")) == "nineteen eighty four"


def test_letters_apart_are_one_word() -> None:
    assert words("s n c f") == "sncf"


def test_a_folded_word_knows_where_it_was() -> None:
    text = "le 14 mars, 7 200 €"
    assert [text[word.start : word.end] for word in fold(text, "fr")] == [
        "le",
        "14",
        "mars",
        "7 200",
        "7 200",
        "7 200",
        "7 200",
        "€",
    ]


@given(st.text(max_size=60), st.sampled_from(["fr", "en", "de"]))
def test_any_text_folds(text: str, language: str) -> None:
    folded = fold(text, language)
    assert all(word.text and word.text == word.text.lower() and word.key for word in folded)
    assert all(0 <= word.start < word.end <= len(text) for word in folded)


@pytest.mark.parametrize("numeral", [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XIX", 19), ("XL", 40), ("LIX", 59)])
def test_roman_numerals(numeral: tuple[str, int]) -> None:
    assert roman(numeral[0]) == numeral[1]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_examples_in_the_table_of_sounds_hold(language: str) -> None:
    examples = [row[2].partition("(")[0].split(" = ") for row in rows(f"sounds_{language}")]
    for alike in (example for example in examples if len(example) > 1):
        assert len({key(word.strip(), language) for word in alike}) == 1, alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("privée", "privés"),
        ("ses", "ces"),
        ("coût", "coup"),
        ("mètre", "maître"),
        ("parlait", "parler"),
        ("sans", "cent"),
        ("donnent", "donne"),
    ],
)
def test_french_homophones_agree(one: str, other: str) -> None:
    assert key(one, "fr") == key(other, "fr")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vert", "verte"),
        ("baie", "bateau"),
        ("dessus", "dessous"),
        ("vingt", "trente"),
        ("pain", "pont"),
        ("deux", "douze"),
        ("bon", "bonne"),
    ],
)
def test_words_that_sound_different_differ(one: str, other: str) -> None:
    assert key(one, "fr") != key(other, "fr")


@given(st.text(alphabet="abcdef", max_size=8), st.text(alphabet="abcdef", max_size=8))
def test_nearness_is_symmetrical_and_between_0_and_1(one: str, other: str) -> None:
    assert nearness(one, other) == pytest.approx(nearness(other, one))
    assert 0 <= nearness(one, other) <= 1
    assert (nearness(one, other) == 1) == (one == other)


KEYS = st.lists(st.sampled_from(["a", "ba", "cab", "fada", "geste"]), max_size=7).map(tuple)


@given(KEYS, KEYS)
def test_an_alignment_covers_both_sides_in_order(spoken: tuple[str, ...], heard: tuple[str, ...]) -> None:
    steps = align(spoken, heard)
    assert [place for step in steps for place in range(*step.spoken)] == list(range(len(spoken)))
    assert [place for step in steps for place in range(*step.heard)] == list(range(len(heard)))


@given(KEYS)
def test_equal_words_agree(spoken: tuple[str, ...]) -> None:
    assert all(step.agreement is Agreement.SAME for step in align(spoken, spoken))


def test_words_run_together_agree() -> None:
    assert [step.agreement for step in align(("port", "parol"), ("portparol",))] == [Agreement.SAME]


def test_letters_heard_apart_agree() -> None:
    assert [step.agreement for step in align(("inséé",), ("i", "n", "s", "é", "é"))] == [Agreement.SAME]


def test_a_name_agrees_when_near_and_a_word_does_not() -> None:
    assert align(("mélACO",), ("mélICO",), frozenset({0}))[0].agreement is Agreement.SAME
    assert align(("mélACO",), ("mélICO",))[0].agreement is Agreement.CHANGED
    assert align(("mélACO",), ("bastié",), frozenset({0}))[0].agreement is Agreement.CHANGED
