"""The last part: from features and pitch to sound. Nine tenths of the work, and the part that has forms."""

from functools import cache, cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from vivevoix.engines.kokoro.front import Score, run, session
from vivevoix.engines.kokoro.processor import opened
from vivevoix.engines.kokoro.source import Source
from vivevoix.engines.kokoro.tensors import AUDIO, ENERGY, HARMONICS, PITCH, SOUNDS, TIMBRE
from vivevoix.errors import EngineError, ModelCorrupt
from vivevoix.model import Samples

LOUDEST = 8.0
"""Log-magnitude that no voice reaches (60 sentences: 3.5 at most): statistics that do not fit the sound give 40 to 2400, or none."""
HOP = 5
WIDTH = 20
BINS = WIDTH // 2 + 1


class Vocoder(Protocol):
    """Sings a score."""

    def sing(self, score: Score) -> Samples:
        """600 samples for each frame. Raises EngineError."""


class PlainVocoder:
    """As the model's file has it, eight bits by ONNX Runtime: the reference, and what runs on every processor."""

    def __init__(self, decoder: Path, timbre: Samples) -> None:
        self._path, self._timbre = decoder, timbre

    @cached_property
    def _decoder(self) -> Any:
        """Opened at the first score: a quarter of a second that an article without a short line need not wait."""
        return session(self._path)

    def sing(self, score: Score) -> Samples:
        """600 samples for each frame. Raises EngineError, ModelCorrupt."""
        inputs = {SOUNDS: score.sounds[None], PITCH: score.pitch[None], ENERGY: score.energy[None], TIMBRE: self._timbre}
        sung: Samples = run(self._decoder, [AUDIO], inputs)[0].ravel()
        return sung


class FastVocoder:
    """Rewritten, on OpenVINO; ``window``: frames of every score, where it is always the same (nothing is compiled again then)."""

    def __init__(self, source: Source, vocoder: Path, precision: str, window: int = 0) -> None:
        self._source = source
        try:
            self._vocoder = opened(vocoder, precision, _shapes(window) if window else None)
        except RuntimeError as error:
            raise ModelCorrupt(f"The vocoder cannot be opened: {error}", "Run vivevoix doctor.") from error

    def harmonics(self, score: Score) -> Samples:
        """The glottal source's spectrum, float32 [22, 120T + 1]."""
        return self._source.harmonics(score.pitch)

    def sing(self, score: Score) -> Samples:
        """600 samples for each frame. Raises EngineError."""
        return waveform(self.spectrum(score, self.harmonics(score)))

    def spectrum(self, score: Score, harmonics: Samples) -> Samples:
        """Log-magnitude and phase, float32 [22, 120T + 1]. Raises EngineError."""
        inputs = {
            SOUNDS: np.ascontiguousarray(score.sounds)[None, :, None],
            PITCH: np.ascontiguousarray(score.pitch)[None],
            ENERGY: np.ascontiguousarray(score.energy)[None],
            HARMONICS: np.ascontiguousarray(harmonics)[None, :, None],
        }
        try:
            self._vocoder.infer(inputs)
        except RuntimeError as error:
            raise EngineError(f"The vocoder failed: {error}.", "Run vivevoix doctor.") from error
        held: Samples = self._vocoder.get_output_tensor(0).data.reshape(2 * BINS, -1).astype(np.float32)
        if not held[:BINS].max() < LOUDEST:
            raise EngineError("The vocoder made noise of an utterance.", "Set kokoro_form to ort, and report the sentence.")
        return held


def _shapes(window: int) -> dict[str, list[int]]:
    return {
        SOUNDS: [1, 512, 1, window],
        PITCH: [1, 2 * window],
        ENERGY: [1, 2 * window],
        HARMONICS: [1, 2 * BINS, 1, 120 * window + 1],
    }


def waveform(spectrum: Samples) -> Samples:
    """The inverse short-time Fourier transform of [22, K] as the model's export computes it, float32 [5·(K − 1)].

    The export divides by the squared window's sum, 1.5 at full overlap, in its first 20 samples alone, so its sound is 1.5 times as loud as
    an exact inverse; we keep that loudness. Equal to 114 dB from the twentieth sample on.
    """
    magnitude, phase = np.exp(spectrum[:BINS]), np.sin(spectrum[BINS:])
    parts = np.concatenate([magnitude * np.cos(phase), magnitude * np.sin(phase)])
    frames = (_inverse() @ parts).reshape(WIDTH // HOP, HOP, -1)
    total = np.zeros((frames.shape[2] + WIDTH // HOP - 1, HOP), np.float32)
    for late, part in enumerate(frames):
        total[late : late + part.shape[1]] += part.T
    return total.reshape(-1)[WIDTH // 2 : WIDTH // 2 + HOP * (frames.shape[2] - 1)]


@cache
def _inverse() -> Samples:
    """The windowed inverse transform as a matrix, float32 [20, 22]: real and imaginary bins to samples, in an eighth of the FFT’s time."""
    real = np.fft.irfft(np.eye(BINS), WIDTH, axis=1)
    imaginary = np.fft.irfft(1j * np.eye(BINS), WIDTH, axis=1)
    matrix: Samples = (np.concatenate([real, imaginary]).T * np.hanning(WIDTH + 1)[:WIDTH, None]).astype(np.float32)
    return matrix


def precise(precision: str, capabilities: frozenset[str]) -> Any:
    """The precision asked for where the processor has it, else float32."""
    return precision if precision.upper() in capabilities else "f32"
