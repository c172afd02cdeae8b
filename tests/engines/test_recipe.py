"""Voices of ours, by parts: what they take from which voice, and that they pass as voices."""

import dataclasses
import hashlib
import json
from importlib.resources import files

import numpy as np
import pytest

from tests.contracts.engine import GREETING, EngineContract
from vivevoix.engines.base import Tone
from vivevoix.engines.kokoro import KokoroEngine
from vivevoix.engines.kokoro.recipe import RECIPES
from vivevoix.engines.kokoro.style import SHA256, register, style, table, timbre
from vivevoix.engines.kokoro.tone import median_pitch
from vivevoix.model import Voice
from vivevoix.sound.pitch import median_and_range, pitch

SIWIS = Voice("kokoro", "ff_siwis", "fr")


def held(name: str) -> bytes:
    return files("vivevoix.engines.kokoro").joinpath(f"voices/{name}.json").read_bytes()


@pytest.fixture(scope="module")
def loaded() -> KokoroEngine:
    from tests.conftest import MODEL_CACHE

    return KokoroEngine(MODEL_CACHE)


@pytest.mark.voice
class TestMan(EngineContract):
    @pytest.fixture(params=RECIPES)
    def voice(self, request: pytest.FixtureRequest) -> Voice:
        return Voice("kokoro", request.param, "fr")

    @pytest.fixture
    def engine(self, loaded: KokoroEngine) -> KokoroEngine:
        return loaded

    def test_he_speaks_as_long_as_the_woman_and_lower(self, engine: KokoroEngine, voice: Voice) -> None:
        his, hers = engine.plan(GREETING, voice), engine.plan(GREETING, SIWIS)
        assert np.array_equal(his.timing.frames, hers.timing.frames)
        assert median_pitch(his.score) == pytest.approx(register(voice.name) * median_pitch(hers.score), rel=0.03)

    def test_his_sound_is_as_low_as_his_plan(self, engine: KokoroEngine, voice: Voice) -> None:
        median, _ = median_and_range(pitch(engine.say(GREETING, voice).audio))
        assert 85 < median < 155  # most men speak between 85 and 155 Hz

    def test_his_tone_can_be_set(self, engine: KokoroEngine, voice: Voice) -> None:
        as_is, high = engine.plan(GREETING, voice), engine.plan(GREETING, voice, Tone(pitch=1.1))
        assert median_pitch(high.score) == pytest.approx(1.1 * median_pitch(as_is.score), rel=0.03)

    def test_a_draft_knows_him(self, engine: KokoroEngine, voice: Voice) -> None:
        his, hers = engine.draft(GREETING, voice), engine.draft(GREETING, SIWIS)
        assert his.median_f0_hz < 0.7 * hers.median_f0_hz
        assert his.f0_range_st == pytest.approx(hers.f0_range_st, rel=0.25)


@pytest.mark.parametrize("name", RECIPES)
def test_his_french_is_the_french_voices_and_his_timbre_the_recipes(name: str) -> None:
    recipe = json.loads(held(name))
    assert np.array_equal(table(name)[:, 128:], table(recipe["prosody"])[:, 128:])
    assert np.array_equal(timbre(name)[0], np.array(recipe["timbre"]["vector"], np.float32))
    assert all(np.array_equal(style(name, signs)[0, :128], timbre(name)[0]) for signs in (1, 40, 400))


@pytest.mark.parametrize("name", RECIPES)
def test_his_file_tells_what_he_is_made_of(name: str) -> None:
    recipe = json.loads(held(name))
    mixture = recipe["timbre"]["mixture"]
    assert sum(part["share"] for part in mixture) == pytest.approx(1)
    assert next(part["sha256"] for part in mixture if part["voice"] == "ff_siwis") == SHA256["ff_siwis"]
    assert "Apache" in recipe["timbre"]["source"] and "no person" in recipe["about"]
    assert hashlib.sha256(held(name)).hexdigest() == SHA256[name]


def test_the_models_own_voices_keep_their_pitch() -> None:
    assert register("ff_siwis") == 1.0 and register("af_heart") == 1.0


def test_voices_differ_in_what_is_prepared_for_them() -> None:
    from vivevoix.engines.kokoro.prepare.part import Part

    decided = {Part("vocoder", name).decided for name in ("ff_siwis", *RECIPES)}
    assert len(decided) == 1 + len(RECIPES)
    assert dataclasses.replace(Part("vocoder", "ff_siwis"), frozen=True).decided not in decided
