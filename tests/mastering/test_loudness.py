"""The meter against signals whose loudness is known, and the levelling against the meter."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mastering.sounds import RATE, chain, silence, tone
from vivevoix.mastering.loudness import leveled, measured
from vivevoix.mastering.truepeak import SILENCE_DB, envelope, true_peak_dbtp
from vivevoix.model import Audio
from vivevoix.sound.loudness import GATE_LUFS, integrated_lufs

# EBU Tech 3341 tests its meters with stereo sines: −23 dBFS in both channels reads −23 LUFS. In one channel alone the
# power is half, 3.01 LU less.
MONO = -3.01


@pytest.mark.parametrize("rate", [24_000, 44_100, 48_000])
@pytest.mark.parametrize("dbfs", [-23.0, -33.0])
def test_a_steady_sine_reads_its_level(rate: int, dbfs: float) -> None:
    assert integrated_lufs(tone(20, dbfs, rate=rate)) == pytest.approx(dbfs + MONO, abs=0.1)


def test_quiet_stretches_are_gated_out() -> None:
    """Tech 3341 case 3: −36, −23, −36 dBFS for 10, 60, 10 s reads −23."""
    assert integrated_lufs(chain(tone(10, -36), tone(60, -23), tone(10, -36))) == pytest.approx(-23 + MONO, abs=0.1)


def test_silence_below_the_absolute_gate_is_gated_out() -> None:
    """Tech 3341 case 4: −72, −36, −23, −36, −72 dBFS for 10, 10, 60, 10, 10 s reads −23."""
    sound = chain(tone(10, -72), tone(10, -36), tone(60, -23), tone(10, -36), tone(10, -72))
    assert integrated_lufs(sound) == pytest.approx(-23 + MONO, abs=0.1)


def test_two_levels_average_by_power() -> None:
    """Tech 3341 case 5: −26, −20, −26 dBFS for 20, 20.1, 20 s reads −23."""
    assert integrated_lufs(chain(tone(20, -26), tone(20.1, -20), tone(20, -26))) == pytest.approx(-23 + MONO, abs=0.1)


def test_low_rumble_counts_for_little() -> None:
    assert integrated_lufs(tone(5, -20, hertz=25)) < integrated_lufs(tone(5, -20)) - 8


def test_a_peak_between_samples_is_seen() -> None:
    """A sine at a quarter of the rate, 45° off: its samples lie 3 dB under its crest."""
    place = np.arange(RATE)
    sound = Audio(np.sin(np.pi / 2 * place + np.pi / 4).astype(np.float32) * 0.5, RATE)
    assert 20 * np.log10(float(np.max(np.abs(sound.samples)))) == pytest.approx(-9.03, abs=0.01)
    middle = Audio(sound.samples * np.hanning(RATE).astype(np.float32), RATE)
    assert true_peak_dbtp(middle) == pytest.approx(-6.02, abs=0.1)


def test_silence_has_figures_that_json_can_hold() -> None:
    quiet = measured(silence(2))
    assert (quiet.integrated_lufs, quiet.true_peak_dbtp) == (GATE_LUFS, SILENCE_DB)


def test_silence_stays_silence() -> None:
    assert not np.any(leveled(silence(2), -2.0).samples)


def test_no_samples_at_all() -> None:
    assert measured(silence(0)).integrated_lufs == GATE_LUFS


def test_sound_under_the_ceiling_is_only_amplified() -> None:
    sound = tone(3, -30)
    out = leveled(sound, -2.0)
    ratio = out.samples[1000:2000] / np.where(sound.samples[1000:2000] == 0, 1, sound.samples[1000:2000])
    assert np.ptp(ratio[np.abs(sound.samples[1000:2000]) > 1e-3]) < 1e-3


def test_clicks_alone_stay_quiet_rather_than_break_the_ceiling() -> None:
    samples = np.zeros(5 * RATE, dtype=np.float32)
    samples[:: RATE // 2] = 0.9
    out = leveled(Audio(samples, RATE), -2.0)
    assert true_peak_dbtp(out) <= -2.0 + 0.01
    assert integrated_lufs(out) < -16.5


@st.composite
def babble(draw: st.DrawFn) -> Audio:
    """Noise and tones in bursts of any level from −60 dBFS to full scale, with pauses: as uneven as speech, or worse."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    parts = []
    for _ in range(draw(st.integers(2, 6))):
        level = 10 ** (draw(st.floats(-60, 0)) / 20)
        time = np.arange(round(draw(st.floats(0.2, 1.0)) * RATE)) / RATE
        wave = np.sin(2 * np.pi * draw(st.floats(80, 4000)) * time) + 0.2 * random.standard_normal(len(time))
        parts += [level * wave, np.zeros(round(draw(st.floats(0, 0.4)) * RATE))]
    return Audio(np.clip(np.concatenate(parts), -1, 1).astype(np.float32), RATE)


@settings(max_examples=25, deadline=None)
@given(babble())
def test_any_sound_comes_out_at_the_target_under_the_ceiling(sound: Audio) -> None:
    out = leveled(sound, -2.0)
    assert np.all(np.isfinite(out.samples))
    assert true_peak_dbtp(out) <= -2.0 + 0.01
    assert integrated_lufs(out) == pytest.approx(-16.0, abs=0.5)


@given(st.integers(0, 2**32 - 1), st.integers(1, 700), st.floats(0.0, 1.0))
def test_a_floor_saves_work_and_changes_nothing_above_it(seed: int, length: int, floor: float) -> None:
    random = np.random.default_rng(seed)
    samples = (random.normal(0, 0.3, length) * random.choice([0.01, 1.0], length)).astype(np.float32)
    exact, saved = envelope(samples), envelope(samples, floor)
    above = exact > floor
    assert np.allclose(saved[above], exact[above], atol=1e-6)
    assert (saved <= exact + 1e-6).all() and (saved >= np.abs(samples)).all()
