"""Is it one reader in one mood? Pitch, rate, loudness and brightness of each take against the middle of its edition and its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log2
from statistics import median

import numpy as np

from vivevoix.model import Audio, Measure, Speech
from vivevoix.reviewing.signal import Signal
from vivevoix.reviewing.tables import rows
from vivevoix.sound.loudness import integrated_lufs
from vivevoix.sound.pitch import median_and_range, pitch

TAKES = 5
"""With fewer takes of a voice its middle is not known."""

SHORT_PHONES = 12
SLACK = 1.5
"""Lines of one or two words have so few vowels that their median is a matter of chance: they may lie half as far again."""

THIRDS = 9
"""Takes from which a drift can be told from chance: three a third."""

BRIGHT_HZ = 2_000.0


@dataclass(frozen=True, slots=True)
class Tone:
    """What was measured of one take, on scales in which a difference is heard alike everywhere."""

    pitch_st: float
    """Semitones over 1 Hz; NaN where nothing is voiced."""
    rate_percent: float
    """100 × the natural logarithm of phones a second: differences are percents."""
    loudness_lu: float
    range_st: float
    brightness_db: float
    """Power above 2 kHz against the power below."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What passes of one measure, a line of ``data/tone.tsv``."""

    measure: str
    most: float
    """The farthest that a sound take lay from the middle."""
    limit: float
    jump: float
    drift: float


@dataclass(frozen=True, slots=True)
class Departure:
    """A take that lies apart."""

    place: int
    """Of the take in the speech."""
    measure: str
    off: float
    limit: float
    jump: bool
    """Apart from the take before it, rather than from the middle of all."""


@dataclass(frozen=True, slots=True)
class Evenness:
    """The tone of an edition."""

    departures: tuple[Departure, ...]
    farthest: dict[str, float]
    """Measure → the farthest of all takes from the middle."""
    jumps: dict[str, float]
    drifts: dict[str, float]


def bounds(engine: str) -> tuple[Bound, ...]:
    """What passes with an engine's voices; nothing for an engine that was not measured: its tone is not judged."""
    return tuple(Bound(row[1], *map(float, row[2:])) for row in _rows() if row[0] == engine)


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    return rows("tone")


def tone(signal: Signal) -> Tone:
    """The tone of a take, measured on its sound. Costs a two-hundredth of its length."""
    hertz, spread = median_and_range(pitch(signal.take.audio))
    pace = signal.phones / signal.sounding if signal.sounding > 0 and signal.phones else float("nan")
    return Tone(
        12 * log2(hertz) if hertz else float("nan"),
        100 * float(np.log(pace)),
        integrated_lufs(signal.take.audio),
        spread,
        brightness(signal.take.audio),
    )


def brightness(audio: Audio) -> float:
    """Decibels of the power above 2 kHz against that below."""
    power = np.abs(np.fft.rfft(audio.samples)) ** 2
    split = int(BRIGHT_HZ / audio.sample_rate * len(audio.samples))
    high, low = float(power[split:].sum()), float(power[1:split].sum())
    return 10 * float(np.log10(max(high, 1e-9) / max(low, 1e-9)))


def evenness(speech: Speech, signals: tuple[Signal, ...]) -> Evenness:
    """Each take against the middle of its speaker's takes and against the take before it; the first third against the last."""
    limits = bounds(speech.voice.engine)
    tones = tuple(map(tone, signals)) if limits else ()
    groups = _speakers(speech) if limits else ()
    judged = [_judged(bound, group, tones, signals) for bound in limits for group in groups if len(group) >= TAKES]
    names = [bound.measure for bound in limits for group in groups if len(group) >= TAKES]

    def most(place: int) -> dict[str, float]:
        found: dict[str, float] = {}
        for name, one in zip(names, judged, strict=True):
            found[name] = max(found.get(name, 0.0), one[1][place])
        return found

    return Evenness(tuple(one for found, _ in judged for one in found), most(0), most(1), most(2))


UNITS = {"pitch_st": "semitones", "rate_percent": "%", "loudness_lu": "LU"}


def tone_measures(even: Evenness, engine: str) -> tuple[Measure, ...]:
    """The figures of the tone with their limits: farthest from the middle, largest jump, drift; none for an engine without limits."""
    found = []
    for bound in bounds(engine):
        name, unit = bound.measure.partition("_")[0], UNITS[bound.measure]
        rows_of = (
            ("deviation", even.farthest, bound.limit),
            ("jump", even.jumps, bound.jump),
            ("drift", even.drifts, bound.drift),
        )
        found += [
            Measure(f"{name}_{what}", round(values.get(bound.measure, 0.0), 2), unit, limit) for what, values, limit in rows_of
        ]
    return tuple(found)


def _speakers(speech: Speech) -> tuple[tuple[int, ...], ...]:
    """Places of the takes of each speaker."""
    names = [speech.voice.of(take.utterance.role).name for take in speech.takes]
    return tuple(tuple(place for place, name in enumerate(names) if name == one) for one in dict.fromkeys(names))


def _judged(
    bound: Bound, group: tuple[int, ...], tones: tuple[Tone, ...], signals: tuple[Signal, ...]
) -> tuple[list[Departure], tuple[float, float, float]]:
    values = {place: value for place in group if np.isfinite(value := getattr(tones[place], bound.measure))}
    if len(values) < TAKES:
        return [], (0.0, 0.0, 0.0)
    middle = median(values.values())
    slack = {place: SLACK if signals[place].phones < SHORT_PHONES else 1.0 for place in values}
    off = {place: (value - middle) / slack[place] for place, value in values.items()}
    far = [Departure(place, bound.measure, values[place] - middle, bound.limit * slack[place], jump=False)
           for place in off if abs(off[place]) > bound.limit]  # fmt: skip
    apart = {one.place for one in far}
    steps = {after: off[after] - off[before] for before, after in pairwise(off) if after == before + 1}
    # A take that lies apart from all is told once, not again for the two joins beside it.
    leaps = [Departure(place, bound.measure, step, bound.jump, jump=True)
             for place, step in steps.items() if abs(step) > bound.jump and not {place, place - 1} & apart]  # fmt: skip
    return [*far, *leaps], (_most(off.values()), _most(steps.values()), abs(drift(tuple(values.values()))))


def _most(values: Iterable[float]) -> float:
    return max(map(abs, values), default=0.0)


def drift(values: tuple[float, ...]) -> float:
    """From the median of the first third to that of the last; 0 of too few."""
    third = len(values) // 3
    return median(values[-third:]) - median(values[:third]) if len(values) >= THIRDS else 0.0
