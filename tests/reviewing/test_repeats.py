"""A stretch said twice is found where it is, also when the second is no copy; speech that goes on is not taken for it."""

import numpy as np
import pytest

from tests.reviewing.syllables import RATE, speech
from vivevoix.model import Audio, Samples
from vivevoix.reviewing.repeats import Repeat, repeats


def likest(samples: Samples, least: float, most: float) -> Repeat | None:
    found = [one for one in repeats(Audio(samples, RATE), most) if one.after >= least]
    return min(found, key=lambda one: one.unlike, default=None)


def told(samples: Samples, excess: float) -> float:
    found = likest(samples, excess - 0.1, excess + 0.1)
    return found.unlike if found else 9.0


@pytest.mark.parametrize("seed", range(6))
def test_a_stretch_said_twice_is_found_with_its_place(seed: int) -> None:
    before, word, after = speech(6, seed), speech(3, seed + 50), speech(6, seed + 100)
    found = likest(np.concatenate([before, word, word, after]), 0.26, 0.46)
    assert found is not None and found.unlike < 0.06
    assert found.after == pytest.approx(0.36, abs=0.02)
    assert found.start == pytest.approx(0.72, abs=0.06)


@pytest.mark.parametrize("seed", range(6))
def test_the_second_may_be_louder_and_noisier(seed: int) -> None:
    before, word, after = speech(6, seed), speech(3, seed + 50), speech(6, seed + 100)
    again = 1.4 * word + 0.002 * np.random.default_rng(seed).standard_normal(len(word)).astype(np.float32)
    assert told(np.concatenate([before, word, again, after]), 0.36) < 0.1


@pytest.mark.parametrize("seed", range(6))
def test_speech_that_goes_on_is_no_repetition(seed: int) -> None:
    assert told(speech(15, seed), 0.36) > 0.12


def test_nothing_is_found_in_silence_or_in_less_than_it_would_take() -> None:
    assert likest(np.zeros(RATE, np.float32), 0.2, 0.4) is None
    assert likest(speech(2, 1), 0.3, 0.5) is None
    assert likest(speech(9, 1), -0.5, 0.05) is None
