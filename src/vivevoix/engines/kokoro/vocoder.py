"""The last part: from features and pitch to sound. Nine tenths of the work, and the part that has forms."""

from pathlib import Path
from typing import Any, Protocol

import numpy as np

from vivevoix.engines.kokoro.front import Score, run, session
from vivevoix.engines.kokoro.processor import opened
from vivevoix.engines.kokoro.tensors import AUDIO, ENERGY, HARMONICS, PITCH, SOUNDS, TIMBRE
from vivevoix.errors import EngineError, ModelCorrupt
from vivevoix.model import Samples

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
        self._decoder, self._timbre = session(decoder), timbre

    def sing(self, score: Score) -> Samples:
        """600 samples for each frame. Raises EngineError."""
        inputs = {SOUNDS: score.sounds[None], PITCH: score.pitch[None], ENERGY: score.energy[None], TIMBRE: self._timbre}
        sung: Samples = run(self._decoder, [AUDIO], inputs)[0].ravel()
        return sung


class FastVocoder:
    """Rewritten, on OpenVINO; ``window``: frames of every score, where it is always the same (nothing is compiled again then)."""

    def __init__(self, source: Path, vocoder: Path, precision: str, window: int = 0) -> None:
        self._source = session(source)
        try:
            self._vocoder = opened(vocoder, precision, _shapes(window) if window else None)
        except RuntimeError as error:
            raise ModelCorrupt(f"The vocoder cannot be opened: {error}", "Run vivevoix doctor.") from error

    def harmonics(self, score: Score) -> Samples:
        """The glottal source's spectrum, float32 [22, 120T + 1]. Raises EngineError."""
        held: Samples = run(self._source, [HARMONICS], {PITCH: score.pitch[None]})[0][0]
        return held

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
    turned = np.exp(1j * np.sin(spectrum[BINS:].T)) * np.exp(spectrum[:BINS].T)
    frames = np.fft.irfft(turned, WIDTH, axis=1) * np.hanning(WIDTH + 1)[:WIDTH]
    total = np.zeros(HOP * (len(frames) + 2 * WIDTH // HOP), np.float32)
    for start in range(0, WIDTH, HOP):
        total[start : start + HOP * len(frames)] += frames[:, start : start + HOP].reshape(-1)
    return total[WIDTH // 2 : WIDTH // 2 + HOP * (len(frames) - 1)]


def precise(precision: str, capabilities: frozenset[str]) -> Any:
    """The precision asked for where the processor has it, else float32."""
    return precision if precision.upper() in capabilities else "f32"
