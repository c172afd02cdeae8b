"""Takes put together, and a line cut out of the breath it was said in."""

from dataclasses import replace

import numpy as np

from vivevoix.model import Audio, Mark, Reading, Samples, Take, Utterance

PAUSE_S = {",": 0.15, ";": 0.25, ":": 0.25}
PAUSE_PLAIN_S = 0.1
SEARCH_S = 0.08
"""Round the mark where the quietest place is looked for: marks are good to some hundredths of a second."""
FRAME_S = 0.005
FADE_S = 0.005
EDGE_S = 0.05
"""Of silence, as the voice leaves it."""


def joined(utterance: Utterance, takes: tuple[Take, ...]) -> Take:
    """One take of the utterance from takes of its parts, a pause as their punctuation asks between them."""
    rate = takes[0].audio.sample_rate
    pieces: list[Samples] = []
    marks: list[Mark] = []
    for take in takes:
        now = sum(map(len, pieces)) / rate
        marks += [replace(mark, start=mark.start + now, end=mark.end + now) for mark in take.marks]
        pause = PAUSE_S.get(take.utterance.readings[-1].after, PAUSE_PLAIN_S) if take is not takes[-1] else 0.0
        pieces += [take.audio.samples, np.zeros(round(pause * rate), np.float32)]
    return Take(utterance, Audio(np.concatenate(pieces), rate), tuple(marks))


def carried(utterance: Utterance, carrier: Utterance) -> Utterance:
    """The utterance with another before it, in one breath; spans of the other lie before its print."""
    lead = tuple(_without_end(reading) for reading in carrier.readings)
    last = replace(lead[-1], after=",")
    return replace(utterance, readings=(*lead[:-1], last, *utterance.readings))


def _without_end(reading: Reading) -> Reading:
    return replace(reading, after="," if reading.after else "")


def cut_out(take: Take, utterance: Utterance) -> Take:
    """The utterance alone, from a take in which others were said before it."""
    own = take.marks[len(take.marks) - len(utterance.readings) :]
    rate = take.audio.sample_rate
    start = _quietest(take.audio, own[0].start)
    samples = take.audio.samples[start:].copy()
    fade = min(len(samples), round(FADE_S * rate))
    samples[:fade] *= np.linspace(0, 1, fade, dtype=np.float32)
    lead = np.zeros(round(EDGE_S * rate), np.float32)
    moved = EDGE_S - start / rate
    marks = tuple(replace(mark, start=max(0.0, mark.start + moved), end=mark.end + moved) for mark in own)
    return Take(utterance, Audio(np.concatenate([lead, samples]), rate), marks)


def led_on(utterance: Utterance, tail: Utterance) -> Utterance:
    """The utterance with the beginning of another behind it, in one breath."""
    return replace(utterance, readings=(*utterance.readings, *tail.readings))


def cut_off(take: Take, utterance: Utterance) -> Take:
    """The utterance alone, from a take in which others were said behind it."""
    count = len(utterance.readings)
    end = _quietest(take.audio, take.marks[count].start)
    samples = take.audio.samples[:end].copy()
    fade = min(len(samples), round(FADE_S * take.audio.sample_rate))
    samples[len(samples) - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    length = end / take.audio.sample_rate
    marks = tuple(replace(mark, start=min(mark.start, length), end=min(mark.end, length)) for mark in take.marks[:count])
    silence = np.zeros(round(EDGE_S * take.audio.sample_rate), np.float32)
    return Take(utterance, Audio(np.concatenate([samples, silence]), take.audio.sample_rate), marks)


def _quietest(audio: Audio, moment: float) -> int:
    """The first sample of the quietest 5 ms round a moment."""
    rate, size = audio.sample_rate, round(FRAME_S * audio.sample_rate)
    first = max(0, round((moment - SEARCH_S) * rate))
    span = audio.samples[first : round((moment + SEARCH_S / 2) * rate)]
    frames = span[: len(span) // size * size].reshape(-1, size)
    return first + int(np.argmin(np.square(frames).sum(axis=1))) * size if len(frames) else first
