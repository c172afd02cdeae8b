"""Convolution with a long kernel, in blocks."""

import numpy as np
import numpy.typing as npt

from vivevoix.model import Samples

LENGTHS = 4
"""The transform is at least so many times as long as the kernel: three quarters of it are new samples, and it stays in the cache (for the
loudness filter 32,768 values, 1.3 times as fast as 131,072)."""


def convolved(samples: npt.ArrayLike, kernel: npt.ArrayLike) -> Samples:
    """The full convolution, ``len(samples) + len(kernel) - 1`` values, by overlap and add.

    Blocks keep the memory flat: one FFT over ten minutes of sound would take 1 GB. In 32 bits, three quarters of the time of 64: on noise
    the error lies 134 dB under the loudest value.
    """
    sound, taps = np.asarray(samples, np.float32), np.asarray(kernel, np.float32)
    size = 1 << int(np.ceil(np.log2(LENGTHS * len(taps))))
    block = size - len(taps) + 1
    spectrum = np.fft.rfft(taps, size)
    out = np.zeros(len(sound) + len(taps) - 1, np.float32)
    for start in range(0, len(sound), block):
        piece = np.fft.irfft(np.fft.rfft(sound[start : start + block], size) * spectrum, size)
        stop = min(start + size, len(out))
        out[start:stop] += piece[: stop - start]
    return out
