import pytest
from tests.writing.fr.pronounce.cases import bare, cases, said, unlinked

from vivevoix.writing.fr.pronounce.exception import exception
from vivevoix.writing.fr.pronounce.notation import alphabet, stressed


@pytest.mark.parametrize(("word", "sounds"), cases("words"))
def test_word(word: str, sounds: str) -> None:
    (reading,) = said(word)
    assert bare(reading.phonemes) in {bare(variant) for variant in sounds.split(" || ")}


@pytest.mark.parametrize(("sentence", "name", "sounds"), cases("names"))
def test_name_in_a_sentence(sentence: str, name: str, sounds: str) -> None:
    reading = next(reading for reading in said(sentence) if reading.span.of(sentence) == name)
    assert unlinked(reading) in sounds.split(" || ")


def test_a_plural_sounds_like_its_singular() -> None:
    assert exception("persils") == exception("persil")


@pytest.mark.parametrize(("ipa", "sounds"), [("ɹɒk", "ʁɔk"), ("kɥiʁ", "kyiʁ"), ("paːʁ", "paːʁ"), ("t͡ʃ", "tʃ"), ("pɑt", "pat")])
def test_any_ipa_becomes_the_voice_s_alphabet(ipa: str, sounds: str) -> None:
    assert alphabet(ipa) == sounds


def test_stress_stands_before_the_last_full_vowel() -> None:
    assert stressed("tabl") == "tˈabl"
    assert stressed("kɛlkə") == "kˈɛlkə"


def test_a_capital_that_may_be_a_foreign_name_is_less_sure_than_a_known_one() -> None:
    unknown, known = said("Wrzeszczyn reste calme.")[0], said("Macron reste calme.")[0]
    assert unknown.confidence <= 0.8 < known.confidence


def test_an_adjective_of_a_country_tells_where_a_name_is_from() -> None:
    (alone,) = [reading for reading in said("On a vu Szentgyorgy hier.") if reading.spoken == "Szentgyorgy"]
    (told,) = [reading for reading in said("Le ministre hongrois Szentgyorgy est parti.") if reading.spoken == "Szentgyorgy"]
    assert told.rule == "origin.hungarian"
    assert told.phonemes != alone.phonemes
