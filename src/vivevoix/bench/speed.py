"""How long the stages take against the sound they make. Compare ratios of one run: a busy machine slows all of them alike."""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from vivevoix.bench.corpus import article, script
from vivevoix.engines.base import Engine
from vivevoix.listeners.base import Listener
from vivevoix.mastering import master
from vivevoix.model import Voice
from vivevoix.progress import Progress
from vivevoix.reviewing import review
from vivevoix.speaking import Takes, breathe, speak
from vivevoix.storage.blobs.files import FileBlobs

T = TypeVar("T")


def measure(engine: Engine, listener: Listener, voice: Voice, progress: Progress) -> dict[str, float]:
    """Seconds to load and to the first sound, real-time factors of speaking, reviewing, mastering and of all, peak memory."""
    short = breathe(script(), engine.breath)
    _, load = _timed(lambda: engine.say(short.utterances[0], voice))
    with tempfile.TemporaryDirectory() as folder:
        speech, speaking = _timed(lambda: speak(short, engine, voice, Takes(FileBlobs(Path(folder))), progress))
    card, reviewing = _timed(lambda: review(short, speech, listener, progress))
    _, mastering = _timed(lambda: master(speech, article()))
    seconds = sum(take.audio.duration for take in speech)
    return {
        "seconds_of_speech": seconds,
        "seconds_to_load_and_first_utterance": load,
        "real_time_factor": speaking / seconds,
        "real_time_factor_reviewing": reviewing / seconds,
        "real_time_factor_mastering": mastering / seconds,
        "real_time_factor_whole": (speaking + reviewing + mastering) / seconds,
        "word_error_rate": next(measure.value for measure in card.measures if measure.name == "word_error_rate"),
        "peak_memory_mb": peak_memory_mb(),
    }


def peak_memory_mb() -> float:
    """The most memory that this process has held, megabytes."""
    # Linux counts units of 1024 bytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    started = time.perf_counter()
    done = work()
    return done, time.perf_counter() - started
