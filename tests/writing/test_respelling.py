import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.writing.cases import cases
from vivevoix.errors import BadLexicon
from vivevoix.writing.base import rules
from vivevoix.writing.fr.alphabet import SIGNS, adopted
from vivevoix.writing.fr.respelling import respelled
from vivevoix.writing.fr.respelt import respelling

_ONSETS = ["", "p", "b", "t", "d", "k", "ɡ", "f", "v", "s", "z", "ʃ", "ʒ", "m", "n", "l", "ʁ", "tʁ", "pl", "tʃ", "dʒ", "pj"]
_VOWELS = ["a", "e", "ɛ", "i", "o", "ɔ", "ø", "œ", "u", "y", "ɑ̃", "ɔ̃", "ɛ̃", "œ̃"]
_SYLLABLES = st.builds(str.__add__, st.sampled_from(_ONSETS[1:]), st.sampled_from(_VOWELS))


@pytest.mark.parametrize(("written", "phonemes", "shown"), cases("respelling"))
def test_a_respelling_is_heard_and_shown_back(written: str, phonemes: str, shown: str) -> None:
    assert respelled(written) == phonemes
    assert respelling(phonemes) == shown
    assert respelled(shown) == phonemes


@given(st.lists(_SYLLABLES, min_size=1, max_size=4), st.sampled_from(["", "t", "s", "z", "n", "ʁ", "l", "k", "ʃ", "st", "j"]))
def test_what_is_shown_back_is_heard_the_same(syllables: list[str], end: str) -> None:
    phonemes = adopted("".join(syllables) + ("" if syllables[-1].endswith("\u0303") else end))
    assert respelled(respelling(phonemes)) == phonemes


@given(st.text("abcdefghijklmnopqrstuvwxyzàâçéèêëîïôûùüœ-' ", max_size=12))
def test_any_french_letters_give_french_sounds_or_a_refusal(written: str) -> None:
    try:
        phonemes = respelled(written)
    except BadLexicon:
        return
    assert set(phonemes) <= set("".join(SIGNS)) | {"ˈ", " "}


def test_a_letter_that_french_does_not_sound_is_refused() -> None:
    with pytest.raises(BadLexicon, match="ж"):
        respelled("жан")


@pytest.mark.parametrize(
    ("written", "phonemes", "shown"),
    [("PAT-roo-shef", "pˈætɹuʃɛf", "PA-troo-shef"), ("Smith", "smˈɪθ", "smith"), ("KEE-ran", "kˈiɹæn", "KEE-ran")],
)
def test_an_english_respelling(written: str, phonemes: str, shown: str) -> None:
    assert rules("en").respelled(written) == phonemes
    assert rules("en").respelling(phonemes) == shown
