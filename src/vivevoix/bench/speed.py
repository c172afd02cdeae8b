"""How long the stages take against the sound they make. Compare ratios of one run: a busy machine slows all of them alike."""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

from vivevoix.bench.anchor import Anchor
from vivevoix.bench.corpus import article, script
from vivevoix.engines.base import Engine
from vivevoix.engines.kokoro import KokoroEngine
from vivevoix.listeners.base import Listener
from vivevoix.mastering import master
from vivevoix.model import Script, Utterance, Voice
from vivevoix.progress import Progress
from vivevoix.reviewing import review
from vivevoix.speaking import Takes, breathe, speak
from vivevoix.storage.blobs.files import FileBlobs

T = TypeVar("T")


def measure(engine: Engine, listener: Listener, voice: Voice, progress: Progress) -> dict[str, float]:
    """Seconds to load and to the first sound, real-time factors of speaking, reviewing, mastering and of all, peak memory.

    For Kokoro also how many times faster it is than the usual way, and when the first sound of a streamed paragraph comes.
    """
    short = breathe(script(), engine.breath)
    _, load = _timed(lambda: engine.say(short.utterances[0], voice))
    streamed = {"seconds_to_first_audio": first_audio(engine, short, voice)} if isinstance(engine, KokoroEngine) else {}
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
        **streamed,
        **(_paired(engine, short, voice, progress) if isinstance(engine, KokoroEngine) else {}),
    }


def first_audio(engine: KokoroEngine, script: Script, voice: Voice) -> float:
    """Seconds from asking for a paragraph of some 25 s to its first sound, the model warm: the median of five."""
    paragraph = [utterance for utterance in script.utterances if utterance.block == 1]
    next(engine.stream(paragraph, voice))
    return median(_timed(lambda: next(engine.stream(paragraph, voice)))[1] for _ in range(5))


def _paired(engine: KokoroEngine, script: Script, voice: Voice, progress: Progress) -> dict[str, float]:
    """Each sentence said by both, one after the other, taking turns to be first: a busy machine slows both. Both are warm."""
    anchor = Anchor(engine.models)
    ratios: list[float] = []
    for done, utterance in enumerate(script.utterances, 1):
        anchor.seconds(utterance, voice)
        ours, theirs = _pair(engine, anchor, utterance, voice, ours_first=bool(done % 2))
        ratios.append(theirs / ours)
        progress("beside kokoro-onnx", done, len(script.utterances))
    low, *_, high = quantiles(ratios, n=10, method="inclusive")
    faster = {"times_faster_than_kokoro_onnx": median(ratios)}
    return faster | {"times_faster_p10": low, "times_faster_p90": high}


def _pair(engine: Engine, anchor: Anchor, utterance: Utterance, voice: Voice, *, ours_first: bool) -> tuple[float, float]:
    if ours_first:
        return _timed(lambda: engine.say(utterance, voice))[1], anchor.seconds(utterance, voice)
    theirs = anchor.seconds(utterance, voice)
    return _timed(lambda: engine.say(utterance, voice))[1], theirs


def peak_memory_mb() -> float:
    """The most memory that this process has held, megabytes."""
    # Linux counts units of 1024 bytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    started = time.perf_counter()
    done = work()
    return done, time.perf_counter() - started
