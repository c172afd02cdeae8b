"""The pitch meter against sounds whose pitch is known."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivevoix.model import Audio, Samples
from vivevoix.sound.pitch import median_and_range, pitch

RATE = 24_000


def sung(hertz: Samples, harmonics: int = 12) -> Audio:
    """A sound whose fundamental goes by ``hertz``, sample by sample, with falling harmonics as of a voice."""
    phase = 2 * np.pi * np.cumsum(hertz) / RATE
    sound = sum(np.sin(number * phase) / number for number in range(1, harmonics + 1))
    return Audio((0.1 * np.asarray(sound)).astype(np.float32), RATE)


def steady(hertz: float, seconds: float = 0.5) -> Samples:
    return np.full(round(seconds * RATE), hertz, np.float32)


@given(st.floats(70, 400), st.integers(1, 20))
@settings(max_examples=40, deadline=None)
def test_a_steady_tone_has_its_pitch(hertz: float, harmonics: int) -> None:
    found, spread = median_and_range(pitch(sung(steady(hertz), harmonics)))
    assert found == pytest.approx(hertz, rel=0.005)
    assert spread < 0.2


def test_a_glide_has_its_middle_and_its_range() -> None:
    """An octave up in a second, evenly on the logarithmic scale: four fifths of it lie between the percentiles.

    The last 80 ms begin no window of their own.
    """
    found, spread = median_and_range(pitch(sung(150 * 2 ** np.linspace(0, 1, RATE, dtype=np.float32))))
    assert found == pytest.approx(150 * 2**0.5, rel=0.02)
    assert spread == pytest.approx(9.6, abs=1)


def test_noise_and_silence_have_none() -> None:
    noise = np.random.default_rng(1).normal(0, 0.1, RATE).astype(np.float32)
    assert len(pitch(Audio(noise, RATE))) < 5
    assert len(pitch(Audio(np.zeros(RATE, np.float32), RATE))) == 0
    assert median_and_range(pitch(Audio(np.zeros(10, np.float32), RATE))) == (0.0, 0.0)


def test_a_faint_tail_is_not_heard_as_a_tone() -> None:
    loud, tail = sung(steady(200)), sung(steady(100))
    both = Audio(np.concatenate([loud.samples, 0.01 * tail.samples]), RATE)
    assert median_and_range(pitch(both))[0] == pytest.approx(200, rel=0.01)


def test_a_missing_fundamental_is_still_the_pitch() -> None:
    phase = 2 * np.pi * 160 * np.arange(RATE) / RATE
    sound = Audio((0.1 * np.sin(np.outer([2, 3, 4, 5], phase)).sum(axis=0)).astype(np.float32), RATE)
    assert median_and_range(pitch(sound))[0] == pytest.approx(160, rel=0.01)


def test_it_costs_a_hundredth_of_the_sound() -> None:
    sound = sung(steady(200, 10))
    pitch(sound)
    started = time.process_time()
    pitch(sound)
    assert time.process_time() - started < 0.1 * 2  # twice the aim: the tests' machine may be busy
