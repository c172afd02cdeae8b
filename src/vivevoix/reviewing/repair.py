"""Takes in which something is wrong are said again otherwise, until it is right or the budget is spent.

Every candidate is listened to like the take itself. It is kept only when something is mended and no other figure is worse.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from vivevoix.errors import EngineError
from vivevoix.model import Finding, Repair, Severity, Speech, Take, Utterance
from vivevoix.progress import Progress, silent
from vivevoix.reviewing.examine import Examined, better, examined, speaker_of, spoken_as, weight
from vivevoix.reviewing.fruitless import recalled, remember
from vivevoix.reviewing.hearing import Ear, heard
from vivevoix.reviewing.ladder import LADDER, Bend, Case, Change, OthersOf, Rung
from vivevoix.reviewing.splice import carried, cut_off, cut_out, joined, led_on

Say = Callable[[Utterance, Bend], Take]
"""Says an utterance otherwise. Raises EngineError."""

WAYS = 3
"""Candidates of one rung for one take."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may be tried for one article."""

    tries: int = 24
    seconds: float = 60.0
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class Workshop:
    """What repairs need from outside."""

    say: Say
    others_of: OthersOf = lambda printed: ()
    budget: Budget = Budget()


@dataclass(frozen=True, slots=True, eq=False)
class Retaken:
    """What repairing left."""

    speech: Speech
    repairs: tuple[Repair, ...]
    examined: Examined
    """What is known of its takes, so that a review need not look again at those that are as they were."""


@dataclass(slots=True)
class _Log:
    """What was found and tried, by place."""

    found: dict[int, tuple[str, ...]]
    tried: dict[int, list[str]] = field(default_factory=dict)
    kept: dict[int, list[str]] = field(default_factory=dict)
    settled: frozenset[int] = frozenset()
    """Where it is known from before that nothing helps."""
    tries: int = 0
    cut_short: bool = False
    """Whether the budget was spent before all was tried."""


def retake(speech: Speech, ear: Ear, shop: Workshop, progress: Progress = silent) -> Retaken:
    """The speech with its takes repaired as far as may be, and what was done. Raises ListenerError, OutputError."""
    state = examined(speech, ear, progress)
    places = range(len(speech.takes))
    log = _Log({place: checks for place in places if (checks := _checks(state, place, ear))})
    _recall(log, speech, ear)
    deadline = shop.budget.clock() + shop.budget.seconds
    for rung in LADDER:
        state = _climbed(rung, state, ear, shop, log, deadline)
    _remember(log, speech, ear)
    return Retaken(state.speech, tuple(_record(place, state, ear, log) for place in log.found), state)


def _recall(log: _Log, speech: Speech, ear: Ear) -> None:
    for place, checks in log.found.items():
        take = speech.takes[place]
        tried = recalled(take, checks, speaker_of(take, speech), ear)
        if tried is not None:
            log.tried[place], log.settled = list(tried), log.settled | {place}


def _remember(log: _Log, speech: Speech, ear: Ear) -> None:
    for place in () if log.cut_short else log.found.keys() - log.kept.keys() - log.settled:
        take, tried = speech.takes[place], tuple(log.tried.get(place, ()))
        remember(take, log.found[place], speaker_of(take, speech), ear, tried)


def _climbed(rung: Rung, state: Examined, ear: Ear, shop: Workshop, log: _Log, deadline: float) -> Examined:  # noqa: PLR0913, PLR0917
    """All candidates of one rung said and heard together (a listener's call costs the same for one as for ten), the best of each kept."""
    made: list[tuple[int, Take, Take]] = []
    for place in sorted(log.found.keys() - log.settled):
        made += [(place, *pair) for pair in _candidates(rung, place, state, ear, shop, log, deadline)]
    hearings = heard(tuple(judged for _, judged, _ in made), ear) if made else ()
    for place in dict.fromkeys(place for place, _, _ in made):
        tried = [(state.with_take(place, one, take, ear.memory), take)
                 for (at, _, take), one in zip(made, hearings, strict=True) if at == place]  # fmt: skip
        good = [(other, take) for other, take in tried if _is_better(other, state, place, ear)]
        if good:
            best, take = min(good, key=lambda pair: weight(pair[0].figures(place)))
            log.kept.setdefault(place, []).append(rung.name)
            state = _with_utterance(best, place, take)
    return state


def _is_better(other: Examined, state: Examined, place: int, ear: Ear) -> bool:
    """By its figures; and nothing is told that was not: two words heard wrongly are no more than two before, but may be others."""
    new = {*_checks(other, place, ear)} - {*_checks(state, place, ear)}
    return not new and better(other.figures(place), state.figures(place))


def _candidates(  # noqa: PLR0913, PLR0917
    rung: Rung, place: int, state: Examined, ear: Ear, shop: Workshop, log: _Log, deadline: float
) -> Iterator[tuple[Take, Take]]:
    """Each candidate twice: as it is judged, under what was meant; and as it is kept, under what was said."""
    case = _case(state, place, ear)
    if not case.checks or not rung.can_cure(case):
        return
    for change in islice(rung.ways(case, shop.others_of), WAYS):
        if log.tries >= shop.budget.tries or shop.budget.clock() > deadline:
            log.cut_short = True
            return
        log.tries += 1
        tried = log.tried.setdefault(place, [])
        tried += [] if rung.name in tried else [rung.name]
        take = _made(change, shop.say)
        if take:
            yield spoken_as(take, state.speech.takes[place]), take


def _made(change: Change, say: Say) -> Take | None:
    """The take of a change; None where the engine refuses."""
    whole = change.utterances[0]
    try:
        if change.carrier:
            return cut_out(say(carried(whole, change.carrier), change.bend), whole)
        if change.tail:
            return cut_off(say(led_on(whole, change.tail), change.bend), whole)
        if len(change.utterances) > 1:
            readings = tuple(reading for part in change.utterances for reading in part.readings)
            takes = tuple(say(part, change.bend) for part in change.utterances)
            return joined(replace(whole, readings=readings), takes)
        return say(whole, change.bend)
    except EngineError:
        return None


def _with_utterance(state: Examined, place: int, take: Take) -> Examined:
    """The kept take carries what was really said, so that the edition tells it."""
    takes = list(state.speech.takes)
    takes[place] = take
    return replace(state, speech=replace(state.speech, takes=tuple(takes)))


def _case(state: Examined, place: int, ear: Ear) -> Case:
    takes = state.speech.takes
    former = takes[place - 1].utterance if place else None
    latter = takes[place + 1].utterance if place + 1 < len(takes) else None
    found = _worth_it(state, place, ear)
    strange = frozenset(one.span for one in found if one.span and one.check == "sounds.word")
    divergences = state.hearings[place].comparison.divergences
    checks = frozenset(one.check for one in found)
    return Case(takes[place].utterance, checks, divergences, state.departures(place), former, latter, strange)


def _checks(state: Examined, place: int, ear: Ear) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.check for finding in _worth_it(state, place, ear)))


def _worth_it(state: Examined, place: int, ear: Ear) -> tuple[Finding, ...]:
    """What is worth a repair: notes are not, nor is a doubt about the text."""
    return tuple(finding for finding in state.findings(place, ear.language) if finding.severity is not Severity.NOTE)


def _record(place: int, state: Examined, ear: Ear, log: _Log) -> Repair:
    return Repair(
        state.speech.takes[place].utterance.id,
        log.found[place],
        tuple(log.tried.get(place, ())),
        tuple(log.kept.get(place, ())),
        _checks(state, place, ear),
    )
