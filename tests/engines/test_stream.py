"""Sound while it is made: windows join to the whole, pauses are set, short words and other rates hold."""

import dataclasses
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contracts.engine import GREETING, utterance
from vivevoix.engines.kokoro import FORMS, KokoroEngine
from vivevoix.engines.kokoro.edges import bounds
from vivevoix.engines.kokoro.front import Score
from vivevoix.engines.kokoro.prepare import prepared
from vivevoix.engines.kokoro.processor import capabilities
from vivevoix.engines.kokoro.source import source
from vivevoix.engines.kokoro.stream import MARGIN, Length, paused
from vivevoix.engines.kokoro.style import timbre
from vivevoix.engines.kokoro.vocoder import FastVocoder, PlainVocoder
from vivevoix.engines.kokoro.windows import CONTEXT, OVERLAP, WINDOW, Stretch, WindowVocoder, _windows
from vivevoix.model import Samples, Voice

SIWIS = Voice("kokoro", "ff_siwis", "fr")
SENTENCE = utterance(
    ("Les", "lez", ""),
    ("habitants", "abitˈɑ̃", ""),
    ("du", "dy", ""),
    ("village", "vilˈaʒ", ","),
    ("hier", "jˈɛʁ", ""),
    ("encore", "ɑ̃kˈɔʁ", ","),
    ("ont", "ˈɔ̃", ""),
    ("attendu", "atɑ̃dˈy", ""),
    ("la", "la", ""),
    ("pluie", "plyˈi", "."),
)
YES = utterance(("Oui", "wˈi", "."))


def snr(whole: Samples, other: Samples) -> float:
    return float(10 * np.log10((whole**2).sum() / max(float(((whole - other) ** 2).sum()), 1e-12)))


def stretch(frames: int, start: int = 0) -> Stretch:
    """A stretch whose values count its frames."""
    count = np.arange(start, start + frames, dtype=np.float32)
    score = Score(count[None], np.repeat(count, 2), np.repeat(count, 2))
    return Stretch(score, np.repeat(count, 120)[None])


@given(st.lists(st.integers(1, 700), min_size=1, max_size=6))
def test_windows_hear_every_frame_once_in_order(lengths: list[int]) -> None:
    starts = np.cumsum([0, *lengths])
    heard: list[float] = []
    for window in _windows(stretch(length, int(start)) for length, start in zip(lengths, starts, strict=False)):
        assert window.stretch.length == WINDOW and window.stretch.harmonics.shape[1] == 120 * WINDOW
        before, after = CONTEXT if heard else 0, 0 if window.last else CONTEXT
        assert window.last or window.frames == WINDOW
        heard += window.stretch.score.sounds[0, before : window.frames - after].tolist()
    assert window.last and heard == list(range(sum(lengths)))


