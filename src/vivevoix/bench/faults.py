"""How many faults the review finds, and how often it cries over sound takes: good takes spoiled in known ways.

Beside it the simple baseline: the listener's words alone, with a threshold on the word error rate of each take.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

import numpy as np

from vivevoix.bench.faults_articles import LOOKED_AT, articles
from vivevoix.bench.spoil import FAULTS, Fault
from vivevoix.bench.spoil_take import Say
from vivevoix.model import Finding, Script, Severity, Take, Utterance
from vivevoix.pipeline import House, workshop
from vivevoix.progress import Progress
from vivevoix.reviewing import Bend, Budget, Ear, Workshop
from vivevoix.reviewing.examine import Examined, examined
from vivevoix.reviewing.hearing import Hearing, heard
from vivevoix.reviewing.words import compare
from vivevoix.speaking import breathe, speak
from vivevoix.writing import write

TAKES_AN_ARTICLE = 4
"""Of one kind of fault: so the ten articles are all spoken from forty takes on."""
ROUNDS = 4
"""How often a take may be spoiled by one kind of fault, each time elsewhere: few sentences hold a name."""
SEED = 2026
UNHEEDED = 4
"""Of faults that words cannot tell, every so many takes are listened to: a fifth of the bench's time is saved."""
BASELINE_RATE = 0.2
"""The baseline calls a take faulty whose word error rate is above: words folded, names by their letters."""

TELLS = frozenset({Severity.DOUBT, Severity.FAULT})
"""What an editor is shown as a point to check; a note is no alarm, and no find."""
FAMILIES = ("words", "signal", "tone", "sounds")


@dataclass(frozen=True, slots=True)
class Clean:
    """An article spoken, heard and found sound, and how its sentences are said otherwise."""

    state: Examined
    say: Say
    held: bool
    """Whether nobody looked at it when limits were set."""


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A take with a fault put into it."""

    clean: Clean
    place: int
    take: Take


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one fault: takes spoiled, found by the review, and by each family of its checks."""

    spoiled: int
    found: int
    baseline: float
    """Share that the baseline finds."""
    families: dict[str, int]


