"""A cold start: a new process from nothing to its first sound. ``python -m vivevoix.bench.cold`` is that process."""

import subprocess
import sys
import time
from pathlib import Path

from vivevoix.errors import EngineError

TEXT = "Bonjour à toutes et à tous, voici les nouvelles du jour."


def seconds_to_first_audio(cache: Path, form: str) -> float:
    """From the start of a process to the first piece of a stream, the model prepared. Raises EngineError."""
    command = [sys.executable, "-m", "vivevoix.bench.cold", str(cache), form]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 (our own module)
        heard = process.stdout.readline() if process.stdout else ""
        seconds = time.perf_counter() - started
    if not heard.strip().isdigit():
        raise EngineError("The cold start did not come to a sound.", "Run vivevoix doctor.")
    return seconds


def main(cache: str, form: str) -> None:
    """Print how many samples the first piece has, as soon as it is there."""
    from vivevoix.engines.kokoro import KokoroEngine
    from vivevoix.model import Article, Block, BlockKind, Source, SourceKind, Voice
    from vivevoix.writing import write

    article = Article(Source(SourceKind.TEXT, "bench"), "fr", "", (Block(BlockKind.PARAGRAPH, TEXT),))
    engine = KokoroEngine(Path(cache), form=form)
    first = next(engine.stream(write(article).utterances, Voice("kokoro", "ff_siwis", "fr")))
    sys.stdout.write(f"{len(first.samples)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
