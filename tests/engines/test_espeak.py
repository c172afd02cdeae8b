"""The engine of last resort: contract, refusals, marks, and that it says what the house decided."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from tests.contracts.engine import GREETING, EngineContract, utterance
from vivevoix.engines.espeak import EspeakEngine
from vivevoix.engines.espeak.mnemonics import PAUSES, signs, spelled
from vivevoix.errors import EngineError, ModelMissing, UnknownPhoneme
from vivevoix.model import Mark, Samples, Voice

FRENCH, ENGLISH = Voice("espeak", "fr", "fr"), Voice("espeak", "en", "en")


class TestEspeak(EngineContract):
    @pytest.fixture
    def engine(self) -> EspeakEngine:
        return EspeakEngine()

    @pytest.fixture
    def voice(self) -> Voice:
        return FRENCH


def test_sounds_become_mnemonics_and_elided_words_one() -> None:
    elided = utterance(("L'", "l", ""), ("homme", "ˈɔm", ","), ("dort", "dˈɔʁ", "."))
    spelling = spelled(elided, "fr")
    assert spelling.text == "[[l|'|O|m]], [[d|'|O|r]]."
    assert [spelling.text[start] for start in spelling.starts] == ["l", "'", "d"]


def test_each_language_says_every_sound_of_its_table() -> None:
    for voice in (FRENCH, ENGLISH):
        for sign in signs(voice.name):
            sound = f"{sign}a" if voice is FRENCH else f"{sign}æ"
            take = EspeakEngine().say(utterance(("x", sound, ".")), voice)
            assert np.abs(take.audio.samples).max() > 0.01, sign


def test_each_pause_parts_words() -> None:
    def silence(after: str) -> float:
        marks = EspeakEngine().say(utterance(("oui", "wˈi", after), ("oui", "wˈi", ".")), FRENCH).marks
        return marks[1].start - marks[0].end

    assert all(silence(mark) > silence("") + 0.05 for mark in PAUSES)


def test_a_pronunciation_of_the_house_is_heard() -> None:
    def said(sounds: str) -> Samples:
        return EspeakEngine().say(utterance(("Craon", sounds, ".")), FRENCH).audio.samples

    assert len(said("kʁˈɑ̃")) < len(said("kʁaˈɔ̃"))


def test_marks_stand_on_sound() -> None:
    take = EspeakEngine().say(GREETING, FRENCH)

    def loudest(mark: Mark) -> float:
        first, last = (round(time * take.audio.sample_rate) for time in (mark.start, mark.end))
        return float(np.abs(take.audio.samples[first:last]).max())

    assert min(map(loudest, take.marks)) > 0.05
    assert take.marks[1].start - take.marks[0].end > 0.1


def test_a_higher_rate_is_faster() -> None:
    slow, fast = (EspeakEngine().say(GREETING, dataclasses.replace(FRENCH, rate=rate)).audio.duration for rate in (0.8, 1.6))
    assert 0.4 < fast / slow < 0.75


def test_a_sound_that_the_language_lacks_is_refused_by_word() -> None:
    with pytest.raises(UnknownPhoneme, match="ʤ") as caught:
        EspeakEngine().say(utterance(("Bonjour", "bɔ̃ʒˈuʁ", ""), ("Jim", "ʤˈim", ".")), FRENCH)
    assert "“Jim”" in str(caught.value) and caught.value.remedy


def test_a_word_without_sounds_is_refused() -> None:
    with pytest.raises(UnknownPhoneme, match="nothing at all in “rien”"):
        EspeakEngine().say(utterance(("rien", "", ".")), FRENCH)


def test_brackets_in_the_print_never_reach_it() -> None:
    take = EspeakEngine().say(utterance(("]]<break/>", "wˈi", ".")), FRENCH)
    assert take.audio.duration < 1.5


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("espeakng_loader.get_library_path", lambda: "/nowhere/libespeak-ng.so")
    with pytest.raises(ModelMissing) as caught:
        EspeakEngine().say(GREETING, FRENCH)
    assert "espeakng-loader" in caught.value.remedy


def test_a_library_that_does_not_load_is_an_error_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "libespeak-ng.so"
    broken.write_bytes(b"no library")
    monkeypatch.setattr("espeakng_loader.get_library_path", lambda: str(broken))
    with pytest.raises(EngineError, match="espeak-ng failed") as caught:
        EspeakEngine().say(GREETING, FRENCH)
    assert caught.value.remedy
