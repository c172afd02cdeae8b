"""Is it one reader in one mood? Pitch, rate, loudness and brightness of each take against the middle of its edition and its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import isfinite
from statistics import median

from vivevoix.model import Measure, Role, Speech
from vivevoix.reviewing.signal import SHORT_PHONES, SHORT_SLACK, Signal
from vivevoix.reviewing.tables import rows

TAKES = 5
"""With fewer takes of a voice its middle is not known."""

TOLD = frozenset({"pitch_st", "rate_percent", "loudness_lu"})
"""Measures of which each take that lies apart is told. Range and brightness are figures of the report card: of one sentence alone they say
more about its words than about its tone."""

THIRDS = 9
"""Takes from which a drift can be told from chance: three a third."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What passes of one measure, a line of ``data/tone.tsv``."""

    measure: str
    most: float
    """The farthest that a sound take lay from what its role and the middle of its edition led to expect."""
    limit: float
    most_jump: float
    """The largest step from one sound take to the next."""
    jump: float
    most_drift: float
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


def expected(engine: str, role: Role, measure: str) -> float:
    """How far takes of a role lie from the middle of their edition, by ``data/roles.tsv``: a title is announced."""
    return _roles().get((engine, role.value, measure), 0.0)


@cache
def _roles() -> dict[tuple[str, str, str], float]:
    return {(engine, role, measure): float(off) for engine, measure, role, off in rows("roles")}


def evenness(speech: Speech, signals: tuple[Signal, ...]) -> Evenness:
    """Each take against the middle of its speaker's takes and against the take before it; the first third against the last."""
    limits = bounds(speech.voice.engine)
    groups = [group for group in _speakers(speech) if len(group) >= TAKES] if limits else []
    judged = [_judged(bound, _values(bound, group, speech, signals), signals) for bound in limits for group in groups]
    names = [bound.measure for bound in limits for _ in groups]

    def most(place: int) -> dict[str, float]:
        found: dict[str, float] = {}
        for name, one in zip(names, judged, strict=True):
            found[name] = max(found.get(name, 0.0), one[1][place])
        return found

    told = tuple(one for found, _ in judged for one in found if one.measure in TOLD)
    return Evenness(told, most(0), most(1), most(2))


UNITS = {"pitch_st": "semitones", "rate_percent": "%", "loudness_lu": "LU", "range_st": "semitones", "brightness_db": "dB"}


def tone_measures(even: Evenness, engine: str) -> tuple[Measure, ...]:
    """The figures of the tone with their limits: farthest from the middle, largest jump, drift; none for an engine without limits."""
    found = []
    for bound in bounds(engine):
        name, unit = bound.measure.partition("_")[0], UNITS[bound.measure]
        figures = (
            ("deviation", even.farthest, bound.limit),
            ("jump", even.jumps, bound.jump),
            ("drift", even.drifts, bound.drift),
        )
        found += [
            Measure(f"{name}_{what}", round(values.get(bound.measure, 0.0), 2), unit, limit) for what, values, limit in figures
        ]
    return tuple(found)


def _speakers(speech: Speech) -> tuple[tuple[int, ...], ...]:
    """Places of the takes of each speaker."""
    names = [speech.voice.of(take.utterance.role).name for take in speech.takes]
    return tuple(tuple(place for place, name in enumerate(names) if name == one) for one in dict.fromkeys(names))


def _values(bound: Bound, group: tuple[int, ...], speech: Speech, signals: tuple[Signal, ...]) -> dict[int, float]:
    """What was measured of each take, what its role explains taken off."""
    engine = speech.voice.engine
    found = {place: getattr(signals[place].tone, bound.measure)
             - expected(engine, signals[place].take.utterance.role, bound.measure) for place in group}  # fmt: skip
    return {place: value for place, value in found.items() if isfinite(value)}


def _judged(
    bound: Bound, values: dict[int, float], signals: tuple[Signal, ...]
) -> tuple[list[Departure], tuple[float, float, float]]:
    if len(values) < TAKES:
        return [], (0.0, 0.0, 0.0)
    middle = median(values.values())
    slack = {place: SHORT_SLACK if signals[place].phones < SHORT_PHONES else 1.0 for place in values}
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
