"""Clicks and noise are found where they are, and not in tones, bursts or fricatives."""

import numpy as np
import pytest

from vivevoix.model import Audio, Samples
from vivevoix.reviewing.noise import clicks, noises

RATE = 24_000
DICE = np.random.default_rng(7)


def buzz(seconds: float = 2.0) -> Samples:
    times = np.arange(round(seconds * RATE)) / RATE
    waves = [np.sin(2 * np.pi * 150 * k * times) / k for k in range(1, 20)]
    return np.asarray(0.2 * np.sum(waves, axis=0), np.float32)


def noise(seconds: float, level: float = 0.1) -> Samples:
    return (level * DICE.standard_normal(round(seconds * RATE))).astype(np.float32)


def put(into: Samples, what: Samples, at: float) -> Audio:
    samples = into.copy()
    start = round(at * RATE)
    samples[start : start + len(what)] = what
    return Audio(samples, RATE)


@pytest.mark.parametrize("height", [0.3, -0.5])
def test_one_sample_out_of_line_is_a_click(height: float) -> None:
    found = clicks(put(buzz(), np.array([height, -height], np.float32), 1.2))
    assert found and all(abs(moment - 1.2) < 0.01 for moment in found)


def test_a_join_at_another_value_is_a_click() -> None:
    samples = buzz()
    samples[RATE:] += 0.4
    assert clicks(Audio(samples, RATE))


def test_tones_bursts_and_fricatives_do_not_click() -> None:
    assert clicks(Audio(buzz(), RATE)) == ()
    burst = noise(0.02) * np.linspace(1, 0, round(0.02 * RATE)).astype(np.float32)
    assert clicks(put(np.zeros(2 * RATE, np.float32), burst, 1.0)) == ()
    assert clicks(put(buzz(), noise(0.15), 1.0)) == ()


def test_half_a_second_of_noise_is_found_in_its_place_and_a_fricative_is_not() -> None:
    ((start, end),) = noises(put(buzz(), noise(0.5), 0.8))
    assert start == pytest.approx(0.8, abs=0.05) and end == pytest.approx(1.3, abs=0.05)
    assert noises(put(buzz(), noise(0.18), 0.8)) == ()
    assert noises(Audio(np.zeros(RATE, np.float32), RATE)) == ()


def test_no_sound_at_all_has_neither() -> None:
    empty = Audio(np.zeros(0, np.float32), RATE)
    assert clicks(empty) == () and noises(empty) == ()
