"""Whatever the text: every printed word is covered, every reading is heard, in signs that the voice knows."""

import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from vivevoix.writing import language_of
from vivevoix.writing.cover import check_cover, check_said, sayable
from vivevoix.writing.en.alphabet import SIGNS as ENGLISH
from vivevoix.writing.fr.alphabet import SIGNS as FRENCH

ALPHABETS = {"fr": set("".join(FRENCH)) | set("ˈˌː "), "en": set(ENGLISH) | {" "}}

_NEWS = st.sampled_from(
    [
        "M.",
        "Dr.",
        "d'Été",
        "14h30",
        "3,5 %",
        "$2.5bn",
        "N° 12",
        "1er",
        "XIVe",
        "II",
        "SNCF",
        "NATO",
        "A320",
        "l'ONU",
        "7-6",
        "3/4",
    ]
    + [
        "1990s",
        "#tag",
        "@ici",
        "www.a.fr",
        "x@y.org",
        "n'a-t-il",
        "€",
        "£5",
        "10-12",
        "km/h",
        "(oui)",
        "« non »",
        "“so”",
        "…",
        "—",
    ]
    + [";", ":", "?", "!", ",", ".", "a'", "'b", "½", "m²", "№"]
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.one_of(_NEWS, st.text(max_size=8)), max_size=10).map(" ".join))


@pytest.mark.parametrize("tag", ["fr", "en"])
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
@example(text="北京 Москва مرحبا ʼ ½³ ١٢ Ⅷ ª µ")
@example(text="a" * 500)
@example(text="👍🏽 1\u00a0000\u202f000 l’“été”")
def test_everything_printed_is_said(tag: str, text: str) -> None:
    printed = " ".join(unicodedata.normalize("NFC", text).split())
    language = language_of(tag)
    check_cover(printed, language.sentences(printed), "sentence", printed)
    for span in language.sentences(printed):
        sentence = span.of(printed)
        if sayable(sentence):
            readings = language.readings(sentence)
            check_said(sentence, readings)
            assert set("".join(reading.phonemes for reading in readings)) <= ALPHABETS[tag], sentence


@pytest.mark.parametrize("tag", ["fr", "en"])
def test_readings_and_verbalize_agree_on_the_words(tag: str) -> None:
    language = language_of(tag)
    sentence = "Le 14 juillet 2026 at 10:30, NATO: 3 km."
    words = [(reading.span, reading.spoken) for reading in language.verbalize(sentence)]
    assert words == [(reading.span, reading.spoken) for reading in language.readings(sentence)]
