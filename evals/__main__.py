"""Measures quality and compares it with the floors in floors.json; exit code 1 when one is missed.

``python -m evals [NAME…]`` runs the gates named, or all. ``--raise`` writes better figures into floors.json; it never
lowers one. ``--all`` prints the figures that have no floor too, such as those of each class.
A gate is a module of this folder with ``measure() -> dict[str, float]``. One with ``outside(folder)`` also measures labelled files
of others, in the folder that the environment variable VIVEVOIX_CORPORA names; those figures have no floors.

A gate whose models are not installed is skipped, and says so.

A floor lies under the best figure measured by its ``room``: about one case of its corpus, so that a rule which wins three cases and
loses another is no fault, while two lost cases are. A figure of sound has the room by which machines differ. Counts of faults have none.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from evals.corpus import outside
from vivevoix.errors import ModelMissing

FLOORS = Path(__file__).with_name("floors.json")
EPSILON = 1e-9


@dataclass(frozen=True)
class Floor:
    """The worst value that passes."""

    value: float
    better: str
    """``higher`` or ``lower``."""
    room: float = 0.0
    """How far under the best figure measured the floor lies."""

    def passed(self, measured: float) -> bool:
        if self.better == "higher":
            return measured >= self.value - EPSILON
        return measured <= self.value + EPSILON

    def raised(self, measured: float) -> "Floor":
        best, worse = (max, measured - self.room) if self.better == "higher" else (min, measured + self.room)
        return Floor(best(self.value, round(worse, 4)), self.better, self.room)


def floors() -> dict[str, dict[str, Floor]]:
    table = json.loads(FLOORS.read_text("utf-8"))
    return {gate: {name: Floor(**floor) for name, floor in rows.items()} for gate, rows in table.items()}


def judged(gate: str, rows: dict[str, Floor], *, everything: bool = False) -> dict[str, float]:
    module = import_module(f"evals.{gate}")
    try:
        measured: dict[str, float] = module.measure()
    except ModelMissing as missing:
        print(f"{gate:18s} skipped: {missing}")
        return {}
    for name, floor in rows.items():
        value = measured[name]
        verdict = "ok" if floor.passed(value) else "MISSED"
        print(f"{gate:18s} {name:40s} {value:9.4f}   floor {floor.value:9.4f} ({floor.better} is better)   {verdict}")
    beside(gate, {name: value for name, value in measured.items() if everything and name not in rows}, "no floor")
    folder = outside()
    if folder and hasattr(module, "outside"):
        beside(gate, module.outside(folder), "outside corpora")
    return measured


def beside(gate: str, figures: dict[str, float], why: str) -> None:
    """Figures that no floor judges."""
    for name, value in figures.items():
        print(f"{gate:18s} {name:40s} {value:9.4f}   {why}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals")
    parser.add_argument("gates", nargs="*", metavar="NAME")
    parser.add_argument("--raise", dest="raising", action="store_true", help="write better figures into floors.json")
    parser.add_argument("--all", dest="everything", action="store_true", help="print the figures without a floor too")
    args = parser.parse_args()
    table = floors()
    chosen = args.gates or list(table)
    measured = {gate: judged(gate, table[gate], everything=args.everything) for gate in chosen}
    if args.raising:
        write({gate: better(rows, measured.get(gate, {})) for gate, rows in table.items()})
    return 1 if any(missed(table[gate], measured[gate]) for gate in chosen) else 0


def missed(rows: dict[str, Floor], measured: dict[str, float]) -> list[str]:
    """The figures under their floors, of those that were measured."""
    return [name for name, value in measured.items() if name in rows and not rows[name].passed(value)]


def better(rows: dict[str, Floor], measured: dict[str, float]) -> dict[str, Floor]:
    return {name: floor.raised(measured.get(name, floor.value)) for name, floor in rows.items()}


def write(table: dict[str, dict[str, Floor]]) -> None:
    plain = {gate: {name: vars(floor) for name, floor in rows.items()} for gate, rows in table.items()}
    FLOORS.write_text(json.dumps(plain, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
