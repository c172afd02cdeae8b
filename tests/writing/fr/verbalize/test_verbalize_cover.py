"""Whatever is printed, every word of it is said once."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivevoix.model import Reading
from vivevoix.writing.fr.sentence import sentences
from vivevoix.writing.fr.verbalize import verbalize

_PIECES = st.sampled_from(
    [
        "M.",
        "Mme",
        "St-",
        "Ste-Anne",
        "Louis",
        "XIV",
        "XVIe",
        "Ve",
        "1er",
        "2nde",
        "90e+3",
        "3-1",
        "7-6",
        "(5)",
        "14h30",
        "2",
        "h",
        "05",
        "min",
        '9"81',
        "1'45\"",
        "24/01/2024",
        "2021-2024",
        "3/4",
        "½",
        "12",
        "Md€",
        "5",
        "M$",
        "3,50",
        "€",
        "1",
        "200",
        "F",
        "CFA",
        "-3",
        "°C",
        "45",
        "km/h",
        "mg/L",
        "m²",
        "10-12",
        "%",
        "n°",
        "L.",
        "121-1",
        "49.3",
        "RN",
        "20",
        "A86",
        "06",
        "12",
        "34",
        "56",
        "78",
        "+33",
        "3919",
        "www.a.fr",
        "x@y.org",
        "#MeToo",
        "@z",
        "étudiant·e·s",
        "tou(te)s",
        "SNCF",
        "OTAN",
        "CO2",
        "H1N1",
        "S.N.C.F.",
        "l'ONU",
        "CAC",
        "40",
        "av.",
        "J.-C.",
        "p.",
        "12",
        "etc.",
        "…",
        "«",
        "»",
        "“",
        "”",
        "–",
        "—",
        "&",
        "×",
        "~",
        ">",
        "<",
        "+",
        "=",
        "§",
        "°",
        "²",
        "₂",
        "😀",
        "🇫🇷",
        "‰",
        "’98",
        "années",
        "80",
        "LE",
        "GOUVERNEMENT",
        "Ελλάδα",
        "مرحبا",
        "٣",
        "Ⅳ",
        "①",
        "1.2.3",
        "007",
        "999999999999999999999",
        "aujourd'hui",
        "va-t-il",
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="aeMXIVLCDé0123456789 .,-–/:'’h°%€$+()·@#", max_size=40),
    st.lists(_PIECES, max_size=12).map(" ".join),
    st.lists(_PIECES, max_size=6).map("".join),
)


def _checked(printed: str) -> tuple[Reading, ...]:
    readings = verbalize(printed)
    covered = [0] * len(printed)
    end = 0
    for reading in readings:
        assert end <= reading.span.start < reading.span.end <= len(printed), "spans are in order and apart"
        end = reading.span.end
        assert reading.spoken.strip(), "nothing is said by silence"
        assert reading.rule
        assert 0 < reading.confidence <= 1
        assert reading.after in ("", ",", ".", "?", "!", "…", ":", ";", "—")
        assert not reading.phonemes
        for at in range(reading.span.start, end):
            covered[at] += 1
    assert all(covered[at] == 1 for at, character in enumerate(printed) if character.isalnum())
    return readings


@given(_TEXTS)
@settings(max_examples=400, deadline=None)
def test_every_printed_word_is_covered_by_one_reading(printed: str) -> None:
    _checked(printed)


@given(_TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_character_is_in_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize(
    "word", ["a", "1", "A", "é", "-a", "1 ", "A.", "a·", "x@", "1/", "1-", "XV", "l'", "1h", "😀", "١", "a'", "#"]
)
def test_a_very_long_word_costs_no_more_than_its_length(word: str) -> None:
    """A rule whose cost grew with the square would take minutes here, and be noticed."""
    _checked(word * (20_000 // len(word)))
