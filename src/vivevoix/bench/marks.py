"""How far the marks are from where words begin: by the recogniser for all words, by the sound itself for words after a silence.

The recogniser is the coarser instrument. It snaps a word's start to the end of the word before: in *la température | a dépassé* the voice
stops for 0.15 s before *a*, and Whisper base starts *a* 0.3 s before it sounds. So a heard word begins after the first silence inside it.
"""

from collections.abc import Iterator
from statistics import median, quantiles

import numpy as np

from vivevoix.bench.corpus import script
from vivevoix.engines.base import Engine
from vivevoix.listeners.base import Listener
from vivevoix.model import Audio, HeardWord, Take, Voice
from vivevoix.progress import Progress
from vivevoix.speaking import breathe

FRAME = 0.0025
"""Seconds: how finely the sound is looked at, a quarter of what marks are asked to be exact to."""
SILENT_DB = -45.0
"""Against the take's loudest frame: the closure of a plosive inside a word stays above −40 dB, a stop of the voice falls to −55."""
STOP = 32
"""Frames of silence that no word has inside it."""
NEAR = 0.2
"""Seconds round a mark in which its onset is looked for."""
AHEAD = 4
"""Heard words in which a printed word is looked for: more, and a *de* is paired with the next one."""


def measure(engine: Engine, listener: Listener, voice: Voice, progress: Progress) -> dict[str, float]:
    """Distances between a mark and where its word begins, milliseconds: medians, 95th percentiles, and how many were compared.

    ``marks_``: to the word as heard. ``marks_snapped_``: the same with the recogniser's starts as it gave them. ``marks_onset_``:
    to the sound, for words after a silence.
    """
    utterances = breathe(script(), engine.breath).utterances
    heard: list[float] = []
    snapped: list[float] = []
    onset: list[float] = []
    for done, utterance in enumerate(utterances, 1):
        take = engine.say(utterance, voice)
        for start, word in paired(take, listener.listen(take.audio, voice.language)):
            snapped.append(abs(word.start - start))
            heard.append(abs(begun(word, take.audio) - start))
        onset += map(abs, from_onset(take))
        progress("marks", done, len(utterances))
    return {**_told("marks", heard), **_told("marks_snapped", snapped), **_told("marks_onset", onset)}


def paired(take: Take, heard: tuple[HeardWord, ...]) -> Iterator[tuple[float, HeardWord]]:
    """Marks' starts with the heard words of the same letters, in order; a word that was heard otherwise is left out."""
    letters = [_letters(word.text) for word in heard]
    place = 0
    for reading, mark in zip(take.utterance.readings, take.marks, strict=True):
        printed = _letters(reading.span.of(take.utterance.printed))
        if printed and printed in letters[place : place + AHEAD]:
            place = letters.index(printed, place) + 1
            yield mark.start, heard[place - 1]


def begun(word: HeardWord, audio: Audio) -> float:
    """Seconds at which a heard word begins: after the first silence inside it, else where the recogniser put it."""
    return min((at for at in onsets(audio) if word.start < at < word.end), default=word.start)


def from_onset(take: Take) -> Iterator[float]:
    """Seconds from each mark to the onset near it, for the words before which the voice stops."""
    for at in onsets(take.audio):
        nearest = min((mark.start - at for mark in take.marks), key=abs, default=NEAR)
        if abs(nearest) < NEAR:
            yield nearest


def onsets(audio: Audio) -> list[float]:
    """Where sound begins after at least ``STOP`` frames of silence, or after the take's own silent start, seconds."""
    size = round(FRAME * audio.sample_rate)
    frames = audio.samples[: len(audio.samples) // size * size].reshape(-1, size)
    level = np.sqrt(np.mean(frames**2, axis=1))
    loud = np.flatnonzero(level > level.max(initial=0.0) * 10 ** (SILENT_DB / 20))
    return [int(at) * FRAME for at in loud[np.diff(loud, prepend=-STOP - 1) > STOP]]


def _told(name: str, distances: list[float]) -> dict[str, float]:
    if len(distances) < 2:
        return {f"{name}_words": float(len(distances))}
    return {
        f"{name}_median_ms": 1000 * median(distances),
        f"{name}_p95_ms": 1000 * quantiles(distances, n=20)[-1],
        f"{name}_words": float(len(distances)),
    }


def _letters(word: str) -> str:
    return "".join(sign for sign in word.lower().replace("’", "'") if sign.isalnum())
