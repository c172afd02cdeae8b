"""Whether memory stays flat over hundreds of utterances, each of another length."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import mean

from vivevoix.bench.corpus import script
from vivevoix.bench.speed import peak_memory_mb
from vivevoix.engines.base import Engine
from vivevoix.model import Utterance, Voice
from vivevoix.progress import Progress
from vivevoix.speaking import breathe

WARM_UP = 50
"""Utterances before the first hundred are counted: the longest sentences must have been seen once."""
WINDOW = 100


def measure(engine: Engine, voice: Voice, progress: Progress, utterances: int = 500) -> dict[str, float]:
    """Resident memory over the first and the last hundred of ``utterances`` after the warm-up, megabytes, and their ratio."""
    held: list[float] = []
    for done, utterance in enumerate(_lengths(engine, WARM_UP + utterances), 1):
        engine.say(utterance, voice)
        held.append(resident_mb())
        progress("memory", done, WARM_UP + utterances)
    first, last = mean(held[WARM_UP : WARM_UP + WINDOW]), mean(held[-WINDOW:])
    return {
        "first_hundred_mb": first,
        "last_hundred_mb": last,
        "last_over_first": last / first,
        "peak_memory_mb": peak_memory_mb(),
    }


def resident_mb() -> float:
    """Memory of this process that is in RAM now, megabytes; Linux only, elsewhere the peak."""
    table = Path("/proc/self/statm")
    if not table.exists():
        return peak_memory_mb()
    return int(table.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _lengths(engine: Engine, count: int) -> Iterator[Utterance]:
    """The corpus again and again, cut after another word each time, so that lengths keep changing."""
    whole = breathe(script(), engine.breath).utterances
    for number in range(count):
        utterance = whole[number % len(whole)]
        words = max(1, len(utterance.readings) - number // len(whole) % 8)
        yield replace(utterance, readings=utterance.readings[:words])
