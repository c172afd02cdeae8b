"""The limiter holds peaks without a jump in gain."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mastering.sounds import RATE, tone
from vivevoix.mastering.limiter import limited, lowest_ahead
from vivevoix.mastering.truepeak import true_peak_dbtp
from vivevoix.model import Audio


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60), st.integers(1, 20))
def test_the_running_minimum_is_the_plain_one(values: list[float], ahead: int) -> None:
    array = np.array(values)
    plain = [array[place : place + ahead + 1].min() for place in range(len(array))]
    assert lowest_ahead(array, ahead).tolist() == plain


def test_sound_under_the_ceiling_is_untouched() -> None:
    sound = tone(1, -12)
    assert np.array_equal(limited(sound, -2.0).samples, sound.samples)


def test_a_burst_is_brought_under_the_ceiling_and_the_rest_left_alone() -> None:
    samples = tone(2, -20).samples.copy()
    samples[RATE : RATE + 240] *= 9.9
    out = limited(Audio(samples, RATE), -6.0)
    assert true_peak_dbtp(out) == pytest.approx(-6.0, abs=0.1)
    assert np.array_equal(out.samples[: RATE - 200], samples[: RATE - 200])
    assert np.allclose(out.samples[-RATE // 2 :], samples[-RATE // 2 :], atol=1e-6)
