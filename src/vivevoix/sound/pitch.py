"""The pitch of a voice, by YIN (de Cheveigné and Kawahara, 2002): a sound's period is the shift at which it differs least from itself."""

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from vivevoix.model import Audio, Samples

LOWEST = 60.0
HIGHEST = 500.0
"""Hertz between which a voice is looked for."""
HOP_S = 0.01
WINDOW_S = 0.04
"""A little over two periods of the lowest voice: shorter, and 60 Hz is not found; longer, and a fast rise smears."""
COARSE = 8_000
"""Samples a second that are enough for a period, given the parabola between them: a third of the voice's, a ninth of the work."""
UNLIKE = 0.15
"""The difference, as a share of the mean one, under which a frame is called voiced (the paper: 0.1 to 0.2)."""
FAINT_DB = -30.0
"""Frames this far under the loudest are left out: dying tails, which nobody hears as a tone."""

Floats = npt.NDArray[np.float64]


def pitch(audio: Audio) -> Samples:
    """Hertz of each voiced frame of 10 ms, in order, unvoiced frames left out; empty where nothing is voiced."""
    factor = max(1, round(audio.sample_rate / COARSE))
    rate = audio.sample_rate / factor
    frames = _frames(_thinned(audio.samples, factor), rate)
    unlike = _unlikeness(frames)
    level = np.sqrt(np.mean(frames**2, axis=1))
    loud = level > max(float(level.max(initial=0.0)) * 10 ** (FAINT_DB / 20), 1e-6)
    found = [period for row in unlike[loud] if (period := _period(row, rate)) > 0]
    return (rate / np.array(found, np.float32)).astype(np.float32) if found else np.zeros(0, np.float32)


def median_and_range(hertz: Samples) -> tuple[float, float]:
    """Median, hertz, and the semitones from the 10th to the 90th percentile; zeros of nothing."""
    if not len(hertz):
        return 0.0, 0.0
    low, middle, high = np.percentile(hertz, (10, 50, 90))
    return float(middle), float(12 * np.log2(high / low))


def _thinned(samples: Samples, factor: int) -> Floats:
    """Every ``factor`` samples as their mean: a low-pass that is crude but leaves the fundamental alone."""
    whole = samples[: len(samples) // factor * factor].astype(np.float64)
    held: Floats = whole.reshape(-1, factor).mean(axis=1)
    return held


def _frames(samples: Floats, rate: float) -> Floats:
    """Windows of twice ``WINDOW_S``, one every ``HOP_S``: [n, 2 · window]. A sound shorter than one is filled up with silence."""
    width = 2 * round(WINDOW_S * rate)
    filled = np.pad(samples, (0, max(0, width - len(samples))))
    return np.asarray(sliding_window_view(filled, width)[:: round(HOP_S * rate)])


def _unlikeness(frames: Floats) -> Floats:
    """How unlike itself each frame is when shifted by 0, 1, … samples, as a share of the mean up to that shift: [n, window]."""
    width = frames.shape[1] // 2
    spectrum = np.fft.rfft(frames, 2 * frames.shape[1])
    alike = np.fft.irfft(spectrum * np.conj(np.fft.rfft(frames[:, :width], 2 * frames.shape[1])))[:, :width]
    power = np.cumsum(np.pad(frames**2, ((0, 0), (1, 0))), axis=1)
    power = power[:, width : 2 * width] - power[:, :width]
    difference = np.maximum(power[:, :1] + power - 2 * alike, 0)
    mean = np.cumsum(difference[:, 1:], axis=1) / np.arange(1, width)
    share = np.ones_like(difference)
    share[:, 1:] = difference[:, 1:] / np.maximum(mean, 1e-12)
    return share


def _period(unlike: Floats, rate: float) -> float:
    """Samples of the shortest shift at which the frame is like itself; 0 where there is none."""
    first, last = int(rate / HIGHEST), min(int(rate / LOWEST), len(unlike) - 2)
    under = np.flatnonzero(unlike[first : last + 1] < UNLIKE)
    if not len(under):
        return 0.0
    at = first + int(under[0])
    while at < last and unlike[at + 1] < unlike[at]:
        at += 1
    before, here, after = (float(value) for value in unlike[at - 1 : at + 2])
    bend = before - 2 * here + after
    return at + (0.5 * (before - after) / bend if bend > 0 else 0.0)
