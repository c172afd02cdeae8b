"""Sounds by the real voice: what is asked for is changed, and the review must hear that something else was said."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest

from tests.conftest import MODEL_CACHE
from vivevoix.engines.kokoro import KokoroEngine
from vivevoix.errors import ModelCorrupt
from vivevoix.model import Article, Audio, Block, BlockKind, Samples, Source, SourceKind, Take, Voice
from vivevoix.reviewing.acoustics import judged, model_for, phone_errors
from vivevoix.reviewing.acoustics.model_file import parsed
from vivevoix.reviewing.find_sounds import sound_findings
from vivevoix.writing import write

SIWIS = Voice("kokoro", "ff_siwis", "fr")
TEXT = "Le magasin de jouets rouvrira mardi matin, après la tempête, avec une vingtaine de vendeurs."
FILE = files("vivevoix.reviewing.acoustics").joinpath("data/kokoro-ff_siwis.npz")


@pytest.fixture(scope="module")
def engine() -> Iterator[KokoroEngine]:
    yield KokoroEngine(MODEL_CACHE)


@pytest.fixture(scope="module")
def clean(engine: KokoroEngine) -> Take:
    (utterance,) = write(Article(Source(SourceKind.TEXT, "t"), "fr", "", (Block(BlockKind.PARAGRAPH, TEXT),))).utterances
    return engine.say(utterance, SIWIS)


def misread(engine: KokoroEngine, take: Take, phonemes: str, other: str) -> Take:
    """The take of other sounds, under what should have been said."""
    wrong = tuple(replace(one, phonemes=one.phonemes.replace(phonemes, other)) for one in take.utterance.readings)
    assert wrong != take.utterance.readings
    said = engine.say(replace(take.utterance, readings=wrong), SIWIS)
    return replace(said, utterance=take.utterance)


def with_samples(take: Take, samples: Samples) -> Take:
    return replace(take, audio=Audio(samples.astype(np.float32), take.audio.sample_rate))


def checks(take: Take) -> set[str]:
    found = judged(take, SIWIS)
    assert found is not None
    return {alarm.check for alarm in found.alarms}


def test_the_shipped_model_is_small_and_whole() -> None:
    content = FILE.read_bytes()
    model = parsed(content, "ff_siwis")
    assert len(content) < 1.5e6 and {"bf16", "ort"} <= set(model.forms)
    assert len(model.limits) == 3 and (model.weights >= 0).all() and np.isfinite(model.usual).all()
    for cut in (len(content) // 2, len(content) - 10):
        with pytest.raises(ModelCorrupt):
            parsed(content[:cut], "ff_siwis")


def test_a_voice_without_a_model_is_not_judged() -> None:
    assert model_for("kokoro", "if_sara") is None and model_for("tone", "beep") is None


@pytest.mark.voice
def test_a_sound_take_is_not_complained_of(clean: Take) -> None:
    found = judged(clean, SIWIS)
    assert found is not None and found.alarms == () and found.words > 10 and found.foreign == ()
    model = model_for("kokoro", "ff_siwis")
    assert model is not None and phone_errors((clean,), model) < 0.12
    damaged = with_samples(clean, clean.audio.samples[::-1].copy())
    assert phone_errors((damaged,), model) > 0.4


@pytest.mark.voice
@pytest.mark.parametrize(
    ("phonemes", "other", "word"),
    [("zˈɛ̃", "zˈɛ", "magasin"), ("tɑ̃p", "tan", "tempête"), ("ʒwˈɛ", "ʒˈy", "jouets")],
)
def test_a_wrong_sound_is_found_in_its_word(engine: KokoroEngine, clean: Take, phonemes: str, other: str, word: str) -> None:
    take = misread(engine, clean, phonemes, other)
    told = [one for one in sound_findings(judged(take, SIWIS), take.utterance, "fr") if one.check == "sounds.word"]
    assert [one.span.of(take.utterance.printed) for one in told if one.span] == [word]
    assert "attendu" in told[0].evidence


@pytest.mark.voice
def test_a_swallowed_end_and_a_hole_are_found(clean: Take) -> None:
    sound = clean.audio.samples
    kept = np.concatenate([sound[:-1200][:-3600], np.zeros(1200, np.float32)])
    assert "sounds.tail" in checks(with_samples(clean, kept))
    middle = round((clean.marks[2].start + 0.1) * 24_000)
    noisy = sound.copy()
    noisy[middle : middle + 2400] = np.random.default_rng(1).normal(0, 0.08, 2400)
    assert "sounds.strange" in checks(with_samples(clean, noisy))
    assert checks(with_samples(clean, sound[:2400]))
