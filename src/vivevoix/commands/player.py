"""Sound given to the machine's own player while it is made: raw samples through a pipe."""

import shutil
import subprocess
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from vivevoix.errors import OutputError

if TYPE_CHECKING:
    from vivevoix.model import Audio

PLAYERS = {
    "paplay": ("--raw", "--format=s16le", "--channels=1", "--rate={rate}"),
    "aplay": ("-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", "{rate}"),
    "ffplay": ("-loglevel", "error", "-nodisp", "-autoexit", "-f", "s16le", "-ar", "{rate}", "-ch_layout", "mono", "-i", "-"),
    "play": ("-q", "-t", "raw", "-e", "signed", "-b", "16", "-L", "-c", "1", "-r", "{rate}", "-"),
}
"""Program → what makes it play 16-bit mono samples, little-endian, from its standard input. Those that wait least come first."""
REMEDY = "Install one (Debian: apt-get install alsa-utils), or write a file with -o."


def player() -> str:
    """The path of the first of ``PLAYERS`` that is on this machine. Raises OutputError."""
    path = next((path for name in PLAYERS if (path := shutil.which(name))), None)
    if path is None:
        raise OutputError(f"No player of sound was found on this machine ({', '.join(PLAYERS)}).", REMEDY)
    return path


def play(pieces: Iterable["Audio"], program: str) -> float:
    """Play sound while it is made, to its end; the seconds played. Raises OutputError when the player gives up."""
    coming = iter(pieces)
    first = next(coming, None)
    if first is None:
        return 0.0
    running = _started(program, first.sample_rate)
    try:
        seconds = _fed(running, chain([first], coming))
        complaint = running.communicate()[1]
    except BaseException:
        running.kill()
        running.communicate()
        raise
    if running.returncode or seconds is None:
        raise OutputError(f"The player {Path(program).name} gave up: {_last_line(complaint)}.", REMEDY)
    return seconds


def _started(program: str, rate: int) -> "subprocess.Popen[bytes]":
    options = (option.format(rate=rate) for option in PLAYERS[Path(program).name])
    pipe = subprocess.PIPE
    return subprocess.Popen([program, *options], stdin=pipe, stdout=subprocess.DEVNULL, stderr=pipe)  # noqa: S603


def _fed(running: "subprocess.Popen[bytes]", pieces: Iterable["Audio"]) -> float | None:
    """Seconds given to the player; None when it closed its ears before the end."""
    import numpy as np

    seconds = 0.0
    assert running.stdin
    for piece in pieces:
        pcm = np.round(np.clip(piece.samples, -1, 1) * 32767).astype("<i2").tobytes()
        try:
            running.stdin.write(pcm)
            running.stdin.flush()
        except BrokenPipeError:
            return None
        seconds += piece.duration
    return seconds


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode("utf-8", "replace").split("\n")
    return next((line.strip().rstrip(".") for line in reversed(lines) if line.strip()), "it said nothing")
