"""Kokoro-82M on ONNX Runtime: 24 kHz, French and English, faster than speech on two cores."""

import os
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from vivevoix.engines.kokoro.alphabet import numbers, tokens
from vivevoix.engines.kokoro.graph import DURATIONS, MODEL, exposed
from vivevoix.engines.kokoro.marks import marks
from vivevoix.engines.kokoro.style import VOICES, style
from vivevoix.errors import EngineError, ModelCorrupt, ModelMissing
from vivevoix.model import Audio, Take, Utterance, Voice
from vivevoix.storage.weights import joined

__all__ = ["VOICES", "KokoroEngine", "engine_from"]

SAMPLE_RATE = 24_000


class KokoroEngine:
    """Says utterances with the model of the installed packages, or of a folder of one's own that holds ``kokoro.onnx``."""

    breath = 240
    """Phonemes: some 17 seconds. The model takes 510, but that is more than a reader says in one breath."""

    def __init__(self, cache: Path, models: Path | None = None) -> None:
        self._cache = cache
        self._models = models

    @property
    def fingerprint(self) -> str:
        """Model digest and our own form."""
        return f"kokoro-82m:{MODEL.sha256[:12] if self._models is None else _stamp(self._own)}:ort-1"

    @property
    def alphabet(self) -> frozenset[str]:
        """The signs of the model's vocabulary."""
        return frozenset(numbers())

    def say(self, utterance: Utterance, voice: Voice) -> Take:
        """A take with a mark for each reading. Deterministic.

        Raises UnknownPhoneme, UtteranceTooLong, UnknownVoice, ModelMissing, ModelCorrupt, EngineError.
        """
        signs = tokens(utterance)
        inputs = {
            "tokens": np.array([signs], np.int64),
            "style": style(voice.name, len(signs) - 2),
            "speed": np.array([voice.rate], np.float32),
        }
        samples, durations = self._run(inputs)
        audio = Audio(np.ascontiguousarray(samples, np.float32), SAMPLE_RATE)
        return Take(utterance, audio, marks(utterance, durations[0], audio.duration))

    def _run(self, inputs: dict[str, Any]) -> Any:
        try:
            return self._session.run(["audio", DURATIONS], inputs)
        except RuntimeError as error:
            raise EngineError(f"The voice's model failed: {error}.", "Run vivevoix doctor.") from error

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # Every sentence has another length: memory patterns would be kept for each, and grow without end.
        options.enable_mem_pattern = False
        options.intra_op_num_threads = min(2, os.cpu_count() or 1)
        model = self._own.read_bytes() + exposed(DURATIONS) if self._models else str(joined(MODEL, self._cache))
        try:
            return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime has no base class of its own for a file it cannot read
            raise ModelCorrupt(f"The voice's model cannot be opened: {error}", "Run vivevoix doctor.") from error

    @property
    def _own(self) -> Path:
        assert self._models is not None
        path = self._models / "kokoro.onnx"
        if not path.is_file():
            raise ModelMissing(f"There is no kokoro.onnx in {self._models}.", "Put it there, or unset 'models'.")
        return path


def engine_from(cache: Path, models: Path | None) -> KokoroEngine:
    """The engine; the model is opened at the first word."""
    return KokoroEngine(cache, models)


def _stamp(path: Path) -> str:
    """Size and time stand for a model of one's own, so that its takes are not mistaken for another's."""
    stat = path.stat()
    return f"{stat.st_size:x}-{stat.st_mtime_ns:x}"
