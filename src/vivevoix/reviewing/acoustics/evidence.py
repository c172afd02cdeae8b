"""What speaks against a word, against the end of a take and for something strange in it."""

from dataclasses import dataclass

import numpy as np

from vivevoix.model import Samples
from vivevoix.reviewing.acoustics.asked import Asked, asked
from vivevoix.reviewing.acoustics.emission import log_probabilities, strangeness
from vivevoix.reviewing.acoustics.features import log_mel
from vivevoix.reviewing.acoustics.model_file import SoundModel
from vivevoix.reviewing.acoustics.path import Forced, Places, forced, free

MARGIN = 2
"""Frames on each side of a word that speak for it too: what is heard otherwise shifts the bounds."""
STRANGE_FRAMES = 5
"""60 ms over which strangeness is averaged: a burst is no noise."""
FAINT = -8.0
"""Logarithm of the power, against the loud frames, under which a take has ended (−35 dB)."""
SHARPEST = 12.0
"""Deviations beyond which a phone is no more wrong than wrong."""
ENDING_FRAMES = 3
PAUSE_COLUMN = 0


@dataclass(frozen=True, slots=True, eq=False)
class Listened:
    """A take laid along its sounds."""

    sounds: tuple[Asked, ...]
    path: Forced
    logs: Samples
    """Log probabilities: [T, P]."""
    free: Places
    """Phone of each frame when nothing is asked for: [T]."""
    strange: Samples
    """[T], 60 ms means."""
    power: Samples
    """Logarithm of each frame's power against the loud ones: [T]."""


def listened(phonemes: str, samples: Samples, model: SoundModel) -> Listened | None:
    """The take laid along its sounds; None where it is too short for them. ``samples`` at 24 kHz."""
    raw = log_mel(samples)
    bands = (raw - model.mean) / model.deviation
    logs, sounds = log_probabilities(bands, model), asked(phonemes)
    path = forced(logs, sounds) if sounds and len(logs) else None
    if path is None:
        return None
    power = np.log(np.exp(raw).sum(axis=1))
    return Listened(sounds, path, logs, free(logs), _smoothed(strangeness(bands, model)), power)


def unlikeliness(take: Listened) -> Samples:
    """Minus the mean log probability of each sound over its frames; 0 of one that is left out or cannot be judged: [n]."""
    found = np.zeros(len(take.sounds), np.float32)
    for place, sound in enumerate(take.sounds):
        first, last = int(take.path.first[place]), int(take.path.last[place])
        if sound.heard_as and last > first:
            found[place] = -take.logs[first:last, list(sound.heard_as)].max(axis=1).mean()
    return found


def deviations(take: Listened, model: SoundModel) -> Samples:
    """How much less likely each sound is than usual for it, in deviations, at most 12: [n]."""
    usual = np.array([_usual(take.sounds, place, model) for place in range(len(take.sounds))], np.float32).reshape(-1, 2)
    apart = (unlikeliness(take) - usual[:, 0]) / np.maximum(usual[:, 1], 0.05)
    judged = np.array([bool(sound.heard_as) and not sound.optional for sound in take.sounds])
    return np.where(judged, np.clip(apart, 0, SHARPEST), 0).astype(np.float32)


def word_evidence(take: Listened, model: SoundModel) -> Samples:
    """Against each word: its worst and second worst sound, and what the free path is better by: [words, 3]."""
    apart = deviations(take, model)
    return np.array([_against(take, apart, places) for places in by_word(take.sounds)], np.float32).reshape(-1, 3)


def by_word(sounds: tuple[Asked, ...]) -> tuple[tuple[int, ...], ...]:
    """Indices of the sounds of each word."""
    count = sounds[-1].word + 1 if sounds else 0
    return tuple(tuple(place for place, sound in enumerate(sounds) if sound.word == word) for word in range(count))


def bounds(take: Listened, places: tuple[int, ...]) -> tuple[int, int]:
    """Frames of a word."""
    there = [place for place in places if take.path.last[place]]
    return (int(take.path.first[there[0]]), int(take.path.last[there[-1]])) if there else (0, 0)


def ending_evidence(take: Listened, model: SoundModel) -> Samples:
    """Against the end: how loud it stops, how unlikely its last sounds are, how short the last two and the last one are: [4].

    A last sound lasts 100 ms and more in 95 of 100 sound takes; of an end cut by 80 to 200 ms what is left for it is less in 95 of 100.
    """
    loud = np.flatnonzero(take.power > FAINT)
    last = int(loud[-1]) + 1 if len(loud) else 0
    stops = float(take.power[max(0, last - ENDING_FRAMES) : last].mean()) if last else FAINT
    apart = float(deviations(take, model)[-2:].max(initial=0))
    lengths = np.maximum(1, (take.path.last - take.path.first)[-2:])
    return np.array([stops - FAINT, apart, -np.log(lengths.sum()), -np.log(lengths[-1])], np.float32)


def _against(take: Listened, apart: Samples, places: tuple[int, ...]) -> tuple[float, ...]:
    worst = np.sort(apart[list(places)])[::-1]
    first, last = bounds(take, places)
    span = slice(max(0, first - MARGIN), last + MARGIN)
    freely = take.logs[np.arange(len(take.logs)), take.free][span]
    better = float((freely - take.path.frames[span]).sum())
    return float(worst[0]), float(worst[1]) if len(worst) > 1 else 0.0, np.log1p(max(0.0, better))


def _usual(sounds: tuple[Asked, ...], place: int, model: SoundModel) -> Samples:
    sound = sounds[place]
    ends = int(place + 1 == len(sounds) or sounds[place + 1].word != sound.word)
    column = sound.heard_as[0] if sound.heard_as else PAUSE_COLUMN
    held: Samples = model.usual[ends, column]
    return held


def _smoothed(values: Samples) -> Samples:
    if len(values) < STRANGE_FRAMES:
        return values
    held: Samples = np.convolve(values, np.ones(STRANGE_FRAMES, np.float32) / STRANGE_FRAMES, "same").astype(np.float32)
    return held
