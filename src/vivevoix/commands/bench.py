"""``vivevoix bench``: speed, memory, marks, tone and the quality of the voice on this machine."""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from vivevoix.commands.progress import bars
from vivevoix.commands.text import settings_of
from vivevoix.errors import WrongUse

if TYPE_CHECKING:
    from vivevoix.progress import Progress
    from vivevoix.settings import Settings

KINDS = ("speed", "memory", "marks", "tone", "voice", "correction")
LONG_KINDS = ("faults",)
"""Measured only when asked for: hundreds of takes are listened to."""


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "bench", help="measure speed, memory, marks, tone and the quality of the voice on this machine"
    )
    parser.add_argument("kinds", metavar="KIND", nargs="*", help=f"{', '.join(KINDS)} (default: all these); faults (minutes)")
    parser.add_argument("--takes", metavar="N", type=int, default=40, help="takes spoiled by each kind of fault (default: 40)")
    parser.add_argument("--repair", action="store_true", help="of the faults, also measure how many are mended")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Measure, print."""
    settings, kinds = settings_of(args), _kinds(args)
    with bars() as progress:
        measures: dict[str, Callable[[Settings, Progress], Mapping[str, Any]]]
        measures = {**MEASURES, "faults": partial(_faults, takes=args.takes, repair=args.repair)}
        figures = {kind: measures[kind](settings, progress) for kind in kinds}
    if args.json:
        print(json.dumps(figures, indent=2))
    else:
        print("\n".join(line for kind, rows in figures.items() for line in _lines(kind, rows)))
    return 0


def _lines(kind: str, rows: Mapping[str, Any]) -> Iterable[str]:
    """A figure a line; the faults as a table."""
    if kind == "faults":
        from vivevoix.bench import faults_table

        return faults_table.lines(rows)
    return (f"{kind:8s} {name:38s} {value:10.3f}" for name, value in rows.items())


def _kinds(args: argparse.Namespace) -> tuple[str, ...]:
    """Those asked for, or all. Raises WrongUse: ``choices`` of argparse would refuse the empty list too."""
    unknown = sorted(set(args.kinds) - {*KINDS, *LONG_KINDS})
    if unknown:
        known = ", ".join((*KINDS, *LONG_KINDS))
        raise WrongUse(f"There is nothing to measure called {', '.join(unknown)}.", f"Known: {known}.")
    return tuple(args.kinds) or KINDS


def _speed(settings: "Settings", progress: "Progress") -> dict[str, float]:
    from vivevoix import compose
    from vivevoix.bench import speed

    return speed.measure(compose.engine(settings), compose.listener(settings), compose.voices(settings)["fr"], progress)


def _memory(settings: "Settings", progress: "Progress") -> dict[str, float]:
    from vivevoix import compose
    from vivevoix.bench import memory

    return memory.measure(compose.engine(settings), compose.voices(settings)["fr"], progress)


def _marks(settings: "Settings", progress: "Progress") -> dict[str, float]:
    from vivevoix import compose
    from vivevoix.bench import marks

    return marks.measure(compose.engine(settings), compose.listener(settings), compose.voices(settings)["fr"], progress)


def _tone(settings: "Settings", progress: "Progress") -> dict[str, float]:
    from vivevoix import compose
    from vivevoix.bench import tone

    return tone.measure(compose.engine(settings), compose.voices(settings)["fr"], progress)


def _voice(settings: "Settings", progress: "Progress") -> dict[str, float]:
    from vivevoix import compose
    from vivevoix.bench import voice
    from vivevoix.engines.kokoro import FORMS, KokoroEngine
    from vivevoix.engines.kokoro.processor import capabilities

    there = [name for name, form in FORMS.items() if form.needs <= capabilities()]
    engines = {name: KokoroEngine(settings.cache, settings.models, name) for name in there}
    return voice.measure(engines, compose.listener(settings), compose.voices(settings)["fr"], progress)


def _correction(settings: "Settings", progress: "Progress") -> dict[str, float]:
    from vivevoix import compose
    from vivevoix.bench import correction

    return correction.measure(compose.house(settings), compose.imprint(settings), progress)


def _faults(settings: "Settings", progress: "Progress", takes: int, *, repair: bool) -> dict[str, Any]:
    from vivevoix import compose
    from vivevoix.bench import faults, faults_repair
    from vivevoix.reviewing import Ear
    from vivevoix.writing import sounds

    if takes < 1:
        raise WrongUse(f"There is no measuring on {takes} takes.", "Give --takes 1 or more.")
    ear = Ear(compose.listener(settings), "fr", partial(sounds, language="fr"), compose.hearings(settings))
    house = compose.house(settings)
    outcome = faults.measure(house, ear, takes, progress)
    mended = faults_repair.measure(house, ear, takes, progress) if repair else {}
    return {**outcome.figures, **mended, "alarms": [asdict(alarm) for alarm in outcome.alarms]}


MEASURES: "dict[str, Callable[[Settings, Progress], dict[str, float]]]" = {
    "speed": _speed,
    "memory": _memory,
    "marks": _marks,
    "tone": _tone,
    "voice": _voice,
    "correction": _correction,
}
