"""The inaudible mark: there after everything that a file meets on its way, and nowhere else."""

from collections.abc import Callable
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mastering.coded import aac_at, mp3_at
from tests.mastering.sounds import chain, silence, tone
from tests.mastering.speech import speech
from vivevoix.mastering.detect import THRESHOLD, detect
from vivevoix.mastering.encode import at_rate
from vivevoix.mastering.watermark import BANDS, CHIPS, DEPTH_DB, marked, pattern
from vivevoix.model import Audio


def noisy(audio: Audio, decibels: float) -> Audio:
    noise = np.random.default_rng(3).standard_normal(len(audio.samples))
    level = float(np.sqrt(np.mean(audio.samples**2))) * 10 ** (-decibels / 20)
    return Audio((audio.samples + level * noise).astype(np.float32), audio.sample_rate)


def telephone(audio: Audio) -> Audio:
    """Nothing over 4 kHz."""
    return at_rate(at_rate(audio, 8000), 24_000)


def round_trip(audio: Audio) -> Audio:
    for rate in (48_000, 44_100, 24_000, 16_000):
        audio = at_rate(audio, rate)
    return audio


def louder(audio: Audio, decibels: float) -> Audio:
    return Audio(audio.samples * np.float32(10 ** (decibels / 20)), audio.sample_rate)


def cut(audio: Audio, start: float, seconds: float) -> Audio:
    first = round(start * audio.sample_rate)
    return Audio(audio.samples[first : first + round(seconds * audio.sample_rate)], audio.sample_rate)


def test_the_mark_is_found_in_marked_speech_alone() -> None:
    assert detect(speech()).score < THRESHOLD - 1
    found = detect(marked(speech()))
    assert found.found and found.share == 1.0


@pytest.mark.parametrize(
    "change",
    [
        lambda audio: mp3_at(audio, 64_000),
        lambda audio: aac_at(audio, 64_000),
        lambda audio: aac_at(mp3_at(audio, 64_000), 64_000),
        lambda audio: noisy(audio, 30),
        lambda audio: louder(audio, 12),
        lambda audio: louder(audio, -12),
        telephone,
        round_trip,
    ],
    ids=["mp3", "aac", "twice", "noise", "louder", "softer", "telephone", "rates"],
)
def test_the_mark_outlives(change: Callable[[Audio], Audio]) -> None:
    assert detect(change(marked(speech()))).found
    assert not detect(change(speech())).found


@pytest.mark.parametrize("start", [0.0, 3.21, 7.777, 13.0])
def test_any_ten_seconds_tell(start: float) -> None:
    assert detect(cut(mp3_at(marked(speech()), 64_000), start, 10)).found


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_it_is_one_pattern_at_every_sample_rate(rate: int) -> None:
    assert detect(marked(at_rate(speech(), rate))).found


def test_a_marked_stretch_in_unmarked_speech_is_found_and_its_share_told() -> None:
    plain = chain(speech(), speech())
    found = detect(chain(plain, marked(speech()), plain))
    assert found.found
    assert 0.05 < found.share < 0.5


def test_it_changes_no_band_by_more_than_its_depth() -> None:
    """White noise shows every band; the gains of the pattern are the only change, and even out over time."""
    noise = Audio(np.random.default_rng(1).standard_normal(240_000).astype(np.float32) * 0.1, 24_000)
    made = marked(noise)
    loudness = 10 * np.log10(np.mean(made.samples**2) / np.mean(noise.samples**2))
    difference = 10 * np.log10(np.mean((made.samples - noise.samples) ** 2) / np.mean(noise.samples**2))
    assert abs(loudness) < 0.05
    # A gain of d dB leaves a difference of 20·log10(10^(d/20) − 1) where it acts: 3.2 of the 12 kHz.
    assert difference < 20 * np.log10(10 ** (DEPTH_DB / 20) - 1) + 10 * np.log10(3.2 / 12) + 0.5


def test_silence_stays_silence_and_nothing_moves() -> None:
    made = marked(chain(silence(1), tone(1, hertz=100), silence(1)))
    assert not made.samples[:23_000].any()
    # A tone under the bands comes through as it was.
    assert np.allclose(made.samples, chain(silence(1), tone(1, hertz=100), silence(1)).samples, atol=2e-3)


def test_the_pattern_is_balanced_and_never_changes() -> None:
    """The sum is over the signs as bytes: another pattern would leave every older file unmarked."""
    assert pattern().shape == (2 * CHIPS, BANDS)
    assert not pattern().sum(axis=1).any()
    assert not pattern().reshape(CHIPS, 2, BANDS).sum(axis=1).any()
    assert sha256(pattern().astype(np.int8).tobytes()).hexdigest()[:16] == "1d31b62281b021c9"


@given(seed=st.integers(0, 10_000), kind=st.sampled_from(["noise", "tones", "clicks"]), seconds=st.floats(0, 12))
@settings(max_examples=25, deadline=None, derandomize=True)  # how rare false alarms are is measured in evals, not in each run
def test_other_sounds_are_never_taken_for_marked(seed: int, kind: str, seconds: float) -> None:
    assert not detect(other(seed, kind, seconds)).found


def other(seed: int, kind: str, seconds: float, rate: int = 24_000) -> Audio:
    random, time = np.random.default_rng(seed), np.arange(round(seconds * rate)) / rate
    if kind == "noise":
        samples = random.standard_normal(len(time)) * (1 + np.sin(2 * np.pi * random.uniform(1, 80) * time))
    elif kind == "tones":
        samples = sum(np.sin(2 * np.pi * hertz * time) for hertz in random.uniform(200, 4000, 5)) * np.ones(len(time))
    else:
        samples = (random.random(len(time)) < 0.002) * 1.0
    return Audio((0.1 * samples).astype(np.float32), rate)
