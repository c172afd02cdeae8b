"""What the fault bench tells, as lines for people."""

from collections.abc import Iterator, Mapping
from typing import Any

from vivevoix.bench.faults import FAMILIES

COLUMNS = ("takes", "found", *FAMILIES, "baseline")
WIDTH = 9
_OF_A_FAULT = ("spoiled_", "recall_", "baseline_recall_", *(f"by_{family}_" for family in FAMILIES))


def lines(figures: Mapping[str, Any]) -> Iterator[str]:
    """A row a fault: takes, percent found, by each family of checks, by the baseline; then the other figures, and the false alarms."""
    yield f"{'fault':18s}" + "".join(f"{name:>{WIDTH}s}" for name in COLUMNS)
    yield from (_row(name.removeprefix("spoiled_"), figures) for name in figures if name.startswith("spoiled_"))
    yield ""
    yield from (f"{name:40s} {value:8.3f}" for name, value in figures.items()
                if isinstance(value, float) and not name.startswith(_OF_A_FAULT))  # fmt: skip
    yield from map(_alarm, figures["alarms"])


def _row(name: str, figures: Mapping[str, Any]) -> str:
    shares = (f"recall_{name}", *(f"by_{family}_{name}" for family in FAMILIES), f"baseline_recall_{name}")
    return f"{name:18s}{figures[f'spoiled_{name}']:{WIDTH}.0f}" + "".join(f"{100 * figures[one]:{WIDTH}.1f}" for one in shares)


def _alarm(alarm: Mapping[str, Any]) -> str:
    return f"alarm{' (held)' * alarm['held']}: {alarm['text']} – {' '.join(alarm['evidence'])}"