@given(st.integers(1, 3000))
def test_no_window_is_sung_in_vain(frames: int) -> None:
    windows = list(_windows(iter([stretch(frames)])))
    assert len(windows) == max(1, -(-(frames - OVERLAP) // (WINDOW - OVERLAP)))


def test_a_score_is_not_asked_for_before_it_is_needed() -> None:
    asked: list[int] = []

    def stretches() -> Iterator[Stretch]:
        for number in range(5):
            asked.append(number)
            yield stretch(500)

    next(_windows(stretches()))
    assert asked == [0]


def test_between_two_utterances_lies_the_pause_that_is_set() -> None:
    tone = np.sin(np.arange(24_000) / 10).astype(np.float32)
    sound = np.concatenate([np.pad(tone, (1200, 6000)), np.pad(tone, (3600, 2400))])
    lengths = deque([Length(24_000 + 7200, 12_000), Length(24_000 + 6000, 4800)])
    pieces = [sound[:5040], sound[5040:40_080], sound[40_080:]]
    given = np.concatenate(list(paused(pieces, lengths)))
    assert len(given) == 48_000 + 12_000 + 4800
    assert bounds(given[: MARGIN + 24_000 + 6000]) == (MARGIN, MARGIN + 24_000)
    assert not given[MARGIN + 24_000 + MARGIN : 24_000 + 12_000 - 1].any()


@pytest.fixture(scope="module")
def engine() -> KokoroEngine:
    from tests.conftest import MODEL_CACHE

    if "FP32" not in capabilities():
        pytest.skip("OpenVINO is not there")
    # Where the processor has no bfloat16, OpenVINO computes it as float32: the windows are the same.
    return KokoroEngine(MODEL_CACHE, form="bf16")


@pytest.mark.voice
def test_windows_sound_as_the_whole_does(engine: KokoroEngine) -> None:
    """In exact arithmetic: bfloat16 rounds otherwise in another place, by as much as it rounds at all (28 dB)."""
    mix, part, decoder = prepared(FORMS["bf16"].vocoder("ff_siwis"), engine.cache)
    windows = WindowVocoder(FastVocoder(source(mix), part, "f32", WINDOW), PlainVocoder(decoder, timbre("ff_siwis")))
    score = engine.plan(SENTENCE, SIWIS).score
    assert score.length > WINDOW
    assert snr(FastVocoder(source(mix), part, "f32").sing(score), windows.sing(score)) > 35


@pytest.mark.voice
def test_a_take_is_the_same_each_time_whatever_was_said_before(engine: KokoroEngine) -> None:
    first = engine.say(SENTENCE, SIWIS).audio.samples
    engine.say(YES, SIWIS)
    assert np.array_equal(first, engine.say(SENTENCE, SIWIS).audio.samples)


@pytest.mark.voice
@pytest.mark.parametrize("seed", range(12))
def test_any_sounds_with_any_end_are_sung_without_noise(engine: KokoroEngine, seed: int) -> None:
    """An end without a pause once made the frozen normalisations run away."""
    random = np.random.default_rng(seed)
    sounds = sorted(sign for sign in engine.alphabet if sign.isalpha() and sign.islower())
    words = ("".join(random.choice(sounds, random.integers(1, 8))) for _ in range(random.integers(1, 12)))
    strange = utterance(*((word, word, "") for word in words))
    samples = engine.say(strange, SIWIS).audio.samples
    assert 0.02 < np.abs(samples).max() <= 1 and np.isfinite(samples).all()


@pytest.mark.voice
@pytest.mark.parametrize("rate", [0.8, 1.0, 1.3])
def test_a_stream_holds_what_takes_hold(engine: KokoroEngine, rate: float) -> None:
    voice = dataclasses.replace(SIWIS, rate=rate)
    pieces = [audio.samples for audio in engine.stream([YES, GREETING, YES], voice)]
    streamed = np.concatenate(pieces)
    takes = [engine.say(said, voice).audio.duration for said in (YES, GREETING, YES)]
    pauses = sum(said.pause_after for said in (YES, GREETING, YES))
    assert len(pieces) > 3 and np.abs(streamed).max() <= 1
    assert len(streamed) / 24_000 == pytest.approx(sum(takes) - 3 * 0.1 + pauses, abs=0.3)


@pytest.mark.voice
def test_one_word_streamed_is_its_take_as_the_plain_form_sings_it(engine: KokoroEngine) -> None:
    streamed = np.concatenate([audio.samples for audio in engine.stream([YES], SIWIS)])
    plain = KokoroEngine(engine.cache, form="ort").say(YES, SIWIS).audio.samples
    for take in (plain, streamed):
        level = 20 * np.log10(np.sqrt((take**2).sum()) / np.sqrt((engine.say(YES, SIWIS).audio.samples ** 2).sum()))
        assert abs(level) < 0.1


@pytest.mark.voice
def test_a_short_line_between_long_ones_is_streamed_as_its_take(engine: KokoroEngine) -> None:
    """Each run of long ones is one sound, each short one a sound of its own; none is lost, none comes twice."""
    said = [SENTENCE, YES, YES, GREETING, SENTENCE]
    scores = [engine.plan(one, SIWIS).score for one in said]
    vocoder = engine._vocoder("ff_siwis")
    assert isinstance(vocoder, WindowVocoder)
    sung = np.concatenate(list(vocoder.pieces(scores)))
    assert len(sung) == 600 * sum(score.length for score in scores)
    first = 600 * scores[0].length
    assert np.array_equal(sung[first : first + 600 * scores[1].length], vocoder.sing(scores[1]))


def test_the_fade_between_windows_keeps_a_steady_sound_steady() -> None:
    class Steady:
        """A vocoder whose sound is one whatever it is given."""

        def harmonics(self, score: Score) -> Samples:
            return np.zeros((22, 120 * score.length + 1), np.float32)

        def spectrum(self, score: Score, harmonics: Samples) -> Samples:
            return np.zeros((22, 120 * score.length + 1), np.float32)

    score = Score(np.zeros((512, 400), np.float32), np.zeros(800, np.float32), np.zeros(800, np.float32))
    sound = WindowVocoder(Steady(), PlainVocoder(Path("not opened"), score.sounds)).sing(score)  # type: ignore[arg-type]
    hop = sound[600:-600].reshape(-1, 5)
    assert len(sound) == 400 * 600 and np.allclose(hop, hop[0], atol=1e-5)
