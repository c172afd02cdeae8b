"""Bars on stderr while long work runs; nothing when nobody watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Never

from vivevoix.progress import Progress, silent


@contextmanager
def bars() -> Iterator[Progress]:
    """A progress that draws a bar for each stage, or stays silent when stderr is not a terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    from tqdm import tqdm

    drawn: dict[str, tqdm[Never]] = {}

    def told(stage: str, done: int, total: int) -> None:
        if stage not in drawn:
            drawn[stage] = tqdm(desc=stage, total=total, unit="", leave=True, dynamic_ncols=True)
        drawn[stage].update(done - drawn[stage].n)

    try:
        yield told
    finally:
        for bar in drawn.values():
            bar.close()
