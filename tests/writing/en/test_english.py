import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from tests.writing.cases import accepted, cases
from vivevoix.model import joined
from vivevoix.writing import language_of
from vivevoix.writing.base import rules
from vivevoix.writing.en import number


@pytest.mark.parametrize(("kind", "printed", "spoken"), cases("english"))
def test_english_print_in_words(kind: str, printed: str, spoken: str) -> None:
    readings = language_of("en").verbalize(printed)
    said = joined(tuple((reading.spoken, reading.after) for reading in readings))
    assert said in accepted(spoken), kind


@given(st.integers(-(10**15), 10**15))
def test_cardinals_agree_with_num2words(value: int) -> None:
    assert number.cardinal(value) == num2words(value, lang="en").replace(",", "")


@given(st.integers(1, 10**9))
def test_ordinals_agree_with_num2words(value: int) -> None:
    assert number.ordinal(value) == num2words(value, to="ordinal", lang="en").replace(",", "")


@given(st.integers(1, 3999))
def test_a_roman_numeral_is_well_formed_or_nothing(value: int) -> None:
    assert number.roman(number._as_roman(value)) == value
    assert number.roman("I" + number._as_roman(value)) in {0, value + 1, value - 1}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Smith of the U.S. Army spoke. He left.", 2),
        ("It cost $3.50. Nobody paid.", 2),
        ("“Go!” he said. They went…", 2),
        ("He moved to the U.S. He stayed.", 2),
        ("At 5 p.m. Monday it fell.", 1),
        ("It fell at 5 p.m. The rest held.", 2),
        ("Acme Inc. Chief Ann Lee left.", 1),
        ("See p. 12, vol. 3, and J. K. Rowling.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(language_of("en").sentences(text)) == count


@pytest.mark.parametrize(
    ("sentence", "word", "phonemes", "rule"),
    [
        ("Take the apple.", "the", "ði", "weak"),
        ("Take the pear.", "the", "ðə", "weak"),
        ("They have read it.", "read", "ɹˈɛd", "heteronym"),
        ("They will read it.", "read", "ɹˈid", "espeak"),
        ("The BBC is here.", "b b c", "bˈi bˈi sˈi", "acronym.spelled"),
        ("Two MPs spoke.", "m ps", "ˈɛm pˈiz", "acronym.spelled"),
        ("A judge sat.", "judge", "ʤˈʌʤ", "espeak"),
        ("In Łódź today.", "Łódź", "lˈɑdz", "espeak"),
    ],
)
def test_sounds_and_who_decided(sentence: str, word: str, phonemes: str, rule: str) -> None:
    reading = next(reading for reading in language_of("en").readings(sentence) if reading.spoken == word)
    assert (reading.phonemes, reading.rule) == (phonemes, rule)


@pytest.mark.parametrize(
    ("printed", "kind", "words"),
    [
        ("B-2", "characters", "b dash two"),
        ("2024", "digits", "two zero two four"),
        ("+44 20", "telephone", "plus four four two zero"),
        ("3", "ordinal", "third"),
        ("1,200", "cardinal", "one thousand two hundred"),
        ("10:30", "time", "ten thirty"),
    ],
)
def test_say_as(printed: str, kind: str, words: str) -> None:
    assert rules("en").interpreted(printed, kind) == words


@pytest.mark.parametrize(
    ("phonemes", "ending", "inflected"),
    [("ʤˈʌʤ", "'s", "ʤˈʌʤᵻz"), ("kˈæt", "s", "kˈæts"), ("dˈɔɡ", "s", "dˈɔɡz"), ("dˈɔɡ", "", "dˈɔɡ"), ("dˈɔɡ", "s'", "dˈɔɡz")],
)
def test_an_english_s(phonemes: str, ending: str, inflected: str) -> None:
    assert rules("en").inflected(phonemes, ending) == inflected