@dataclass(frozen=True, slots=True)
class Alarm:
    """A sound take about which something is told: an ear must say whether it is a real slip."""

    text: str
    held: bool
    checks: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the bench tells."""

    counts: dict[str, Counts]
    alarms: tuple[Alarm, ...]
    shares: dict[str, float]
    """Sound takes complained of, in all, by family, and on articles that nobody looked at."""

    @property
    def figures(self) -> dict[str, float]:
        """All as one table of numbers."""
        told = dict(self.shares)
        for name, one in self.counts.items():
            told[f"spoiled_{name}"] = float(one.spoiled)
            told[f"recall_{name}"] = one.found / one.spoiled
            told[f"baseline_recall_{name}"] = one.baseline
            told |= {f"by_{family}_{name}": one.families[family] / one.spoiled for family in FAMILIES}
        return told


def measure(house: House, ear: Ear, count: int, progress: Progress) -> Outcome:
    """Recall of each fault over ``count`` takes of it, false alarms over the sound takes, and the baseline's beside.

    Each spoiled take is judged among the other takes of its article. Raises EngineError, ListenerError, OutputError.
    """
    clean = tuple(spoken(house, ear, count, progress))
    counts = {}
    for done, fault in enumerate(FAULTS, 1):
        spoiled = tuple(islice(_spoiled(fault, clean), count))
        if spoiled:
            counts[fault.name] = _counted(fault, spoiled, ear)
        progress("faults", done, len(FAULTS))
    return Outcome(counts, tuple(_alarms(clean, ear)), _shares(clean, ear))


def spoken(house: House, ear: Ear, count: int, progress: Progress) -> Iterator[Clean]:
    """As many articles as ``count`` takes of a fault ask for, examined. Raises EngineError, ListenerError, OutputError."""
    for number, article in enumerate(articles()[: -(-count // TAKES_AN_ARTICLE)]):
        script: Script = breathe(write(article), house.engine.breath)
        voice = house.voices["fr"]
        state = examined(speak(script, house.engine, voice, house.takes, progress), ear, progress)
        shop = workshop(script, voice, house, Budget())
        yield Clean(state, partial(_said, shop), number >= LOOKED_AT)


def _said(shop: Workshop, utterance: Utterance) -> Take:
    return shop.say(utterance, Bend())


def _spoiled(fault: Fault, clean: tuple[Clean, ...]) -> Iterator[Spoiled]:
    """The fault put into takes in turn, none of them twice in one way."""
    dice = np.random.default_rng([SEED, *fault.name.encode()])
    places = [(one, place) for one in clean for place in range(len(one.state.signals))]
    seen = set()
    for at in (int(at) for _ in range(ROUNDS) for at in dice.permutation(len(places))):
        one, place = places[at]
        take = fault.spoil(one.state.speech.takes[place], dice, one.say)
        if take and (sound := take.audio.samples.tobytes()) not in seen:
            seen.add(sound)
            yield Spoiled(one, place, take)


def _counted(fault: Fault, spoiled: tuple[Spoiled, ...], ear: Ear) -> Counts:
    """All heard together. Where no words can tell of the fault, only as many takes as give the baseline's share are listened to."""
    heeded = spoiled if fault.in_words else spoiled[: -(-len(spoiled) // UNHEEDED)]
    hearings = heard(tuple(one.take for one in heeded), ear, again=fault.in_words)
    all_heard = (*hearings, *(_as_before(one, ear) for one in spoiled[len(heeded) :]))
    told = [_told(fault, one, hearing, ear) for one, hearing in zip(spoiled, all_heard, strict=True)]
    families = {family: sum(family in checks for checks in told) for family in FAMILIES}
    wrong = sum(_baseline(hearing, ear) for hearing in hearings) / len(hearings)
    return Counts(len(spoiled), sum(map(bool, told)), wrong, families)


def _as_before(one: Spoiled, ear: Ear) -> Hearing:
    """The words of the sound take, for a fault that they have no say in."""
    words = one.clean.state.hearings[one.place].words
    return Hearing(words, compare(one.take, words, ear.language, ear.sounds_of))


def _told(fault: Fault, one: Spoiled, hearing: Hearing, ear: Ear) -> frozenset[str]:
    """Families of the checks that find the fault."""
    found = one.clean.state.with_take(one.place, hearing).findings(one.place, ear.language)
    return _families(finding for finding in told(found) if finding.check.startswith(fault.found_by))


def told(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that an editor is shown."""
    return tuple(one for one in findings if one.severity in TELLS)


def _families(findings: Iterable[Finding]) -> frozenset[str]:
    return frozenset(one.check.partition(".")[0] for one in findings)


def _baseline(hearing: Hearing, ear: Ear) -> bool:
    by_letters = compare(hearing.comparison.take, hearing.words, ear.language)
    return by_letters.errors / max(1, len(by_letters.spoken)) > BASELINE_RATE


def _alarms(clean: tuple[Clean, ...], ear: Ear) -> Iterator[Alarm]:
    for one in clean:
        for place, take in enumerate(one.state.speech.takes):
            found = told(one.state.findings(place, ear.language))
            if found:
                checks, evidence = (finding.check for finding in found), (finding.evidence for finding in found)
                yield Alarm(take.utterance.printed, one.held, tuple(checks), tuple(evidence))


def _shares(clean: tuple[Clean, ...], ear: Ear) -> dict[str, float]:
    """Shares of sound takes about which something is told, in all, by the family of the check, and of the articles never looked at."""
    takes = [(one, place) for one in clean for place in range(len(one.state.signals))]
    checks = [_families(told(one.state.findings(place, ear.language))) for one, place in takes]
    held = [families for (one, _), families in zip(takes, checks, strict=True) if one.held]
    wrong = sum(_baseline(hearing, ear) for one in clean for hearing in one.state.hearings)
    shares = {
        "takes_clean": float(len(takes)),
        "false_alarms": sum(map(bool, checks)) / len(takes),
        **{f"false_alarms_{family}": sum(family in one for one in checks) / len(takes) for family in FAMILIES},
        "baseline_false_alarms": wrong / len(takes),
    }
    return shares | ({"takes_held": float(len(held)), "false_alarms_held": sum(map(bool, held)) / len(held)} if held else {})
