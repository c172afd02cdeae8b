import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.writing.fr.pronounce.cases import said

from vivevoix.model import Reading, Span
from vivevoix.writing.fr.pronounce import pronounce

ALPHABET = set("abdefijklmnopstuvwyzøœɔəɛɑŋɡɲʁʃʒˈˌː\u0303 ")
WORDS = st.text(st.characters(categories=("L", "M", "Nd", "Pd")), min_size=1, max_size=12).map(lambda text: f"a{text}")
FRENCH = st.sampled_from(
    [
        "les",
        "des",
        "plus",
        "tous",
        "est",
        "fils",
        "couvent",
        "six",
        "l'",
        "qu'",
        "et",
        "un",
        "onze",
        "héros",
        "va-t-il",
        "bon",
        "grand",
    ]
)
LETTERS = st.characters(categories=("Lu", "Ll", "Lo"))


def _alone(word: str) -> tuple[Reading, ...]:
    return pronounce(word, (Reading(Span(0, len(word)), word, rule="word"),))


@given(st.lists(WORDS | FRENCH, min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_every_word_gets_sounds_of_the_alphabet(words: list[str]) -> None:
    readings, start = [], 0
    for word in words:
        readings.append(Reading(Span(start, start + len(word)), word, rule="word"))
        start += len(word) + 1
    for before, after in zip(readings, pronounce(" ".join(words), tuple(readings)), strict=True):
        assert after.span == before.span
        assert after.phonemes.strip()
        assert set(after.phonemes) <= ALPHABET
        assert 0 < after.confidence <= 1


@given(LETTERS)
@settings(max_examples=300, deadline=None)
def test_no_letter_of_any_alphabet_is_silent(letter: str) -> None:
    (reading,) = _alone(letter)
    assert reading.phonemes.strip("ˈ "), unicodedata.name(letter, letter)


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    for reading in said(text):
        assert reading.phonemes
        assert set(reading.phonemes) <= ALPHABET


def test_letters_of_another_script_are_said_with_little_confidence() -> None:
    (reading,) = _alone("Москва")
    assert reading.rule == "script"
    assert reading.confidence < 0.5
