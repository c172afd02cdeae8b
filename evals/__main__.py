"""Measures quality and compares it with the floors in floors.json; exit code 1 when one is missed.

``python -m evals [NAME…]`` runs the gates named, or all. ``--raise`` writes better figures into floors.json; it never
lowers one.
A gate is a module of this folder with ``measure() -> dict[str, float]``.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
EPSILON = 1e-9


@dataclass(frozen=True)
class Floor:
    """The worst value that passes."""

    value: float
    better: str
    """``higher`` or ``lower``."""

    def passed(self, measured: float) -> bool:
        if self.better == "higher":
            return measured >= self.value - EPSILON
        return measured <= self.value + EPSILON

    def raised(self, measured: float) -> "Floor":
        best = max if self.better == "higher" else min
        return Floor(best(self.value, measured), self.better)


def floors() -> dict[str, dict[str, Floor]]:
    table = json.loads(FLOORS.read_text("utf-8"))
    return {gate: {name: Floor(**floor) for name, floor in rows.items()} for gate, rows in table.items()}


def judged(gate: str, rows: dict[str, Floor]) -> dict[str, float]:
    measured: dict[str, float] = import_module(f"evals.{gate}").measure()
    for name, floor in rows.items():
        value = measured[name]
        verdict = "ok" if floor.passed(value) else "MISSED"
        print(f"{gate:14s} {name:40s} {value:9.4f}   floor {floor.value:9.4f} ({floor.better} is better)   {verdict}")
    return measured


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals")
    parser.add_argument("gates", nargs="*", metavar="NAME")
    parser.add_argument("--raise", dest="raising", action="store_true", help="write better figures into floors.json")
    args = parser.parse_args()
    table = floors()
    chosen = args.gates or list(table)
    measured = {gate: judged(gate, table[gate]) for gate in chosen}
    if args.raising:
        write({gate: better(rows, measured.get(gate, {})) for gate, rows in table.items()})
    missed = [name for gate in chosen for name, floor in table[gate].items() if not floor.passed(measured[gate][name])]
    return 1 if missed else 0


def better(rows: dict[str, Floor], measured: dict[str, float]) -> dict[str, Floor]:
    return {name: floor.raised(measured.get(name, floor.value)) for name, floor in rows.items()}


def write(table: dict[str, dict[str, Floor]]) -> None:
    plain = {gate: {name: vars(floor) for name, floor in rows.items()} for gate, rows in table.items()}
    FLOORS.write_text(json.dumps(plain, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
