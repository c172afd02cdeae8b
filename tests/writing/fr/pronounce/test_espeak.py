from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivevoix.errors import EngineError, ModelMissing
from vivevoix.storage.libespeak import library_files
from vivevoix.writing.espeak import spell


def test_language_flags_never_reach_the_sounds() -> None:
    heard = spell("Sarkozy", "fr-fr")
    assert heard.foreign
    assert "(" not in heard.phonemes


def test_clitics_carry_no_hyphen() -> None:
    assert spell("les amis", "fr-fr").phonemes == "lez amˈi"


def test_languages_do_not_mix_between_threads() -> None:
    expected = [spell("table", language) for language in ("fr-fr", "en-us", "en-gb")]
    with ThreadPoolExecutor(3) as pool:
        heard = list(pool.map(lambda turn: spell("table", ("fr-fr", "en-us", "en-gb")[turn % 3]), range(60)))
    assert heard == expected * 20


def test_an_unknown_language_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(EngineError, match="xx"):
        spell("table", "xx")


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("espeakng_loader.get_library_path", lambda: "/nowhere/libespeak-ng.so")
    with pytest.raises(ModelMissing) as error:
        library_files()
    assert "espeakng-loader" in error.value.remedy


@given(st.integers(1, 60), st.sampled_from(["anticonstitutionnellement", "ma", "ab", "tribunal"]))
@settings(max_examples=40, deadline=None)
def test_nothing_of_a_long_word_is_lost(times: int, word: str) -> None:
    """A word n times as long has at least nine tenths of n times the sounds of one; only its ends may sound otherwise."""
    one = len(spell(word, "fr").phonemes.replace("ˈ", ""))
    many = spell(word * times, "fr").phonemes
    assert " " not in many
    assert len(many.replace("ˈ", "").replace("ˌ", "")) >= 0.9 * one * times - 1


def test_a_long_word_between_others_keeps_its_place() -> None:
    assert [len(word) > 9 for word in spell(f"la {'tribunal' * 9} va", "fr").phonemes.split()] == [False, True, False]
