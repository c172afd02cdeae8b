"""A stretch of speech that is said twice in a row: a listener that is a language model writes it once.

Each frame's spectrum is laid against the one a fixed time later; where a whole stretch of that length agrees, it was said again.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vivevoix.model import Audio

Floats = npt.NDArray[np.float64]

HOP_S, WINDOW_S = 0.01, 0.03
BANDS, COEFFICIENTS = 24, 13
BAND_HZ = (150.0, 8_000.0)
DEEPEST_DB = 50.0
"""Under the loudest, what is fainter is all one silence."""
SOUND_DB = 45.0
FAINTEST_DB = -60.0
"""Power in a band of a sound that nobody hears."""
LEAST_S = 0.12
"""Shorter stretches, a syllable, are alike by chance."""
WARP, WARP_COST = 3, 0.02
"""Frames by which the second may run ahead or behind, and the price of each: nobody says a word twice in quite the same time."""
SOUNDING = 0.75
"""So much of both stretches must be sound: two silences are alike."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """The likeliest repetition of a take."""

    start: float
    after: float
    """Seconds from the first saying to the second."""
    unlike: float
    """Mean square of what the two differ by, as a share of the take's own variance: 0 for a copy."""


def repeats(audio: Audio, most: float) -> tuple[Repeat, ...]:
    """For each time from ``LEAST_S`` to ``most`` seconds, in steps of 10 ms, the stretch that is most alike to what follows it directly, so
    much later. Costs a hundredth of the take's length.
    """
    cepstra, sounding = _spectra(audio)
    first, last = round(LEAST_S / HOP_S), min(round(most / HOP_S), len(cepstra) // 2 - 1)
    if last < first or not sounding.any():
        return ()
    unlike = {lag: _unlike(cepstra, lag) for lag in range(first - WARP, last + WARP + 1)}
    return tuple(_nearest(unlike, sounding, lag) for lag in range(first, last + 1))


def _nearest(unlike: dict[int, Floats], sounding: Floats, lag: int) -> Repeat:
    """The place where a stretch as long as the lag is most like the next."""
    frames = unlike[lag].copy()
    for lead in range(-WARP, WARP + 1):
        other = unlike[lag + lead]
        width = min(len(frames), len(other))
        frames[:width] = np.minimum(frames[:width], other[:width] + WARP_COST * abs(lead))
    both = sounding[:-lag] * sounding[lag:]
    mean = np.where(_means(both, lag) > SOUNDING, _means(frames, lag), np.inf)
    at = int(np.argmin(mean))
    return Repeat(at * HOP_S, lag * HOP_S, float(mean[at]))


def _means(values: Floats, width: int) -> Floats:
    """Mean of each ``width`` neighbours."""
    sums = np.cumsum(np.concatenate([[0.0], values]))
    return np.asarray((sums[width:] - sums[:-width]) / width)


def _unlike(cepstra: Floats, lag: int) -> Floats:
    return np.asarray(((cepstra[:-lag] - cepstra[lag:]) ** 2).mean(axis=1))


def _spectra(audio: Audio) -> tuple[Floats, Floats]:
    """Each frame's cepstrum, centred and scaled over the take [n, 13], and whether it is sound (1) or silence (0)."""
    decibels = _bands(audio)
    loudest = decibels.max(axis=1)
    top = float(np.percentile(loudest, 95))
    cepstra = np.maximum(decibels, top - DEEPEST_DB) @ _cosines()
    sounding = (loudest > max(top - SOUND_DB, FAINTEST_DB)).astype(np.float64)
    if not sounding.any():
        return cepstra, sounding
    heard = cepstra[sounding > 0]
    return (cepstra - heard.mean(axis=0)) / max(float(heard.std()), 1e-9), sounding


def _bands(audio: Audio) -> Floats:
    """Decibels in each of 24 mel bands, every 10 ms."""
    size, hop = round(WINDOW_S * audio.sample_rate), round(HOP_S * audio.sample_rate)
    padded = np.pad(audio.samples, (size // 2, size))
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[: len(audio.samples) : hop]
    power = np.abs(np.fft.rfft(frames * np.hanning(size), 2 * size)) ** 2
    return np.asarray(10 * np.log10(np.maximum(power @ _mel(2 * size, audio.sample_rate), 1e-7)))


def _mel(size: int, rate: int) -> Floats:
    """Triangles on the mel scale: [bins, bands]."""
    low, high = (2595 * np.log10(1 + hertz / 700) for hertz in BAND_HZ)
    edges = 700 * (10 ** (np.linspace(low, high, BANDS + 2) / 2595) - 1)
    hertz = np.fft.rfftfreq(size, 1 / rate)[:, None]
    rise, fall = (hertz - edges[:-2]) / np.diff(edges)[:-1], (edges[2:] - hertz) / np.diff(edges)[1:]
    return np.asarray(np.clip(np.minimum(rise, fall), 0, None))


def _cosines() -> Floats:
    """The discrete cosine transform from bands to the first coefficients; the first, loudness, weighs little."""
    band, order = np.arange(BANDS)[:, None] + 0.5, np.arange(COEFFICIENTS)[None]
    matrix = np.cos(np.pi * band * order / BANDS) * np.sqrt(2 / BANDS)
    matrix[:, 0] *= 0.3 / np.sqrt(2)
    return np.asarray(matrix)
