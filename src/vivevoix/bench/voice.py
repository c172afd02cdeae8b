"""The quality guard: may a faster form of the voice replace the plain one?

Sixty sentences of our own (``voice_fr.tsv``), half of them never used for calibration, are said in every form and compared with the plain
form: what the listener hears wrong, what two judges think, and how far the spectrum lies from the exact form's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import mean

import numpy as np

from vivevoix.bench.judges import distillmos, dnsmos
from vivevoix.bench.sentences import GROUPS, Sentence, sentences, utterances
from vivevoix.engines.base import Engine
from vivevoix.listeners.base import Listener
from vivevoix.model import Samples, Take, Voice
from vivevoix.progress import Progress, silent
from vivevoix.reviewing.acoustics import model_for, phone_errors
from vivevoix.reviewing.hearing import listen

PLAIN, EXACT = "ort", "f32"
LOSSES = {"ovrl": 0.03, "p808": 0.06, "distillmos": 0.05, "word_error_rate": -0.005}
"""The most that a form may lose against the plain one; errors are lost when they grow."""
WIDTH, HOP, BANDS = 1024, 256, 60


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence in one form."""

    sentence: Sentence
    figures: Mapping[str, float]
    errors: int
    words: int


def measure(engines: Mapping[str, Engine], listener: Listener, voice: Voice, progress: Progress) -> dict[str, float]:
    """Every form's figures over all sentences, over those never used for calibration and over each group; whether it passes.

    ``engines``: form → engine; the plain form among them is what the others are held against.
    """
    chosen = sentences(voice.language)
    exact = _said(engines[EXACT], voice, progress) if EXACT in engines else ()
    figures: dict[str, float] = {}
    rows: dict[str, list[Judged]] = {}
    for form, engine in engines.items():
        takes = exact if form == EXACT else _said(engine, voice, progress)
        rows[form] = list(_judged(chosen, takes, exact or takes, listener, voice.language))
        figures |= {f"{form}_{name}": value for name, value in _figures(rows[form]).items()}
        # The alarm for a damaged form: one in twenty of a sound one, nearly half of a broken one.
        if model := model_for(voice.engine, voice.name):
            figures[f"{form}_phone_error_rate"] = phone_errors(takes, model)
    return figures | {f"{form}_passes": float(passes(figures, form)) for form in engines if PLAIN in engines}


def passes(figures: Mapping[str, float], form: str) -> bool:
    """Whether a form loses no more than it may against the plain one, by every judge that was there."""
    there = [name for name in LOSSES if f"{PLAIN}_{name}" in figures]
    return all(_lost(figures, form, name) <= abs(LOSSES[name]) for name in there)


def _lost(figures: Mapping[str, float], form: str, name: str) -> float:
    return (figures[f"{PLAIN}_{name}"] - figures[f"{form}_{name}"]) * float(np.sign(LOSSES[name]))


def _said(engine: Engine, voice: Voice, progress: Progress) -> tuple[Take, ...]:
    said = []
    wanted = utterances(sentences(voice.language), voice.language)
    for utterance in wanted:
        said.append(engine.say(utterance, voice))
        progress(f"saying {engine.fingerprint.rpartition(':')[2]}", len(said), len(wanted))
    return tuple(said)


def _judged(
    chosen: tuple[Sentence, ...], takes: tuple[Take, ...], exact: tuple[Take, ...], listener: Listener, language: str
) -> Iterator[Judged]:
    hearings = listen(takes, listener, language, silent)
    for sentence, take, reference, hearing in zip(chosen, takes, exact, hearings, strict=True):
        figures = {**dnsmos(take.audio), **distillmos(take.audio), "mel_distance_db": mel_distance(take, reference)}
        yield Judged(sentence, figures, hearing.comparison.errors, len(hearing.comparison.spoken))


def _figures(rows: list[Judged]) -> dict[str, float]:
    parts = {"": rows, "_held": [row for row in rows if row.sentence.held]}
    parts |= {f"_{group}": [row for row in rows if row.sentence.group == group] for group in GROUPS}
    found: dict[str, float] = {}
    for suffix, part in parts.items():
        values: dict[str, list[float]] = defaultdict(list)
        for row in part:
            for name, value in row.figures.items():
                values[name].append(value)
        found |= {f"{name}{suffix}": mean(held) for name, held in values.items()}
        found[f"word_error_rate{suffix}"] = sum(row.errors for row in part) / sum(row.words for row in part)
    return found


def mel_distance(take: Take, reference: Take) -> float:
    """Mean difference of log-mel spectra, decibels; the takes are aligned by their marks, for their edges may be set 5 ms apart."""
    shift = round((take.marks[0].start - reference.marks[0].start) * take.audio.sample_rate)
    one, other = take.audio.samples[max(0, shift) :], reference.audio.samples[max(0, -shift) :]
    length = min(len(one), len(other))
    return float(np.abs(_log_bands(one[:length]) - _log_bands(other[:length])).mean())


def _log_bands(samples: Samples) -> Samples:
    frames = np.lib.stride_tricks.sliding_window_view(samples, WIDTH)[::HOP] * np.hanning(WIDTH)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    edges = np.unique(np.geomspace(1, WIDTH // 2, BANDS).astype(int))
    bands: Samples = (10 * np.log10(np.add.reduceat(power, edges, axis=1) + 1e-4)).astype(np.float32)
    return bands
