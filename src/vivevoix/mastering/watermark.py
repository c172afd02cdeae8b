"""A mark in the sound itself that says “AI voice of Vive Voix”, inaudible and hard to lose.

Spread spectrum on loudness: sixteen bands of the voice, 300 to 3500 Hz, are made a little louder and softer in turn, forty times a
second, after a pattern that repeats. Speech itself changes little that fast (its loudness moves below 8 Hz: the power of the changes
falls by 50 between 4 and 20 Hz), so a small change of ours stands out for whoever knows the pattern, and for nobody else.
As a change of loudness it lives through what keeps the loudness of a voice: MP3, AAC, other sample rates, volume, cuts.

The pattern is public, for detection must be free for all; who means to remove the mark can. It carries no message.
"""

from functools import cache
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from vivevoix.model import Audio, Samples

HOP_S = 0.0125
"""A band is louder for so long, then softer for as long, or the reverse: one chip."""

CHIPS = 256
BANDS = 16
LOW_HZ, HIGH_HZ = 300.0, 3500.0
"""What a telephone lets through."""

DEPTH_DB = 0.6
"""A listener notices a lasting change of a band by 1 dB at best; ours lasts 12 ms, in bands that the voice itself masks. By DNSMOS 0.8
costs 0.04 on a scale of 5, 0.6 costs 0.02, which is less than it can tell; pieces of ten seconds still score 1.5 times the threshold."""

SEED = "Vive Voix: this is an AI voice"
_BLOCK = 2048
"""Frames at a time: memory does not grow with the length."""

Pattern = npt.NDArray[np.float32]


@cache
def pattern() -> Pattern:
    """+1 or −1 for each hop of the period (rows) and band (columns); in every row half of the bands are +1.

    By SHA-256, not by a random generator of NumPy: those may change from version to version, and old files must stay detectable.
    """
    rows = []
    for chip in range(CHIPS):
        order = np.argsort([sha256(f"{SEED}/{chip}/{band}".encode()).hexdigest() for band in range(BANDS)])
        signs = np.where(order < BANDS // 2, 1, -1)
        rows += [signs, -signs]
    return np.array(rows, np.float32)


def marked(audio: Audio) -> Audio:
    """The same sound with the mark in it: as long, as loud, silence still silent."""
    hop = round(HOP_S * audio.sample_rate)
    padded = np.pad(audio.samples, (hop, 2 * hop + -len(audio.samples) % hop))
    frames = np.lib.stride_tricks.sliding_window_view(padded, 2 * hop)[::hop]
    out = np.zeros((len(frames) + 1, hop), np.float32)
    for first in range(0, len(frames), _BLOCK):
        halves = _changed(frames[first : first + _BLOCK], first, audio.sample_rate)
        out[first : first + len(halves)] += halves[:, :hop]
        out[first + 1 : first + 1 + len(halves)] += halves[:, hop:]
    return Audio(out.reshape(-1)[hop : hop + len(audio.samples)], audio.sample_rate)


def _changed(frames: Samples, first: int, rate: int) -> Samples:
    """Frames with the pattern's gains, windowed to be added with half their length overlapping."""
    width = frames.shape[1]
    window = np.sqrt(np.hanning(width + 1)[:-1]).astype(np.float32)
    spectra = np.fft.rfft(frames * window, axis=1) * _gains(first + np.arange(len(frames)), width, rate)
    changed: Samples = (np.fft.irfft(spectra, width, axis=1) * window).astype(np.float32)
    return changed


def _gains(numbers: npt.NDArray[np.int_], width: int, rate: int) -> Pattern:
    """A gain for each frame and frequency. By each frame's own time: half of 22 050 Hz is no whole number of samples a hop."""
    hops = np.floor(numbers * (width / 2 / rate / HOP_S) + 0.5).astype(int) % (2 * CHIPS)
    hertz = np.arange(width // 2 + 1) * rate / width
    bands = np.floor((hertz - LOW_HZ) / (HIGH_HZ - LOW_HZ) * BANDS).astype(int)
    steps = np.zeros((len(numbers), len(hertz)), np.float32)
    inside = (bands >= 0) & (bands < BANDS)
    steps[:, inside] = pattern()[hops][:, bands[inside]]
    gains: Pattern = 10 ** (DEPTH_DB / 20 * steps)
    return gains
