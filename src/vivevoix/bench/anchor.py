"""The usual way to run this voice, measured beside ours: the whole model in one graph, as kokoro-onnx runs it.

It stands for that package, whose own run costs the same within noise: the graph is all of its work.
"""

import time
from pathlib import Path

import numpy as np

from vivevoix.engines.kokoro.alphabet import tokens
from vivevoix.engines.kokoro.front import run, session
from vivevoix.engines.kokoro.model_file import content
from vivevoix.engines.kokoro.style import style
from vivevoix.engines.kokoro.tensors import AUDIO
from vivevoix.model import Utterance, Voice


class Anchor:
    """The model's file, untouched, on ONNX Runtime with the threads that ours has."""

    def __init__(self, models: Path | None = None) -> None:
        self._session = session(content(models))

    def seconds(self, utterance: Utterance, voice: Voice) -> float:
        """How long it takes to say an utterance. Raises what an engine's ``say`` raises."""
        signs = tokens(utterance)
        inputs = {
            "tokens": np.array([signs], np.int64),
            "style": style(voice.name, len(signs) - 2),
            "speed": np.array([voice.rate], np.float32),
        }
        started = time.perf_counter()
        run(self._session, [AUDIO], inputs)
        return time.perf_counter() - started
