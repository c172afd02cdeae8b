"""A rate is what it says, though the model counts in frames of 25 ms."""

from dataclasses import replace
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import MODEL_CACHE
from vivevoix.bench.corpus import script
from vivevoix.engines.kokoro import KokoroEngine
from vivevoix.engines.kokoro.timing import whole
from vivevoix.model import Utterance, Voice

SIWIS = Voice("kokoro", "ff_siwis", "fr")


@given(st.lists(st.floats(1.6, 20), min_size=1, max_size=200), st.floats(0.5, 1.5))
def test_rounding_follows_the_sum_at_every_sign(frames: list[float], rate: float) -> None:
    """What one sign is rounded by the next one gets: no word drifts, at any rate that leaves a frame to each sign."""
    asked = [frame / rate for frame in frames]
    gone, due = 0, 0.0
    for given_to, frame in zip(whole(asked), asked, strict=True):  # type: ignore[arg-type]
        gone, due = gone + int(given_to), due + frame
        assert abs(gone - due) <= 0.5 + 1e-6


@pytest.fixture(scope="module")
def engine() -> KokoroEngine:
    return KokoroEngine(MODEL_CACHE)


@pytest.mark.voice
@pytest.mark.parametrize("rate", [0.8, 0.9, 1.1, 1.25])
def test_the_voice_keeps_a_rate(engine: KokoroEngine, rate: float) -> None:
    """Rounded sign by sign, 0.9 gave 0.934 and 1.1 gave 1.07."""

    def frames(utterance: Utterance, asked: float) -> int:
        return int(engine.plan(utterance, replace(SIWIS, rate=asked)).timing.frames.sum())

    shares = [rate * frames(utterance, rate) / frames(utterance, 1.0) for utterance in script().utterances[:8]]
    assert fmean(shares) == pytest.approx(1, abs=0.005)
    assert all(share == pytest.approx(1, abs=0.02) for share in shares)
