"""What the model looks at: the logarithms of 64 mel bands, 80 times a second."""

from functools import cache

import numpy as np

from vivevoix.model import Samples

SAMPLE_RATE = 24_000
HOP = 300
"""Samples: 12.5 ms."""
FRAME = HOP / SAMPLE_RATE
"""Seconds."""
WIDTH = 720
TRANSFORM = 1024
BANDS = 64
LOWEST_HZ, HIGHEST_HZ = 50.0, 11_000.0
FLOOR = 1e-6
"""Power, against that of the take's louder frames, under which a band is silent: the noise of a pause tells nothing."""
LOUD = 75
"""Percentile of the frames' power above which they are the louder ones; a take half as loud then looks the same."""


def log_mel(samples: Samples) -> Samples:
    """Natural logarithms of the power in each band, against the loud frames' whole power: float32 [T, 64].

    ``samples``: at 24 kHz; frame t is centred on sample 300 t + 150, and T is the length in whole hops.
    """
    count = len(samples) // HOP
    if not count:
        return np.zeros((0, BANDS), np.float32)
    padded = np.pad(samples, ((WIDTH - HOP) // 2, WIDTH))
    frames = np.lib.stride_tricks.sliding_window_view(padded, WIDTH)[: count * HOP : HOP] * _window()
    spectrum = np.fft.rfft(frames, TRANSFORM, axis=1)
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32) @ _filters()
    whole = power.sum(axis=1)
    loud = float(whole[whole >= np.percentile(whole, LOUD)].mean())
    logs: Samples = np.log(power / max(loud, 1e-9) + FLOOR).astype(np.float32)
    return logs


def stacked(frames: Samples, reach: int) -> Samples:
    """Each frame with ``reach`` neighbours on both sides, the first and last repeated at the ends: [T, (2·reach + 1)·width]."""
    padded = np.pad(frames, ((reach, reach), (0, 0)), mode="edge")
    return np.concatenate([padded[late : late + len(frames)] for late in range(2 * reach + 1)], axis=1)


@cache
def _window() -> Samples:
    window: Samples = np.hanning(WIDTH + 2)[1:-1].astype(np.float32)
    return window


@cache
def _filters() -> Samples:
    """Triangles of equal width on the mel scale: float32 [513, 64]."""
    edges = _hertz(np.linspace(_mel(LOWEST_HZ), _mel(HIGHEST_HZ), BANDS + 2, dtype=np.float32))
    bins = np.fft.rfftfreq(TRANSFORM, 1 / SAMPLE_RATE)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    filters: Samples = np.clip(np.minimum(rising, falling), 0, None).astype(np.float32)
    return filters


def _mel(hertz: float) -> float:
    return float(2595 * np.log10(1 + hertz / 700))


def _hertz(mel: Samples) -> Samples:
    hertz: Samples = (700 * (10 ** (mel / 2595) - 1)).astype(np.float32)
    return hertz
