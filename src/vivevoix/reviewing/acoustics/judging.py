"""From evidence to alarms: which word, when, what was asked for and what is heard."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from vivevoix.model import Samples, Take, Voice
from vivevoix.reviewing.acoustics.asked import PHONES, SILENCE, words
from vivevoix.reviewing.acoustics.evidence import (
    Listened,
    bounds,
    by_word,
    deviations,
    ending_evidence,
    listened,
    word_evidence,
)
from vivevoix.reviewing.acoustics.features import FRAME, HOP, SAMPLE_RATE
from vivevoix.reviewing.acoustics.model_file import SoundModel, model_for
from vivevoix.reviewing.acoustics.path import run_lengths

PAUSES = frozenset(",.;:!?…—")
HOLE_S = 0.03
NOTHING = 1e-4
"""Of the peak (−80 dB): the voice is never fainter than that for more than 6 ms on end inside a take (276 takes)."""
HOLE_BEYOND = 10.0
"""By how much a second of nothing is beyond the limit."""
LOST = 5.0
"""By how much a take that is too short for its sounds is beyond the limit."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One thing that sounds otherwise than it should."""

    check: str
    """``sounds.word``, ``sounds.tail``, ``sounds.strange``."""
    word: int
    """Which word of the sounds asked for, from 0; -1 where it is none."""
    start: float
    """Seconds on the take's clock."""
    beyond: float
    """How far beyond its limit."""
    asked: str = ""
    """The word's phones."""
    heard: str = ""
    """Those that are heard when nothing is asked for."""
    doubted: str = ""
    """The one that is the least likely."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of the sounds of a take."""

    alarms: tuple[Alarm, ...]
    words: int
    """How many were judged."""
    foreign: tuple[int, ...]
    """Words that were not, for sounds that the voice does not have are asked for in them."""

    @property
    def as_asked(self) -> bool:
        """Whether every word was judged and nothing was told."""
        return not self.alarms and not self.foreign

    def beyond(self, check: str) -> float:
        """How far all alarms of a check are beyond its limit; 0 when there is none."""
        return sum(alarm.beyond for alarm in self.alarms if alarm.check == check)


def judged(take: Take, voice: Voice) -> Judged | None:
    """The take by the model of its voice; None where no model was made for the voice. Raises ModelCorrupt."""
    model = model_for(voice.engine, voice.name)
    if model is None or not len(model.limits) or take.audio.sample_rate != SAMPLE_RATE:
        return None
    phonemes = take.utterance.phonemes
    found = listened(phonemes, take.audio.samples, model)
    if found is None:
        lost = Alarm("sounds.tail", len(words(phonemes)) - 1, take.audio.duration, LOST)
        return Judged((lost,), 0, ())
    foreign = tuple(word for word, places in enumerate(by_word(found.sounds)) if not known(found, places))
    alarms = (
        *_words(found, model, foreign),
        *_tail(found, model),
        *_strange(found, model),
        *_holes(found, take.audio.samples, words(phonemes)),
    )
    return Judged(alarms, found.sounds[-1].word + 1 - len(foreign), foreign)


def known(take: Listened, places: tuple[int, ...]) -> bool:
    """Whether the voice has all sounds of a word."""
    return all(take.sounds[place].heard_as for place in places)


def _words(take: Listened, model: SoundModel, foreign: tuple[int, ...]) -> Iterator[Alarm]:
    scores = word_evidence(take, model) @ model.weights
    apart = deviations(take, model)
    for word, places in enumerate(by_word(take.sounds)):
        if word not in foreign and scores[word] > model.limits[0]:
            worst = max(places, key=lambda place: float(apart[place]))
            asked_for = "".join(take.sounds[place].phone for place in places)
            start, beyond = int(take.path.first[worst]) * FRAME, float(scores[word] - model.limits[0])
            yield Alarm("sounds.word", word, start, beyond, asked_for, _heard(take, places), take.sounds[worst].phone)


def _tail(take: Listened, model: SoundModel) -> Iterator[Alarm]:
    beyond = float(ending_evidence(take, model) @ model.endings[:-1]) - float(model.limits[1])
    if beyond > 0:
        last = take.sounds[-1].word
        yield Alarm("sounds.tail", last, bounds(take, by_word(take.sounds)[last])[1] * FRAME, beyond)


def _strange(take: Listened, model: SoundModel) -> Iterator[Alarm]:
    strange = spoken_strangeness(take)
    if strange.max(initial=-np.inf) > model.limits[2]:
        place = int(strange.argmax())
        yield Alarm("sounds.strange", -1, place * FRAME, float(strange[place] - model.limits[2]))


def _holes(take: Listened, samples: Samples, said: tuple[str, ...]) -> Iterator[Alarm]:
    """Stretches of nothing inside words, or between words with no punctuation between them: sounds silenced."""
    peak = float(np.abs(samples).max(initial=0))
    there = np.flatnonzero(np.abs(samples) > NOTHING * peak)
    spoken = [bounds(take, places) for places in by_word(take.sounds)]
    for place in np.flatnonzero(np.diff(there) > HOLE_S * SAMPLE_RATE).tolist():
        start, end = int(there[place]), int(there[place + 1])
        if not _is_pause((start + end) / 2 / HOP, spoken, said):
            yield Alarm("sounds.strange", -1, start / SAMPLE_RATE, HOLE_BEYOND * (end - start) / SAMPLE_RATE)


def _is_pause(frame: float, spoken: list[tuple[int, int]], said: tuple[str, ...]) -> bool:
    """Whether a frame lies where punctuation asks for a pause."""
    gaps = zip(said, spoken, spoken[1:], strict=False)
    return any(word[-1] in PAUSES and former[1] <= frame <= later[0] for word, former, later in gaps)


def spoken_strangeness(take: Listened) -> "np.typing.NDArray[np.float32]":
    """Strangeness of each frame; nothing in pauses: [T]."""
    spoken = np.zeros(len(take.strange), bool)
    for first, last in zip(take.path.first, take.path.last, strict=True):
        spoken[first:last] = True
    return np.where(spoken, take.strange, np.float32(-1e6))


def _heard(take: Listened, places: tuple[int, ...]) -> str:
    """The phones of the free path in a word."""
    first, last = bounds(take, places)
    runs = run_lengths(take.free[max(0, first - 1) : last + 1])
    return "".join(PHONES[phone] for phone, start, end in runs if PHONES[phone] != SILENCE and end - start > 1)
