"""Faults put into good takes, each in a known place: what a review must find."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from vivevoix.model import Audio, Mark, Samples, Take

Dice = np.random.Generator
Spoil = Callable[[Take, Dice], Take | None]
"""The take with the fault; None where the take has no place for it."""

LEAST_PHONES = 4
"""Words shorter than this are dropped and doubled by listeners themselves; a dropped *de* is told as a note."""
FADE_S = 0.003


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault, and which checks count as finding it."""

    name: str
    spoil: Spoil
    found_by: tuple[str, ...]
    """Beginnings of checks."""


def _with(take: Take, samples: npt.NDArray[np.floating], marks: tuple[Mark, ...] | None = None) -> Take:
    """The take with other sound; marks that reach beyond it end with it."""
    audio = Audio(np.clip(samples, -1, 1).astype(np.float32), take.audio.sample_rate)
    bounded = (replace(mark, start=min(mark.start, audio.duration), end=min(mark.end, audio.duration))
               for mark in (take.marks if marks is None else marks))  # fmt: skip
    return replace(take, audio=audio, marks=tuple(bounded), prosody=None)


def _place(take: Take, dice: Dice) -> tuple[int, int] | None:
    """First and last sample of a word chosen by chance, not the shortest."""
    rate = take.audio.sample_rate
    long = [mark for mark, reading in zip(take.marks, take.utterance.readings, strict=True)
            if sum(sign.isalpha() for sign in reading.phonemes) >= LEAST_PHONES]  # fmt: skip
    if not long:
        return None
    mark = long[int(dice.integers(len(long)))]
    return round(mark.start * rate), round(mark.end * rate)


