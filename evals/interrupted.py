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


def measure(kills: int = 8, engine: str = "tone", listener: str = "parrot", seed: int = 7) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        outcomes = run(Path(folder), kills, engine, listener, random.Random(seed))
    return {
        "half_editions": sum(outcome.half for outcome in outcomes),
        "takes_spoken_again": sum(outcome.respoken for outcome in outcomes),
        "not_completed": sum(not outcome.completed for outcome in outcomes),
    }


def run(folder: Path, kills: int, engine: str, listener: str, chance: random.Random) -> list[Outcome]:
    environment = {**os.environ, "VIVEVOIX_ENGINE": engine, "VIVEVOIX_LISTENER": listener}
    prepared = folder / "models"
    out = folder / "edition"
    started = time.monotonic()
    narrate(out, folder / "first", prepared, environment).wait()
    length = time.monotonic() - started
    return [once(out, folder / f"cache{n}", prepared, environment, chance.uniform(0, length)) for n in range(kills)]


def once(out: Path, cache: Path, prepared: Path, environment: dict[str, str], moment: float) -> Outcome:
    before = digest(out)
    process = narrate(out, cache, prepared, environment)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    killed = process.wait() == -signal.SIGKILL
    half = not whole(out) or (killed and digest(out) != before and not whole(out))
    spoken = stamps(cache)
    completed = narrate(out, cache, prepared, environment).wait() == 0 and whole(out)
    later = stamps(cache)
    return Outcome(half, sum(later.get(name) != stamp for name, stamp in spoken.items()), completed)


def narrate(out: Path, cache: Path, prepared: Path, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    share_models(prepared, cache)
    command = [sys.executable, "-m", "vivevoix", "narrate", str(ARTICLE), "-o", str(out)]
    return subprocess.Popen(command, env={**environment, "VIVEVOIX_CACHE": str(cache)}, stdout=subprocess.DEVNULL)


def share_models(prepared: Path, cache: Path) -> None:
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


def digest(out: Path) -> tuple[int, ...]:
    return tuple((out / name).stat().st_mtime_ns for name in FILES if (out / name).exists())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m evals.interrupted")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--engine", default="kokoro")
    parser.add_argument("--listener", default="whisper")
    asked = parser.parse_args()
    print(json.dumps(measure(asked.kills, asked.engine, asked.listener), indent=2))
