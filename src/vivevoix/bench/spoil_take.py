"""Of what all spoils are made: a place in a take, pieces joined without a click, a take with other sound."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from vivevoix.model import Audio, Mark, Samples, Take, Utterance

Dice = np.random.Generator
Say = Callable[[Utterance], Take]
"""Says an utterance in the tone of the take that is to be spoiled. Raises EngineError."""
Spoil = Callable[[Take, Dice, Say], Take | None]
"""The take with the fault; None where the take has no place for it."""
ByHand = Callable[[Take, Dice], Take | None]
"""The same, done to the samples alone."""

LEAST_PHONES = 4
"""Words shorter than this are dropped and doubled by listeners themselves; a dropped *de* is told as a note."""


def by_hand(spoil: ByHand) -> Spoil:
    """A spoil that needs no voice."""
    return lambda take, dice, say: spoil(take, dice)


def with_sound(take: Take, samples: npt.NDArray[np.floating], marks: tuple[Mark, ...] | None = None) -> Take:
    """The take with other sound; marks that reach beyond it end with it."""
    audio = Audio(np.clip(samples, -1, 1).astype(np.float32), take.audio.sample_rate)
    bounded = (replace(mark, start=min(mark.start, audio.duration), end=min(mark.end, audio.duration))
               for mark in (take.marks if marks is None else marks))  # fmt: skip
    return replace(take, audio=audio, marks=tuple(bounded), prosody=None)


def place(take: Take, dice: Dice) -> tuple[int, int] | None:
    """First and last sample of a word chosen by chance, not the shortest."""
    rate = take.audio.sample_rate
    long = [mark for mark, reading in zip(take.marks, take.utterance.readings, strict=True)
            if sum(sign.isalpha() for sign in reading.phonemes) >= LEAST_PHONES]  # fmt: skip
    if not long:
        return None
    mark = long[int(dice.integers(len(long)))]
    return round(mark.start * rate), round(mark.end * rate)


def spliced(*pieces: Samples) -> Samples:
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


def level(take: Take) -> float:
    """Root mean square of the take's samples."""
    return float(np.sqrt(np.mean(take.audio.samples**2)))
