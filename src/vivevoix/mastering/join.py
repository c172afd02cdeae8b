"""Takes joined into one sound: edges trimmed, pauses set, every mark moved to the edition's clock."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from vivevoix.errors import EngineError
from vivevoix.mastering.edges import AFTER_S, BEFORE_S, sounding
from vivevoix.model import Article, Audio, Chapter, Cue, Mark, Role, Samples, Speech, Take

LEAD_S = 0.25
"""Silence before the first word: wireless headphones swallow the first tenths of a second."""

TAIL_S = 0.5
FADE_S = 0.005


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """The joined sound with its timeline."""

    audio: Audio
    timeline: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]


def join(speech: Speech, article: Article) -> Joint:
    """All takes in order. From the last sound of one to the first of the next is its utterance's ``pause_after``.

    No pause is shorter than the guards round the sound, 0.11 s. Raises EngineError when there is no take, or takes
    of different sample rates.
    """
    rate = _one_rate(speech)
    pieces: list[Samples] = [_silence(LEAD_S - BEFORE_S, rate)]
    cues: list[Cue] = []
    for number, take in enumerate(speech.takes, 1):
        start, end = sounding(take.audio)
        now = sum(map(len, pieces))
        cues.append(_cue(take, now, start, end))
        pieces.append(_faded(take.audio.samples[start:end], rate))
        pause = take.utterance.pause_after - BEFORE_S if number < len(speech.takes) else TAIL_S
        pieces.append(_silence(pause - AFTER_S, rate))
    audio = Audio(np.concatenate(pieces), rate)
    return Joint(audio, tuple(cues), _chapters(tuple(cues), article, audio.duration))


def _one_rate(speech: Speech) -> int:
    rates = {take.audio.sample_rate for take in speech.takes}
    if len(rates) != 1:
        problem = "There is nothing to master." if not rates else f"The takes have different sample rates: {sorted(rates)}."
        raise EngineError(problem, "Speak the article again with one engine.")
    return rates.pop()


def _silence(seconds: float, rate: int) -> Samples:
    return np.zeros(max(0, round(seconds * rate)), dtype=np.float32)


def _cue(take: Take, now: int, start: int, end: int) -> Cue:
    """The take's place; a mark that reaches into a trimmed edge ends at the edge."""
    rate = take.audio.sample_rate
    first, last, shift = now / rate, (now + end - start) / rate, (now - start) / rate

    def moved(seconds: float) -> float:
        return min(max(seconds + shift, first), last)

    marks = tuple(Mark(mark.span, moved(mark.start), moved(mark.end)) for mark in take.marks)
    return Cue(take.utterance, first, last, marks)


def _faded(samples: Samples, rate: int) -> Samples:
    """Short ramps at both edges: a join at a value other than zero would click."""
    length = min(round(FADE_S * rate), len(samples) // 2)
    out = samples.astype(np.float32, copy=True)
    if length:
        ramp = np.linspace(0, 1, length, dtype=np.float32)
        out[:length] *= ramp
        out[-length:] *= ramp[::-1]
    return out


def _chapters(timeline: tuple[Cue, ...], article: Article, duration: float) -> tuple[Chapter, ...]:
    """A chapter at each crosshead, and one for what stands before the first; none when there is no crosshead."""
    starts = {cue.utterance.block: cue.start for cue in reversed(timeline) if cue.utterance.role is Role.HEADING}
    heads = [(article.blocks[block].text, start) for block, start in sorted(starts.items(), key=lambda item: item[1])
             if block is not None]  # fmt: skip
    if not heads:
        return ()
    places = [(article.title, 0.0), *heads, ("", duration)]
    return tuple(Chapter(title, start, end) for (title, start), (_, end) in pairwise(places))
