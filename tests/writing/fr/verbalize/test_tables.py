"""The linguist's tables are well formed: a slip there is found here, not in the air."""

import re

import pytest

from vivevoix.writing.fr.verbalize.numeral import cardinal, ordinal, roman
from vivevoix.writing.fr.verbalize.tables import rows

_PLACES = {
    "each",
    "following",
    "paged",
    "days",
    "side",
    "hour",
    "centuries",
    "year",
    "seats",
    "male",
    "beaten",
    "contra",
    "office",
    "lanes",
    "works",
    "bracketed",
    "dame",
    "lady",
    "party",
    "size",
    "tone",
    "plural",
    "flat",
    "surface",
    "line",
    "any",
    "name",
    "title",
    "number",
    "several",
    "street",
    "christ",
    "colon",
    "sum",
    "after",
    "ordinal",
    "wind",
}


def test_abbreviations_say_where_they_stand() -> None:
    for printed, words, where, *word in rows("abbreviations"):
        assert printed
        assert words
        assert where in _PLACES, printed
        assert word in ([], ["word"]), printed


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("feminines", (3, 3)),
        ("inclusive", (2, 2)),
        ("web", (2, 3)),
        ("units", (4, 5)),
        ("currencies", (4, 6)),
        ("symbols", (3, 3)),
        ("months", (2, 3)),
        ("emoji", (2, 2)),
    ],
)
def test_rows_have_their_columns(table: str, columns: tuple[int, int]) -> None:
    for row in rows(table):
        assert columns[0] <= len(row) <= columns[1], row
        assert all(row[: columns[0]]), row


@pytest.mark.parametrize("table", ["units", "currencies", "emoji", "symbols", "months"])
def test_no_printed_form_stands_twice(table: str) -> None:
    printed = [row[0] for row in rows(table)]
    assert sorted(printed) == sorted(set(printed))


def test_no_acronym_is_said_in_two_ways() -> None:
    words = [word for row in rows("acronyms") for word in row[0].split()]
    assert sorted(words) == sorted(set(words))


def test_a_unit_has_a_gender() -> None:
    assert all(row[3] in "mf" for row in rows("units"))


@pytest.mark.parametrize(
    "n", [*range(130), 200, 280, 300, 999, 1000, 1080, 2000, 80_000, 200_000, 10**6, 2 * 10**9, 10**15 - 1]
)
def test_number_words_are_words_of_french_numbers(n: int) -> None:
    known = [
        "zéro",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "vingt",
        "vingts",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "cent",
        "cents",
        "mille",
        "million",
        "millions",
        "milliard",
        "milliards",
        "billion",
        "billions",
        "et",
    ]
    assert all(word in known for word in re.split("[ -]", cardinal(n)))


@pytest.mark.parametrize(
    ("n", "words"),
    [(80, "quatre-vingts"), (200, "deux cents"), (80_000, "quatre-vingt mille"), (200_000, "deux cent mille"),
     (200_000_000, "deux cents millions"), (1_000, "mille"), (1_000_000, "un million"), (71, "soixante et onze")],
)  # fmt: skip
def test_twenties_and_hundreds_take_their_s_at_the_end_only(n: int, words: str) -> None:
    assert cardinal(n) == words


@pytest.mark.parametrize(
    ("n", "words"), [(1, "premier"), (5, "cinquième"), (9, "neuvième"), (21, "vingt et unième"), (80, "quatre-vingtième")]
)
def test_ordinals(n: int, words: str) -> None:
    assert ordinal(n) == words


@pytest.mark.parametrize(("printed", "value"), [("XIV", 14), ("MMXXIV", 2024), ("XL", 40), ("IIII", 0), ("VX", 0), ("IC", 0)])
def test_roman_numerals_are_well_formed_or_none(printed: str, value: int) -> None:
    assert roman(printed) == value
