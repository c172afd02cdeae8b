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
from vivevoix.bench.cold import seconds_to_first_audio
from vivevoix.bench.corpus import article, script
from vivevoix.bench.limit import GFLOP_A_SECOND, peak_gflops
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
    """Seconds to load and to the first sound, real-time factors of speaking, reviewing, mastering and of all, peak memory of speaking.

    For Kokoro also what stands in ``beside``.
    """
    short = breathe(script(), engine.breath)
    _, load = _timed(lambda: engine.say(short.utterances[0], voice))
    with tempfile.TemporaryDirectory() as folder:
        speech, speaking = _timed(lambda: speak(short, engine, voice, Takes(FileBlobs(Path(folder))), progress))
    memory = peak_memory_mb()
    seconds = sum(take.audio.duration for take in speech)
    alone = beside(engine, short, voice, speaking / seconds, progress) if isinstance(engine, KokoroEngine) else {}
    card, reviewing = _timed(lambda: review(short, speech, listener, progress))
    _, mastering = _timed(lambda: master(speech, article()))
    return {
        "seconds_of_speech": seconds,
        "seconds_to_load_and_first_utterance": load,
        "real_time_factor": speaking / seconds,
        "peak_memory_mb": memory,
        **alone,
        "real_time_factor_reviewing": reviewing / seconds,
        "real_time_factor_mastering": mastering / seconds,
        "real_time_factor_whole": (speaking + reviewing + mastering) / seconds,
        "word_error_rate": next(measure.value for measure in card.measures if measure.name == "word_error_rate"),
        "peak_memory_of_all_mb": peak_memory_mb(),
    }


def beside(engine: KokoroEngine, script: Script, voice: Voice, factor: float, progress: Progress) -> dict[str, float]:
    """A sentence of some ten seconds alone; the first sound warm and cold; the usual way in pairs; this machine's peak and our share."""
    limit = peak_gflops(engine.form.precision or "f32")
    return {
        "real_time_factor_single": single(engine, script, voice),
        "seconds_to_first_audio": first_audio(engine, script, voice),
        "seconds_cold_to_first_audio": seconds_to_first_audio(engine.cache, engine.form.name),
        **_paired(engine, script, voice, progress),
        "peak_gflops": limit,
        "share_of_peak": GFLOP_A_SECOND / factor / limit,
    }


def single(engine: Engine, script: Script, voice: Voice, length: float = 10.0) -> float:
    """Real-time factor of the sentence that comes nearest to ten seconds, said alone, warm: the median of five."""
    durations = {utterance: engine.say(utterance, voice).audio.duration for utterance in script.utterances}
    near = min(durations, key=lambda utterance: abs(durations[utterance] - length))
    return median(_timed(lambda: engine.say(near, voice))[1] for _ in range(5)) / durations[near]


def first_audio(engine: KokoroEngine, script: Script, voice: Voice) -> float:
    """Seconds from asking for a paragraph of some 25 s to its first sound, the model warm: the median of five."""
    paragraph = [utterance for utterance in script.utterances if utterance.block == 1]
    next(engine.stream(paragraph, voice))
    return median(_timed(lambda: next(engine.stream(paragraph, voice)))[1] for _ in range(5))


def _paired(engine: KokoroEngine, script: Script, voice: Voice, progress: Progress) -> dict[str, float]:
    """Each sentence said by both, one after the other, taking turns to be first: a busy machine slows both. Both are warm."""
    anchor = Anchor(engine.models)
    ratios: list[float] = []
    usual = seconds = 0.0
    for done, utterance in enumerate(script.utterances, 1):
        anchor.seconds(utterance, voice)
        ours, theirs = _pair(engine, anchor, utterance, voice, ours_first=bool(done % 2))
        ratios.append(theirs / ours)
        usual, seconds = usual + theirs, seconds + engine.say(utterance, voice).audio.duration
        progress("beside kokoro-onnx", done, len(script.utterances))
    low, *_, high = quantiles(ratios, n=10, method="inclusive")
    faster = {"times_faster_than_kokoro_onnx": median(ratios), "times_faster_p10": low, "times_faster_p90": high}
    return faster | {"real_time_factor_of_kokoro_onnx": usual / seconds}


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
