"""The sound itself spoiled: holes, noise, babble, ends cut off, clicks, clipping, a sound silenced or turned to noise."""

import numpy as np

from vivevoix.bench.spoil_take import Dice, level, place, spliced, with_sound
from vivevoix.model import Samples, Take

FADE_S = 0.035
"""562 takes of the default voice fell from −25 to −50 dB within 32 to 88 ms."""
CLICK = np.array([0.4, -0.4], np.float32)
TRIES = 20


def silence(take: Take, dice: Dice) -> Take | None:
    """Half a second to two of silence before a word."""
    found = place(take, dice)
    hole = np.zeros(round(float(dice.uniform(0.5, 2.0)) * take.audio.sample_rate), np.float32)
    sound = take.audio.samples
    return with_sound(take, spliced(sound[: found[0]], hole, sound[found[0] :])) if found else None


def noise(take: Take, dice: Dice) -> Take | None:
    """Half a second of noise in place of speech, as loud as it."""
    return _replaced(take, dice, level(take) * dice.standard_normal(take.audio.sample_rate // 2).astype(np.float32))


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
    return with_sound(take, spliced(sound[:start], piece, sound[start + len(piece) :]))


def cut(take: Take, dice: Dice) -> Take | None:
    """The end cut off, 80 to 200 ms into the speech."""
    return with_sound(take, take.audio.samples[: _end(take, dice)])


def swallowed(take: Take, dice: Dice) -> Take | None:
    """The same, faded as the voice fades, and a silence behind it as after a whole word: nothing at the edge betrays it."""
    kept = take.audio.samples[: _end(take, dice)].copy()
    fade = round(FADE_S * take.audio.sample_rate)
    kept[-fade:] *= np.linspace(1, 0, len(kept[-fade:]), dtype=np.float32)
    return with_sound(take, np.concatenate([kept, np.zeros(round(0.03 * take.audio.sample_rate), np.float32)]))


def _end(take: Take, dice: Dice) -> int:
    last = np.flatnonzero(np.abs(take.audio.samples) > 0.02 * np.abs(take.audio.samples).max())[-1]
    return int(last) - round(float(dice.uniform(0.08, 0.2)) * take.audio.sample_rate)


def click(take: Take, dice: Dice) -> Take | None:
    """Two samples out of line, where they can be heard."""
    samples = take.audio.samples.copy()
    for _ in range(TRIES):
        at = int(dice.integers(len(samples) // 10, len(samples) - len(samples) // 10))
        if not _masks(samples[at - 12 : at + 12]):
            samples[at : at + 2] += CLICK
            return with_sound(take, samples)
    return None


def _masks(there: Samples) -> bool:
    """Whether the click stands less than 6 dB over the millisecond round it, by the energy of their steps: inside a loud s."""
    return 4 * float(np.sum(np.diff(there) ** 2)) > float(np.sum(np.diff(CLICK, prepend=0, append=0) ** 2))


def clipped(take: Take, dice: Dice) -> Take | None:
    """Driven 12 dB over full scale."""
    peak = float(np.abs(take.audio.samples).max())
    return with_sound(take, take.audio.samples * (4 / peak)) if peak else None


def silenced(take: Take, dice: Dice) -> Take | None:
    """A tenth to a fifth of a second inside a word silenced: a sound, or two short ones."""
    return _turned(take, dice, 0.0)


def hissed(take: Take, dice: Dice) -> Take | None:
    """The same stretch turned to noise, as loud as what stood there."""
    return _turned(take, dice, 1.0)


def _turned(take: Take, dice: Dice, loudness: float) -> Take | None:
    found = place(take, dice)
    least, most = (round(seconds * take.audio.sample_rate) for seconds in (0.1, 0.2))
    if not found or found[1] - found[0] < least:
        return None
    length = int(dice.integers(least, min(most, found[1] - found[0]) + 1))
    start = int(dice.integers(found[0], found[1] - length + 1))
    sound = take.audio.samples
    there = sound[start : start + length]
    hiss = loudness * float(np.sqrt(np.mean(there**2))) * dice.standard_normal(length).astype(np.float32)
    return with_sound(take, spliced(sound[:start], hiss, sound[start + length :]))
