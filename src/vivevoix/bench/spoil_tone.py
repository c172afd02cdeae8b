"""Takes louder, faster or higher than their neighbours."""

from dataclasses import replace

import numpy as np

from vivevoix.bench.spoil_take import Dice, with_sound
from vivevoix.model import Samples, Take


def louder(take: Take, dice: Dice, decibels: float = 0.0) -> Take | None:
    """Louder or softer; what would go over full scale is cut off there."""
    return with_sound(take, take.audio.samples * 10 ** (decibels / 20))


def faster(take: Take, dice: Dice, factor: float = 1.0) -> Take | None:
    """Another rate at the same pitch."""
    marks = tuple(replace(mark, start=mark.start / factor, end=mark.end / factor) for mark in take.marks)
    return with_sound(take, stretched(take.audio.samples, factor, take.audio.sample_rate), marks)


def higher(take: Take, dice: Dice, semitones: float = 0.0) -> Take | None:
    """Another pitch at the same rate: played faster, then stretched back."""
    factor = 2 ** (semitones / 12)
    sound = take.audio.samples
    played = np.interp(np.arange(0, len(sound) - 1, factor), np.arange(len(sound)), sound)
    return with_sound(take, stretched(played.astype(np.float32), 1 / factor, take.audio.sample_rate))


def stretched(sound: Samples, factor: float, rate: int) -> Samples:
    """``factor`` times as fast, by overlap and add of windows laid where they match (WSOLA, Verhelst and Roelands 1993)."""
    size, hop, search = round(0.04 * rate), round(0.02 * rate), round(0.008 * rate)
    window = np.hanning(size).astype(np.float32)
    padded = np.pad(sound, (search, 2 * size + search))
    count = int(len(sound) / factor) // hop
    made = np.zeros((count + 2) * hop + size, np.float32)
    at = search
    for frame in range(count):
        wanted = search + round(frame * hop * factor)
        at = _matching(padded, at + hop, wanted, size, search) if frame else wanted
        made[frame * hop : frame * hop + size] += window * padded[at : at + size]
    return made[: round(len(sound) / factor)]


def _matching(sound: Samples, goes_on: int, wanted: int, size: int, search: int) -> int:
    """Near ``wanted``, where the sound is most like what would follow."""
    like = sound[goes_on : goes_on + size]
    region = sound[max(0, wanted - search) : wanted + search + size]
    if len(like) < size or len(region) < size:
        return wanted
    return max(0, wanted - search) + int(np.argmax(np.correlate(region, like, "valid")))
