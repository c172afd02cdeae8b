"""Is each take whole as a sound? Dead air, clipping, cut edges, lengths that do not fit the phonemes."""

from dataclasses import dataclass
from itertools import groupby
from statistics import median

import numpy as np
import numpy.typing as npt

from vivevoix.model import Audio, Role, Take
from vivevoix.reviewing.measured_tone import UNMEASURED, Tone, tone_of
from vivevoix.reviewing.noise import clicks, noises
from vivevoix.reviewing.repeats import HOP_S, repeats

FRAME_S = 0.01
SOUND_DB = -45.0
"""Below the take's loud frames: what is fainter is silence."""

FAINTEST_DB = -70.0
"""Relative to full scale: a take that is nowhere louder is silence."""

DEAD_AIR_S = 0.45
"""The longest pause inside 562 takes of the default voice was 0.28 s, between two figures; before and behind them was 0.05 s of silence."""

FULL_SCALE = 0.999
FLAT_SAMPLES = 3
"""One sample at full scale can be chance; three in a row are a wave cut off."""

EDGE_S = 0.015
EDGE_DB = -35.0
"""Sound as loud as that, against the loud frames, in the last 15 ms was going on: 562 takes left 30 ms of silence at least."""

TALK_S = 0.005
TALK_DB = -40.0
STOP_S = 0.08
"""A silence of this length is a pause and no part of the sounds; the closure of a p, t or k is shorter."""

FINAL_PHONES = 1.8
ANNOUNCED = {Role.TITLE: 1.05, Role.HEADING: 1.05}
"""By so many sounds is a line longer than its sounds, for the last syllable of a phrase is drawn out; and titles are not hurried."""

TOO_SHORT, TOO_LONG = 0.1, 0.08
"""How far a length may lie off, as a share. 562 takes of the default voice lay between 0.912 and 1.090 of what their sounds and their role
ask for; without the two reasons above, between 0.89 and 1.18."""
EVEN, EVEN_VOICE = 0.8, 0.06
"""That is for a voice of which four takes in five lie off by less: 2 to 5 % with the default voice."""
SPREADS, MOST = 3.0, 0.33
"""Another may lie off by three times what four in five of the edition's own takes do, and by a third at most."""
SHORT_PHONES, SHORT_SLACK = 12, 1.5
"""Lines of one or two words may lie half as far again."""

TWICE = ((-0.03, 0.042), (0.025, 0.06))
"""Of an even voice, a take not much too long in which a stretch of about its excess is said twice: from so much too long, stretches
that differ by less. Of 562 sound takes the likest stretches differed by 0.052 (of those over 2.5 % too long, one by 0.054: « Que ce soit
lui »); of a copy, by 0.02 to 0.04; of a word that the voice says again itself, by 0.03 to 0.15."""

DOUBT, DOUBT_S = 0.05, 0.03
"""How far a stretch may differ from the take's excess, a share of the take and seconds; no stretch is looked for that is longer than both
allow."""

TAKES_FOR_LENGTH = 5
"""With fewer takes the pace of this voice is not known."""

NOT_SOUNDS = frozenset("ˈˌːˑ \u0303")


@dataclass(frozen=True)
class Signal:
    """What was measured of one take, times on its clock."""

    take: Take
    sounding: float
    """Seconds of sound, pauses left out."""
    silences: tuple[tuple[float, float], ...]
    """Pauses that are dead air, those before and behind the speech included."""
    clipped: int
    """Samples in flat tops at full scale."""
    cut_start: bool
    cut_end: bool
    phones: int
    clicks: tuple[float, ...] = ()
    """When there is one, seconds."""
    noises: tuple[tuple[float, float], ...] = ()
    """Stretches of loud noise."""
    repeats: tuple[tuple[float, float], ...] = ()
    """Seconds from a stretch to the same again, and how unlike the likest two so far apart are."""
    tone: Tone = UNMEASURED
    """Its pitch, rate, loudness, range and brightness."""

    @property
    def sounds(self) -> float:
        """By how many sounds it is long."""
        return length_in_sounds(self.take.utterance.role, self.phones)


def length_in_sounds(role: Role, phones: int) -> float:
    """The phones, and what the end of the line is drawn out."""
    return (phones + FINAL_PHONES) * ANNOUNCED.get(role, 1.0)


