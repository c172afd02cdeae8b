"""Sound while it is made: windows join to the whole, pauses are set, short words and other rates hold."""

import dataclasses
from collections import deque
from collections.abc import Iterator

import numpy as np
import pytest

from tests.contracts.engine import GREETING, utterance
from vivevoix.engines.kokoro import FORMS, KokoroEngine
from vivevoix.engines.kokoro.edges import bounds
from vivevoix.engines.kokoro.front import Score
from vivevoix.engines.kokoro.prepare import prepared
from vivevoix.engines.kokoro.processor import capabilities
from vivevoix.engines.kokoro.stream import MARGIN, Length, paused
from vivevoix.engines.kokoro.vocoder import FastVocoder, waveform
from vivevoix.engines.kokoro.windows import CONTEXT, CORE, FIRST_CORE, Stretch, WindowVocoder, _windows
from vivevoix.model import Samples, Voice

SIWIS = Voice("kokoro", "ff_siwis", "fr")
LONG = utterance(
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


@pytest.mark.parametrize(
    "lengths", [(1,), (24,), (25,), (47,), (95,), (96,), (97,), (108,), (120,), (300,), (5, 7, 400, 2, 96), (96, 96), (12, 84)]
)
def test_windows_hear_every_frame_once_in_order(lengths: tuple[int, ...]) -> None:
    starts = np.cumsum([0, *lengths])
    heard: list[float] = []
    for window, place in _windows(stretch(length, int(start)) for length, start in zip(lengths, starts, strict=False)):
        assert place.core == (CORE if heard else FIRST_CORE) and window.length == place.core + 2 * CONTEXT
        assert window.harmonics.shape[1] == 120 * window.length
        heard += window.score.sounds[0, CONTEXT : CONTEXT + place.frames].tolist()
        assert place.last or place.frames == place.core
    assert heard == list(range(sum(lengths)))


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
    return KokoroEngine(MODEL_CACHE, form="f32")


@pytest.mark.voice
def test_windows_sound_as_the_whole_does(engine: KokoroEngine) -> None:
    """In exact arithmetic: bfloat16 rounds otherwise in another place, by as much as it rounds at all (28 dB)."""
    windows = engine._windows("ff_siwis")
    source, vocoder = prepared(FORMS["f32"].window("ff_siwis"), engine._cache)
    whole = FastVocoder(source, vocoder, "f32")
    score = engine.plan(LONG, SIWIS).score
    assert score.length > CORE
    held = windows._stretch(score).held(CONTEXT, CONTEXT)
    harmonics = np.concatenate([held.harmonics, held.harmonics[:, -1:]], 1)
    sound = waveform(whole.spectrum(held.score, harmonics))[CONTEXT * 600 : -CONTEXT * 600]
    assert snr(sound, windows.sing(score)) > 35


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
def test_one_word_streamed_is_as_loud_as_its_take(engine: KokoroEngine) -> None:
    streamed = np.concatenate([audio.samples for audio in engine.stream([YES], SIWIS)])
    take = engine.say(YES, SIWIS).audio.samples
    level = 20 * np.log10(np.sqrt((streamed**2).sum()) / np.sqrt((take**2).sum()))
    assert abs(level) < 4


def test_the_fade_between_windows_keeps_a_steady_sound_steady() -> None:
    class Steady:
        """A vocoder whose sound is one whatever it is given."""

        def harmonics(self, score: Score) -> Samples:
            return np.zeros((22, 120 * score.length + 1), np.float32)

        def spectrum(self, score: Score, harmonics: Samples) -> Samples:
            return np.zeros((22, 120 * score.length + 1), np.float32)

    score = Score(np.zeros((512, 400), np.float32), np.zeros(800, np.float32), np.zeros(800, np.float32))
    sound = WindowVocoder(Steady(), Steady()).sing(score)  # type: ignore[arg-type]
    hop = sound[600:-600].reshape(-1, 5)
    assert len(sound) == 400 * 600 and np.allclose(hop, hop[0], atol=1e-5)
