"""Kills narrations at random moments and looks for half editions and for takes spoken twice.

``python -m evals.interrupted --kills 20 --engine kokoro --listener whisper`` does it with the real voice; the gate uses the
tone engine.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

FILES = ("audio.mp3", "edition.json", "index.html", "transcript.vtt")
ARTICLE = Path(__file__).parent.parent / "examples" / "article.html"


@dataclass(frozen=True)
class Outcome:
    """What one killed narration and the next whole one left."""

    half: bool
    """The folder held something else than the whole former edition."""
    respoken: int
    """Takes on disk at the kill which the next run made again."""
    completed: bool


def measure(kills: int = 8, engine: str = "tone", listener: str = "parrot", article: Path = ARTICLE) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        outcomes = run(Studio(Path(folder), engine, listener, article), kills, random.Random(7))
    return {
        "half_editions": sum(outcome.half for outcome in outcomes),
        "takes_spoken_again": sum(outcome.respoken for outcome in outcomes),
        "not_completed": sum(not outcome.completed for outcome in outcomes),
    }


@dataclass(frozen=True)
class Studio:
    """Where and with whom the narrations run."""

    folder: Path
    engine: str
    listener: str
    article: Path

    @property
    def out(self) -> Path:
        return self.folder / "edition"

    def narrate(self, cache: Path) -> "subprocess.Popen[bytes]":
        share_models(cache)
        command = [sys.executable, "-m", "vivevoix", "narrate", str(self.article), "-o", str(self.out)]
        chosen = {"VIVEVOIX_ENGINE": self.engine, "VIVEVOIX_LISTENER": self.listener, "VIVEVOIX_CACHE": str(cache)}
        return subprocess.Popen(command, env={**os.environ, **chosen}, stdout=subprocess.DEVNULL)


def run(studio: Studio, kills: int, chance: random.Random) -> list[Outcome]:
    started = time.monotonic()
    studio.narrate(studio.folder / "first").wait()
    length = time.monotonic() - started
    return [once(studio, studio.folder / f"cache{n}", chance.uniform(0, length)) for n in range(kills)]


def once(studio: Studio, cache: Path, moment: float) -> Outcome:
    process = studio.narrate(cache)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait()
    half = not whole(studio.out)
    spoken = stamps(cache)
    completed = studio.narrate(cache).wait() == 0 and whole(studio.out)
    later = stamps(cache)
    return Outcome(half, sum(later.get(name) != stamp for name, stamp in spoken.items()), completed)


def share_models(cache: Path) -> None:
    """Joined models are linked, not copied, so that each run starts with an empty cache of takes only."""
    source = Path(os.environ.get("VIVEVOIX_CACHE") or Path.home() / ".cache" / "vivevoix")
    cache.mkdir(parents=True, exist_ok=True)
    for entry in source.iterdir() if source.exists() else ():
        if entry.name != "takes" and not (cache / entry.name).exists():
            (cache / entry.name).symlink_to(entry)


def stamps(cache: Path) -> dict[str, int]:
    takes = cache / "takes"
    return {str(path): path.stat().st_mtime_ns for path in takes.rglob("*") if path.is_file()} if takes.exists() else {}


def whole(out: Path) -> bool:
    if not all((out / name).is_file() for name in FILES):
        return False
    document = json.loads((out / "edition.json").read_text("utf-8"))
    last = document["cues"][-1]["end"]
    return str(document["article"]["title"]) in (out / "index.html").read_text("utf-8") and last > 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m evals.interrupted")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--engine", default="kokoro")
    parser.add_argument("--listener", default="whisper")
    parser.add_argument("--article", type=Path, default=ARTICLE)
    asked = parser.parse_args()
    print(json.dumps(measure(asked.kills, asked.engine, asked.listener, asked.article), indent=2))
