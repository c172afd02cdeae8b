"""How many faults the review finds, and how often it cries over sound takes: good takes spoiled in known ways.

Beside it the simple baseline: the listener's words alone, with a threshold on the word error rate of each take.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from vivevoix.bench.spoil import FAULTS, Fault
from vivevoix.engines.base import Engine
from vivevoix.model import Article, Block, BlockKind, Script, Severity, Source, SourceKind, Voice
from vivevoix.progress import Progress
from vivevoix.reviewing import Ear
from vivevoix.reviewing.examine import Examined, examined
from vivevoix.reviewing.hearing import Hearing, heard
from vivevoix.speaking import Takes, breathe, speak
from vivevoix.writing import write

PARAGRAPH = 3
"""Sentences."""
SEED = 2026
BASELINE_RATE = 0.2
"""The baseline calls a take faulty whose word error rate is above: words folded, no sounds, no second look."""

TELLS = frozenset({Severity.DOUBT, Severity.FAULT})
"""What an editor is shown as a point to check; a note is no alarm, and no find."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one fault: takes spoiled, found by the review, found by the baseline."""

    spoiled: int = 0
    found: int = 0
    baseline: int = 0


def articles() -> tuple[Article, ...]:
    """The ten articles, ours."""
    lines = files(__package__).joinpath("faults_fr.txt").read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#")).strip()
    return tuple(_article(part.splitlines()) for part in text.split("\n\n"))


def _article(lines: list[str]) -> Article:
    paragraphs = (" ".join(lines[start : start + PARAGRAPH]) for start in range(1, len(lines), PARAGRAPH))
    blocks = (Block(BlockKind.TITLE, lines[0]), *(Block(BlockKind.PARAGRAPH, text) for text in paragraphs))
    return Article(Source(SourceKind.TEXT, "bench"), "fr", lines[0], blocks)


def measure(  # noqa: PLR0913, PLR0917
    engine: Engine, voice: Voice, takes: Takes, ear: Ear, count: int, progress: Progress
) -> dict[str, float]:
    """Recall of each fault over ``count`` takes of it, false alarms over the clean takes that were looked at, and the baseline's beside.

    Each spoiled take is judged among the other takes of its article. Raises EngineError, ListenerError.
    """
    clean = list(_clean(engine, voice, takes, ear, count, progress))
    counts = {fault.name: _counted(fault, clean, ear, count) for fault in FAULTS}
    figures = {"takes_clean": float(sum(len(state.signals) for state in clean))}
    figures |= _alarms(clean, ear)
    for name, one in counts.items():
        if not one.spoiled:
            continue
        figures[f"spoiled_{name}"] = float(one.spoiled)
        figures[f"recall_{name}"] = one.found / one.spoiled
        figures[f"baseline_recall_{name}"] = one.baseline / one.spoiled
    return figures


def _clean(  # noqa: PLR0913, PLR0917
    engine: Engine, voice: Voice, takes: Takes, ear: Ear, count: int, progress: Progress
) -> Iterator[Examined]:
    """As many articles as hold ``count`` takes, examined."""
    seen = 0
    for article in articles():
        if seen >= count:
            return
        script: Script = breathe(write(article), engine.breath)
        yield examined(speak(script, engine, voice, takes, progress), ear, progress)
        seen += len(script.utterances)


def _counted(fault: Fault, clean: list[Examined], ear: Ear, count: int) -> Counts:
    """The fault put into ``count`` takes in turn, all heard together."""
    dice = np.random.default_rng([SEED, *fault.name.encode()])
    places = [(state, place) for state in clean for place in range(len(state.signals))]
    chosen = [places[int(at)] for at in dice.permutation(len(places))]
    spoiled = [(state, place, take) for state, place in chosen if (take := fault.spoil(state.speech.takes[place], dice))][
        :count
    ]
    hearings = heard(tuple(take for _, _, take in spoiled), ear)
    found = sum(_found(fault, state, place, one, ear) for (state, place, _), one in zip(spoiled, hearings, strict=True))
    return Counts(len(spoiled), found, sum(map(_baseline, hearings)))


def _found(fault: Fault, state: Examined, place: int, hearing: Hearing, ear: Ear) -> bool:
    told = state.with_take(place, hearing).findings(place, ear.language)
    return any(one.check.startswith(fault.found_by) and one.severity in TELLS for one in told)


def _baseline(hearing: Hearing) -> bool:
    return hearing.comparison.errors / max(1, len(hearing.comparison.spoken)) > BASELINE_RATE


def _alarms(clean: list[Examined], ear: Ear) -> dict[str, float]:
    """Shares of clean takes about which something is told, in all and by the family of the check."""
    takes = max(1, sum(len(state.signals) for state in clean))
    told = [{one.check.partition(".")[0] for one in state.findings(place, ear.language) if one.severity in TELLS}
            for state in clean for place in range(len(state.signals))]  # fmt: skip
    wrong = sum(_baseline(hearing) for state in clean for hearing in state.hearings)
    by = {family: sum(family in checks for checks in told) / takes for family in ("words", "signal", "tone")}
    return {
        "false_alarms": sum(map(bool, told)) / takes,
        **{f"false_alarms_{family}": share for family, share in by.items()},
        "baseline_false_alarms": wrong / takes,
    }
