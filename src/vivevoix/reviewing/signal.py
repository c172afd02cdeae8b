"""Is each take whole as a sound? Dead air, clipping, cut edges, lengths that do not fit the phonemes."""

from dataclasses import dataclass
from itertools import groupby
from statistics import median

import numpy as np
import numpy.typing as npt

from vivevoix.model import Audio, Take
from vivevoix.reviewing.noise import clicks, noises

FRAME_S = 0.01
SOUND_DB = -45.0
"""Below the take's loud frames: what is fainter is silence."""

FAINTEST_DB = -70.0
"""Relative to full scale: a take that is nowhere louder is silence."""

DEAD_AIR_S = 0.45
"""The longest pause inside 44 takes of the default voice was 0.24 s, at a comma."""

FULL_SCALE = 0.999
FLAT_SAMPLES = 3
"""One sample at full scale can be chance; three in a row are a wave cut off."""

EDGE_S = 0.02
EDGE_DB = -35.0
"""Sound as loud as that, against the loud frames, all through the last 20 ms was going on: the voice leaves silence."""

LENGTH_RATIO = (0.75, 1.33)
"""44 takes of the default voice lay between 0.88 and 1.13 of the length expected, one-word takes apart."""

LENGTH_SLACK_S = 0.35
"""Takes of one word are drawled: ``Paris`` lasted 0.2 s longer than its sounds."""

TAKES_FOR_LENGTH = 5
"""With fewer takes the pace of this voice is not known."""

NOT_SOUNDS = frozenset("ˈˌːˑ \u0303")


@dataclass(frozen=True, slots=True)
class Signal:
    """What was measured of one take, times on its clock."""

    take: Take
    sounding: float
    """Seconds of sound, pauses over 0.2 s left out."""
    silences: tuple[tuple[float, float], ...]
    """Pauses inside the take that are dead air."""
    clipped: int
    """Samples in flat tops at full scale."""
    cut_start: bool
    cut_end: bool
    phones: int
    clicks: tuple[float, ...] = ()
    """When there is one, seconds."""
    noises: tuple[tuple[float, float], ...] = ()
    """Stretches of loud noise."""


def measure(take: Take) -> Signal:
    """The figures of one take. A take that is silent all through is dead air from its beginning to its end."""
    levels = _levels(take.audio)
    loud = float(np.percentile(levels, 95)) if len(levels) else -np.inf
    sound = levels > max(loud + SOUND_DB, FAINTEST_DB)
    inner = _silences(sound)
    pauses = sum(end - start for start, end in inner if (end - start) * FRAME_S > 0.2)
    places = np.flatnonzero(sound)
    length = (int(places[-1]) + 1 - int(places[0]) if len(places) else 0) - pauses
    dead = tuple((start * FRAME_S, end * FRAME_S) for start, end in inner if (end - start) * FRAME_S > DEAD_AIR_S)
    return Signal(
        take,
        sounding=length * FRAME_S,
        silences=dead if len(places) else ((0.0, take.audio.duration),),
        clipped=clipped(take.audio),
        cut_start=_runs_on(levels[: round(EDGE_S / FRAME_S)], loud),
        cut_end=_runs_on(levels[-round(EDGE_S / FRAME_S) :], loud),
        phones=phones(take.utterance.phonemes),
        clicks=clicks(take.audio),
        noises=noises(take.audio),
    )


def odd_lengths(signals: tuple[Signal, ...]) -> dict[str, float]:
    """Takes too short or too long for their phonemes: utterance id → seconds expected.

    The pace is the median of all takes of the edition, so any voice and any rate is its own measure.
    """
    paced = [signal for signal in signals if signal.phones and signal.sounding]
    if len(paced) < TAKES_FOR_LENGTH:
        return {}
    pace = median(signal.sounding / signal.phones for signal in paced)
    odd = {}
    for signal in (signal for signal in signals if signal.phones):
        expected = signal.phones * pace
        least, most = expected * LENGTH_RATIO[0] - LENGTH_SLACK_S / 2, expected * LENGTH_RATIO[1] + LENGTH_SLACK_S
        if not least <= signal.sounding <= most:
            odd[signal.take.utterance.id] = expected
    return odd


def phones(phonemes: str) -> int:
    """How many sounds: letters without stress, length, tilde and punctuation."""
    return sum(sign.isalpha() for sign in phonemes if sign not in NOT_SOUNDS)


def clipped(audio: Audio) -> int:
    """Samples in runs of at least three at full scale."""
    full = np.abs(audio.samples) >= FULL_SCALE
    if not full.any():
        return 0
    runs = [sum(1 for _ in run) for at_full, run in groupby(full.tolist()) if at_full]
    return sum(run for run in runs if run >= FLAT_SAMPLES)


def _levels(audio: Audio) -> npt.NDArray[np.float32]:
    """The level of each 10 ms, dB relative to full scale."""
    frame = round(FRAME_S * audio.sample_rate)
    whole = audio.samples[: len(audio.samples) // frame * frame].reshape(-1, frame)
    levels: npt.NDArray[np.float32] = (10 * np.log10(np.maximum(np.mean(whole**2, axis=1), 1e-12))).astype(np.float32)
    return levels


def _silences(sound: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Runs of silent frames between the first sound and the last."""
    places = np.flatnonzero(sound)
    gaps = np.flatnonzero(np.diff(places) > 1)
    return [(int(places[gap]) + 1, int(places[gap + 1])) for gap in gaps]


def _runs_on(edge: npt.NDArray[np.float32], loud: float) -> bool:
    return len(edge) > 0 and loud > FAINTEST_DB and float(np.min(edge)) > loud + EDGE_DB
