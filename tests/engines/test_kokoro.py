"""The real voice: contract, refusals, durations, marks."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from tests.contracts.engine import GREETING, EngineContract, utterance
from vivevoix.engines.base import Tone
from vivevoix.engines.kokoro import FORMS, KokoroEngine
from vivevoix.engines.kokoro.alphabet import tokens
from vivevoix.engines.kokoro.edges import EDGE, bounds, settled
from vivevoix.engines.kokoro.forms import chosen
from vivevoix.engines.kokoro.marks import places
from vivevoix.engines.kokoro.processor import capabilities
from vivevoix.engines.kokoro.timing import whole
from vivevoix.engines.kokoro.tone import median_pitch, pitch_range
from vivevoix.errors import ModelMissing, UnknownPhoneme, WrongUse
from vivevoix.model import Voice

SIWIS = Voice("kokoro", "ff_siwis", "fr")


@pytest.fixture(scope="module", params=FORMS)
def loaded(request: pytest.FixtureRequest) -> KokoroEngine:
    from tests.conftest import MODEL_CACHE

    if not FORMS[request.param].needs <= capabilities():
        pytest.skip(f"this processor has no {request.param}")
    return KokoroEngine(MODEL_CACHE, form=request.param)


@pytest.mark.voice
class TestKokoro(EngineContract):
    @pytest.fixture
    def engine(self, loaded: KokoroEngine) -> KokoroEngine:
        return loaded

    @pytest.fixture
    def voice(self) -> Voice:
        return SIWIS

    def test_a_rate_is_what_it_says(self, engine: KokoroEngine) -> None:
        def frames(rate: float) -> int:
            return int(engine.plan(GREETING, dataclasses.replace(SIWIS, rate=rate)).timing.frames.sum())

        assert [frames(rate) * rate / frames(1.0) for rate in (0.8, 0.9, 1.1, 1.25)] == pytest.approx([1] * 4, abs=0.03)

    def test_sound_stands_inside_the_marks(self, engine: KokoroEngine) -> None:
        take = engine.say(GREETING, SIWIS)
        rate, samples = take.audio.sample_rate, take.audio.samples
        inside = [np.abs(samples[int(m.start * rate) : int(m.end * rate)]).max() for m in take.marks]
        assert min(inside) > 0.05

    def test_silence_at_both_ends_is_set(self, engine: KokoroEngine) -> None:
        samples = engine.say(GREETING, SIWIS).audio.samples
        first, last = bounds(samples)
        assert abs(first - EDGE) <= 240 and abs(len(samples) - last - EDGE) <= 240

    def test_a_lower_tone_is_lower_and_a_louder_one_louder(self, engine: KokoroEngine) -> None:
        as_is, low = engine.plan(GREETING, SIWIS), engine.plan(GREETING, SIWIS, Tone(pitch=0.9, range=0.5))
        assert median_pitch(low.score) == pytest.approx(0.9 * median_pitch(as_is.score), rel=0.01)
        assert pitch_range(low.score) == pytest.approx(0.5 * pitch_range(as_is.score), rel=0.05)
        quiet, loud = (engine.say(GREETING, SIWIS, Tone(gain_db=gain)).audio.samples for gain in (-6.0, 0.0))
        assert np.abs(loud).max() / np.abs(quiet).max() == pytest.approx(2, rel=0.01)

    def test_a_draft_knows_the_tone_beforehand(self, engine: KokoroEngine) -> None:
        draft = engine.draft(GREETING, SIWIS)
        assert 150 < draft.median_f0_hz < 260 and 2 < draft.f0_range_st < 20 and 6 < draft.phones_per_second < 20


def test_rounding_owes_nothing_over_many_signs() -> None:
    asked = np.full(101, 3.4, np.float32)
    assert abs(int(whole(asked).sum()) - float(asked.sum())) <= 1 and set(whole(asked).tolist()) == {3, 4}


def test_no_sign_is_left_out_however_short() -> None:
    assert whole(np.array([0.2, 0.2, 0.2, 5.0], np.float32)).min() == 1


def test_the_ends_of_a_sound_are_set_whether_cut_or_filled() -> None:
    tone = np.sin(np.arange(4800) / 10).astype(np.float32)
    for before, after in ((0, 0), (4800, 9000)):
        samples = settled(np.pad(tone, (before, after))).samples
        assert len(samples) == 4800 + 2 * EDGE and bounds(samples) == (EDGE, EDGE + 4800)


def test_the_form_is_the_best_that_passed_or_the_one_asked_for() -> None:
    assert chosen("", frozenset()).name == "ort"
    assert chosen("", frozenset({"FP32", "BF16", "INT8"})).name == "bf16"
    assert chosen("f32", frozenset()).name == "f32"
    with pytest.raises(WrongUse, match="bf17"):
        chosen("bf17", frozenset())


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
