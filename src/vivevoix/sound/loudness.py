"""How loud a sound is (ITU-R BS.1770-4)."""

from functools import cache

import numpy as np
import numpy.typing as npt

from vivevoix.model import Audio
from vivevoix.sound.convolve import convolved

GATE_LUFS = -70.0
"""Blocks below are never counted; also what is reported when none is above."""

BLOCK_S = 0.4
STEP_S = 0.1
IMPULSE_S = 0.25
"""The weighting's slowest pole (38 Hz) has fallen by more than 200 dB after that."""

Floats = npt.NDArray[np.float64]


def integrated_lufs(audio: Audio) -> float:
    """Gated loudness over the whole. Sound shorter than one block (0.4 s) counts as one block."""
    powers = _block_powers(audio)
    heard = powers[powers > _power(GATE_LUFS)]
    if len(heard) == 0:
        return GATE_LUFS
    heard = heard[heard > np.mean(heard) / 10]
    return _lufs(float(np.mean(heard)))


def _block_powers(audio: Audio) -> Floats:
    """Mean square of the weighted sound in each block of 0.4 s, a block every 0.1 s."""
    weighted = convolved(audio.samples, _impulse(audio.sample_rate))[: len(audio.samples)]
    total = np.concatenate([[0.0], np.cumsum(weighted**2, dtype=np.float64)])
    block, step = round(BLOCK_S * audio.sample_rate), round(STEP_S * audio.sample_rate)
    block = min(block, max(1, len(weighted)))
    starts = np.arange(0, max(len(weighted) - block, 0) + 1, step)
    powers: Floats = (total[np.minimum(starts + block, len(weighted))] - total[starts]) / block
    return powers


def _lufs(power: float) -> float:
    return -0.691 + 10 * float(np.log10(power))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


@cache
def _impulse(sample_rate: int) -> Floats:
    """The K-weighting as an impulse response: a recursive filter has no fast form in numpy, a convolution has."""
    impulse = np.zeros(round(IMPULSE_S * sample_rate))
    impulse[0] = 1.0
    for feedforward, feedback in (_shelf(sample_rate), _high_pass(sample_rate)):
        impulse = _filtered(impulse, feedforward, feedback)
    return impulse


def _filtered(samples: Floats, feedforward: Floats, feedback: Floats) -> Floats:
    out = np.zeros_like(samples)
    for n in range(len(samples)):
        for k in range(min(n, 2) + 1):
            out[n] += feedforward[k] * samples[n - k] - (feedback[k] * out[n - k] if k else 0.0)
    return out


def _shelf(sample_rate: int) -> tuple[Floats, Floats]:
    """First stage: +4 dB above 1.7 kHz, the head. The standard prints it for 48 kHz; this is its analogue prototype."""
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    k, q = np.tan(np.pi * 1681.974450955533 / sample_rate), 0.7071752369554196
    a0 = 1 + k / q + k * k
    feedforward = np.array([high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k]) / a0
    return feedforward, np.array([a0, 2 * (k * k - 1), 1 - k / q + k * k]) / a0


def _high_pass(sample_rate: int) -> tuple[Floats, Floats]:
    """Second stage: nothing below 38 Hz."""
    k, q = np.tan(np.pi * 38.13547087602444 / sample_rate), 0.5003270373238773
    a0 = 1 + k / q + k * k
    return np.array([1.0, -2.0, 1.0]), np.array([a0, 2 * (k * k - 1), 1 - k / q + k * k]) / a0
