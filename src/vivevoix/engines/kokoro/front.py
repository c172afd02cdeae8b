"""The first parts, on ONNX Runtime: what the voice will say before it says it. A tenth of the work."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from vivevoix.engines.kokoro.processor import THREADS
from vivevoix.engines.kokoro.tensors import ALIGNED, ENERGY, FEATURES, FRAMES, PITCH, SOUND_FEATURES
from vivevoix.errors import EngineError, ModelCorrupt
from vivevoix.model import Samples


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """What the encoder makes of n signs, silence at both ends included."""

    frames: Samples
    """How long each sign lasts, in frames of 25 ms, not rounded: [n]."""
    features: Samples
    """For the prosody: [640, n]."""
    sounds: Samples
    """For the vocoder: [512, n]."""


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """What the vocoder sings from, T frames."""

    sounds: Samples
    """[512, T]."""
    pitch: Samples
    """Hertz, two values a frame, about 0 where unvoiced: [2T]."""
    energy: Samples
    """[2T]."""

    @property
    def length(self) -> int:
        """Frames."""
        return int(self.sounds.shape[1])

    def between(self, first: int, last: int) -> "Score":
        """The frames from ``first`` up to ``last``."""
        twice = slice(2 * first, 2 * last)
        return Score(self.sounds[:, first:last], self.pitch[twice], self.energy[twice])


class Front:
    """Encoder and prosody."""

    def __init__(self, encoder: Path, prosody: Path) -> None:
        self._encoder, self._prosody = session(encoder), session(prosody)

    def read(self, signs: list[int], style: Samples) -> Text:
        """``signs``: numbers of the phonemes; ``style``: float32 [1, 256]. Raises EngineError.

        At the model's own rate: a rate only divides ``frames``, which costs nothing afterwards.
        """
        inputs = {"tokens": np.array([signs], np.int64), "style": style, "speed": np.ones(1, np.float32)}
        frames, features, sounds = run(self._encoder, [FRAMES, FEATURES, SOUND_FEATURES], inputs)
        return Text(frames[0], features[0].T, sounds[0])

    def score(self, text: Text, frames: Any, style: Samples) -> Score:
        """The pitch and energy of the text when each sign lasts ``frames`` (whole numbers [n]). Raises EngineError."""
        column = np.repeat(np.arange(len(frames)), frames)
        aligned = np.ascontiguousarray(text.features[:, column][None])
        pitch, energy = run(self._prosody, [PITCH, ENERGY], {ALIGNED: aligned, "style": style})
        return Score(np.ascontiguousarray(text.sounds[:, column]), pitch[0], energy[0])


def session(model: Path | bytes) -> Any:
    """A model opened by ONNX Runtime. Raises ModelCorrupt."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # Every sentence has another length: memory patterns would be kept for each, and grow without end.
    options.enable_mem_pattern = False
    options.intra_op_num_threads = THREADS
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    held = model if isinstance(model, bytes) else str(model)
    try:
        return onnxruntime.InferenceSession(held, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime has no base class of its own for a file it cannot read
        raise ModelCorrupt(f"The voice's model cannot be opened: {error}", "Run vivevoix doctor.") from error


def run(opened: Any, outputs: list[str], inputs: dict[str, Any]) -> list[Any]:
    """Run a session. Raises EngineError."""
    try:
        held: list[Any] = opened.run(outputs, inputs)
    except RuntimeError as error:
        raise EngineError(f"The voice's model failed: {error}.", "Run vivevoix doctor.") from error
    return held
