"""The real voice: contract, refusals, durations, marks."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from tests.contracts.engine import GREETING, EngineContract, utterance
from vivevoix.engines.kokoro import KokoroEngine
from vivevoix.engines.kokoro.alphabet import tokens
from vivevoix.engines.kokoro.marks import places
from vivevoix.errors import ModelMissing, UnknownPhoneme
from vivevoix.model import Voice

SIWIS = Voice("kokoro", "ff_siwis", "fr")


@pytest.fixture(scope="module")
def loaded() -> KokoroEngine:
    from tests.conftest import MODEL_CACHE

    return KokoroEngine(MODEL_CACHE)


@pytest.mark.voice
class TestKokoro(EngineContract):
    @pytest.fixture
    def engine(self, loaded: KokoroEngine) -> KokoroEngine:
        return loaded

    @pytest.fixture
    def voice(self) -> Voice:
        return SIWIS

    def test_the_duration_follows_the_rate(self, engine: KokoroEngine) -> None:
        lengths = {
            rate: engine.say(GREETING, dataclasses.replace(SIWIS, rate=rate)).audio.duration for rate in (0.8, 1.0, 1.25)
        }
        assert lengths[0.8] > lengths[1.0] > lengths[1.25]

    def test_sound_stands_inside_the_marks(self, engine: KokoroEngine) -> None:
        take = engine.say(GREETING, SIWIS)
        rate, samples = take.audio.sample_rate, take.audio.samples
        inside = [np.abs(samples[int(m.start * rate) : int(m.end * rate)]).max() for m in take.marks]
        before = np.abs(samples[: int((take.marks[0].start - 0.06) * rate)]).max()
        assert min(inside) > 10 * before


def test_an_unknown_sound_is_refused_by_word_and_sentence() -> None:
    strange = utterance(("Bonjour", "bɔ̃ʒˈuʁ", ""), ("Łódź", "ɬut͡ɕ", "."))
    with pytest.raises(UnknownPhoneme) as caught:
        tokens(strange)
    assert "Łódź" in str(caught.value) and "ɬ" in str(caught.value) and "Bonjour" in str(caught.value)


def test_a_word_without_sounds_is_refused() -> None:
    with pytest.raises(UnknownPhoneme, match="rien"):
        tokens(utterance(("rien", "", ".")))


def test_places_point_at_each_readings_sounds() -> None:
    elided = utterance(("l'", "l", ""), ("homme", "ˈɔm", ","), ("dort", "dˈɔʁ", "."))
    assert [elided.phonemes[a:b] for a, b in places(elided)] == ["l", "ˈɔm", "dˈɔʁ"]


def test_a_folder_without_the_model_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="kokoro.onnx"):
        KokoroEngine(tmp_path, tmp_path).say(GREETING, SIWIS)