def _spliced(*pieces: Samples) -> Samples:
    """Pieces joined with short ramps: a splice that clicked would be found as a click."""
    faded = []
    for piece in pieces:
        held, length = piece.copy(), min(72, len(piece) // 2)
        if length:
            ramp = np.linspace(0, 1, length, dtype=np.float32)
            held[:length] *= ramp
            held[-length:] *= ramp[::-1]
        faded.append(held)
    return np.concatenate(faded)


def dropped(take: Take, dice: Dice) -> Take | None:
    """A word cut out."""
    place = _place(take, dice)
    sound = take.audio.samples
    return _with(take, _spliced(sound[: place[0]], sound[place[1] :])) if place else None


def doubled(take: Take, dice: Dice) -> Take | None:
    """A word said twice."""
    place = _place(take, dice)
    sound = take.audio.samples
    return _with(take, _spliced(sound[: place[1]], sound[place[0] : place[1]], sound[place[1] :])) if place else None


def swapped(take: Take, dice: Dice) -> Take | None:
    """Two neighbouring words in the other order."""
    rate, sound = take.audio.sample_rate, take.audio.samples
    readings = take.utterance.readings
    pairs = [(one, other) for (one, a), (other, b) in pairwise(zip(take.marks, readings, strict=True))
             if min(len(a.phonemes), len(b.phonemes)) >= LEAST_PHONES and a.phonemes != b.phonemes]  # fmt: skip
    if not pairs:
        return None
    one, other = pairs[int(dice.integers(len(pairs)))]
    a, b, c, d = (round(moment * rate) for moment in (one.start, one.end, other.start, other.end))
    return _with(take, _spliced(sound[:a], sound[c:d], sound[b:c], sound[a:b], sound[d:]))


def silence(take: Take, dice: Dice) -> Take | None:
    """Half a second to two of silence before a word."""
    place = _place(take, dice)
    hole = np.zeros(round(float(dice.uniform(0.5, 2.0)) * take.audio.sample_rate), np.float32)
    sound = take.audio.samples
    return _with(take, _spliced(sound[: place[0]], hole, sound[place[0] :])) if place else None


def noise(take: Take, dice: Dice) -> Take | None:
    """Half a second of noise in place of speech, as loud as it."""
    return _replaced(take, dice, _level(take) * dice.standard_normal(take.audio.sample_rate // 2).astype(np.float32))


def babble(take: Take, dice: Dice) -> Take | None:
    """Half a second of the take's own speech backwards in place of speech: no words, but a voice."""
    length = take.audio.sample_rate // 2
    if len(take.audio.samples) < 2 * length:
        return None
    start = int(dice.integers(len(take.audio.samples) - length))
    return _replaced(take, dice, take.audio.samples[start : start + length][::-1])


def _replaced(take: Take, dice: Dice, piece: Samples) -> Take | None:
    sound = take.audio.samples
    if len(sound) < 2 * len(piece):
        return None
    edge = len(piece) // 4
    start = int(dice.integers(edge, len(sound) - len(piece) - edge))
    return _with(take, _spliced(sound[:start], piece, sound[start + len(piece) :]))


def _level(take: Take) -> float:
    return float(np.sqrt(np.mean(take.audio.samples**2)))


def cut(take: Take, dice: Dice) -> Take | None:
    """The end cut off, 80 to 200 ms into the speech."""
    return _with(take, take.audio.samples[: _end(take, dice)])


def swallowed(take: Take, dice: Dice) -> Take | None:
    """The same, faded, and a silence behind it as after a whole word: nothing at the edge betrays it."""
    kept = take.audio.samples[: _end(take, dice)]
    return _with(take, _spliced(kept, np.zeros(round(0.05 * take.audio.sample_rate), np.float32)))


def _end(take: Take, dice: Dice) -> int:
    last = np.flatnonzero(np.abs(take.audio.samples) > 0.02 * np.abs(take.audio.samples).max())[-1]
    return int(last) - round(float(dice.uniform(0.08, 0.2)) * take.audio.sample_rate)


def click(take: Take, dice: Dice) -> Take | None:
    """Two samples out of line."""
    samples = take.audio.samples.copy()
    at = int(dice.integers(len(samples) // 10, len(samples) - len(samples) // 10))
    samples[at : at + 2] += np.array([0.4, -0.4], np.float32)
    return _with(take, samples)


def clipped(take: Take, dice: Dice) -> Take | None:
    """Driven 12 dB over full scale."""
    peak = float(np.abs(take.audio.samples).max())
    return _with(take, take.audio.samples * (4 / peak)) if peak else None


def louder(take: Take, dice: Dice, decibels: float = 0.0) -> Take | None:
    """Louder or softer; what would go over full scale is cut off there."""
    return _with(take, take.audio.samples * 10 ** (decibels / 20))


def faster(take: Take, dice: Dice, factor: float = 1.0) -> Take | None:
    """Another rate at the same pitch."""
    marks = tuple(replace(mark, start=mark.start / factor, end=mark.end / factor) for mark in take.marks)
    return _with(take, stretched(take.audio.samples, factor, take.audio.sample_rate), marks)


def higher(take: Take, dice: Dice, semitones: float = 0.0) -> Take | None:
    """Another pitch at the same rate: played faster, then stretched back."""
    factor = 2 ** (semitones / 12)
    sound = take.audio.samples
    played = np.interp(np.arange(0, len(sound) - 1, factor), np.arange(len(sound)), sound)
    return _with(take, stretched(played.astype(np.float32), 1 / factor, take.audio.sample_rate))


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


_WORDS = ("words.", "signal.length")
_TONE: Mapping[str, tuple[Spoil, str]] = {
    **{f"pitch_{step:+d}_st": (partial(higher, semitones=step), "tone.pitch") for step in (-4, -2, 2, 4)},
    **{f"loudness_{step:+d}_lu": (partial(louder, decibels=step), "tone.loudness") for step in (-6, -3, 3, 6)},
    **{f"rate_{factor}": (partial(faster, factor=factor), "tone.rate") for factor in (0.75, 1.35)},
}
FAULTS = (
    Fault("word_dropped", dropped, _WORDS),
    Fault("word_doubled", doubled, _WORDS),
    Fault("words_swapped", swapped, _WORDS),
    Fault("silence", silence, ("signal.dead_air",)),
    Fault("noise", noise, ("signal.noise", *_WORDS)),
    Fault("babble", babble, _WORDS),
    Fault("end_cut", cut, ("signal.cut_end", *_WORDS)),
    Fault("end_swallowed", swallowed, ("signal.cut_end", *_WORDS)),
    Fault("click", click, ("signal.click",)),
    Fault("clipping", clipped, ("signal.clipping",)),
    *(Fault(name, spoil, (check, check.replace("tone.", "tone.jump_"), "signal.length"))
      for name, (spoil, check) in _TONE.items()),
)  # fmt: skip
