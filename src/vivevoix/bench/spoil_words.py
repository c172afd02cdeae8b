"""Words dropped, doubled and swapped, by splicing the sound where the marks tell that a word is."""

from dataclasses import replace
from itertools import pairwise

from vivevoix.bench.spoil_take import LEAST_PHONES, Dice, Say, place, spliced, with_sound
from vivevoix.model import Take


def dropped(take: Take, dice: Dice) -> Take | None:
    """A word cut out."""
    found = place(take, dice)
    sound = take.audio.samples
    return with_sound(take, spliced(sound[: found[0]], sound[found[1] :])) if found else None


def doubled(take: Take, dice: Dice) -> Take | None:
    """A word's sound put in twice."""
    found = place(take, dice)
    sound = take.audio.samples
    if not found:
        return None
    start, end = found
    return with_sound(take, spliced(sound[:end], sound[start:end], sound[end:]))


def said_twice(take: Take, dice: Dice, say: Say) -> Take | None:
    """A word that the voice itself says twice: the second is no copy of the first."""
    readings = take.utterance.readings
    long = [at for at, reading in enumerate(readings) if sum(map(str.isalpha, reading.phonemes)) >= LEAST_PHONES]
    if not long:
        return None
    at = long[int(dice.integers(len(long)))]
    once = replace(readings[at], after="")
    other = say(replace(take.utterance, readings=(*readings[:at], once, *readings[at:])))
    return replace(other, utterance=take.utterance, marks=(*other.marks[:at], *other.marks[at + 1 :]))


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
    return with_sound(take, spliced(sound[:a], sound[c:d], sound[b:c], sound[a:b], sound[d:]))