def measure(take: Take) -> Signal:
    """The figures of one take. A take that is silent all through is dead air from its beginning to its end."""
    levels = _levels(take.audio, FRAME_S)
    loud = float(np.percentile(levels, 95)) if len(levels) else -np.inf
    silences = _silences(levels > max(loud + SOUND_DB, FAINTEST_DB), FRAME_S)
    edge = round(EDGE_S * take.audio.sample_rate)
    samples, sounding, spoken = take.audio.samples, talking(take.audio), phones(take.utterance.phonemes)
    sounds = length_in_sounds(take.utterance.role, spoken) if spoken else 0.0
    return Signal(
        take,
        sounding=sounding,
        silences=tuple((start, end) for start, end in silences if end - start > DEAD_AIR_S) if loud > FAINTEST_DB
        else ((0.0, take.audio.duration),),
        clipped=clipped(take.audio),
        cut_start=_runs_on(samples[:edge], loud),
        cut_end=_runs_on(samples[-edge:], loud),
        phones=spoken,
        clicks=clicks(take.audio),
        noises=noises(take.audio),
        repeats=tuple((one.after, one.unlike) for one in repeats(take.audio, (SHORT_SLACK * TOO_LONG + DOUBT) * sounding + DOUBT_S)),
        tone=tone_of(take.audio, sounds, sounding),
    )  # fmt: skip


def talking(audio: Audio) -> float:
    """Seconds from the first sound to the last, pauses left out."""
    levels = _levels(audio, TALK_S)
    sound = levels > max(float(levels.max(initial=-np.inf)) + TALK_DB, FAINTEST_DB)
    pauses = sum(end - start for start, end in _silences(sound, TALK_S) if end - start >= STOP_S)
    return max(0.0, len(levels) * TALK_S - pauses) if sound.any() else 0.0


def odd_lengths(signals: tuple[Signal, ...]) -> dict[str, float]:
    """Takes too short or too long for their phonemes: utterance id → seconds expected.

    The pace is the median of all takes of the edition, so any voice and any rate is its own measure; so is the spread. A take that is a
    little too long is looked at for a stretch that is said twice.
    """
    paces = [signal.sounding / signal.sounds for signal in signals if signal.phones and signal.sounding]
    if len(paces) < TAKES_FOR_LENGTH:
        return {}
    pace = median(paces)
    spread = float(np.quantile([abs(one / pace - 1) for one in paces], EVEN))
    expected = {signal: pace * signal.sounds for signal in signals if signal.phones}
    return {signal.take.utterance.id: seconds for signal, seconds in expected.items() if _is_odd(signal, seconds, spread)}


def _is_odd(signal: Signal, expected: float, spread: float) -> bool:
    off = signal.sounding / expected - 1
    slack = SHORT_SLACK if signal.phones < SHORT_PHONES else 1.0
    if spread > EVEN_VOICE:
        return abs(off) > slack * min(SPREADS * spread, MOST)
    return not -TOO_SHORT * slack <= off <= TOO_LONG * slack or _is_said_twice(signal, expected)


def _is_said_twice(signal: Signal, expected: float) -> bool:
    """Whether what the take has too much may be a stretch that is said again."""
    excess, doubt = signal.sounding - expected, DOUBT * expected + DOUBT_S
    least = max((unlike for longer, unlike in TWICE if excess > longer * expected), default=0.0)
    return any(unlike < least for after, unlike in signal.repeats if abs(after - excess) <= doubt + HOP_S / 2)


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


def _levels(audio: Audio, seconds: float) -> npt.NDArray[np.float32]:
    """The level of each stretch of so many seconds, dB relative to full scale."""
    frame = round(seconds * audio.sample_rate)
    whole = audio.samples[: len(audio.samples) // frame * frame].reshape(-1, frame)
    levels: npt.NDArray[np.float32] = _decibels(np.mean(whole**2, axis=1))
    return levels


def _decibels(power: npt.ArrayLike) -> npt.NDArray[np.float32]:
    return np.asarray(10 * np.log10(np.maximum(power, 1e-12)), np.float32)


def _silences(sound: npt.NDArray[np.bool_], seconds: float) -> list[tuple[float, float]]:
    """Begin and end of each run of silent frames, those at both ends included: seconds."""
    edges = np.flatnonzero(np.diff(np.concatenate([[True], sound, [True]])))
    return [(int(start) * seconds, int(end) * seconds) for start, end in edges.reshape(-1, 2)]


def _runs_on(edge: npt.NDArray[np.float32], loud: float) -> bool:
    """Whether sound goes on all through an edge, looked at in thirds."""
    thirds = [float(_decibels(float(np.mean(part**2)))) for part in np.array_split(edge, 3)] if len(edge) else []
    return bool(thirds) and loud > FAINTEST_DB and min(thirds) > loud + EDGE_DB
