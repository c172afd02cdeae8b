from concurrent.futures import ThreadPoolExecutor

import pytest

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
