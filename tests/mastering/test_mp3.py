"""Two encoders at once, one stream: the joint leaves no trace, whatever the length."""

import numpy as np
import pytest

from tests.mastering.sounds import RATE
from vivevoix.mastering import mp3 as module
from vivevoix.mastering.encode import decoded
from vivevoix.mastering.mp3 import mp3
from vivevoix.model import Audio


def sound(seconds: float) -> Audio:
    random = np.random.default_rng(7)
    times = np.arange(round(seconds * RATE)) / RATE
    wave = 0.3 * np.sin(2 * np.pi * 220 * times) * (1 + np.sin(2 * np.pi * 3 * times)) + 0.02 * random.standard_normal(
        len(times)
    )
    return Audio(wave.astype(np.float32), RATE)


@pytest.mark.parametrize("seconds", [0.001, 0.02, 0.05, 0.3, 0.61, 4.0, 9.37])
def test_the_joint_leaves_no_trace(seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    by_two = mp3(sound(seconds))
    monkeypatch.setattr(module, "ENCODERS", 1)
    by_one = mp3(sound(seconds))
    assert len(by_two) == len(by_one)
    assert np.array_equal(decoded(by_two).samples, decoded(by_one).samples)
