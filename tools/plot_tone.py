"""Draws how even an article's sentences are: ``python tools/plot_tone.py ARTICLE OUT.png``, and prints the figures.

Three rows (median pitch, loudness, phones a second), a point an utterance in the article's order: red rings as the voice says it by
itself, blue dots in its tone. A line parts the blocks. Drawn dot by dot, for the project needs no plotting library.
"""

import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from vivevoix import compose, pipeline
from vivevoix.model import Prosody, Utterance
from vivevoix.reading import read, source_of
from vivevoix.settings import Settings
from vivevoix.speaking import targets
from vivevoix.speaking.saying import said

Canvas = npt.NDArray[np.uint8]
Colour = tuple[int, int, int]
Pair = tuple[Prosody, Prosody]

WIDTH, ROW, MARGIN = 960, 200, 70
GRID, INK, BEFORE, AFTER = (225, 225, 225), (60, 60, 60), (200, 80, 60), (40, 90, 160)
ROWS: tuple[tuple[str, Callable[[Prosody], float], float], ...] = (
    ("HZ", lambda tone: tone.median_f0_hz, 10.0),
    ("LUFS", lambda tone: tone.loudness_lufs, 1.0),
    ("PH/S", lambda tone: tone.phones_per_second, 2.0),
)
"""Unit, figure and grid of each row."""
GLYPHS = {
    "0": "755557", "1": "262227", "2": "717447", "3": "717117", "4": "557111", "5": "747117", "6": "747557", "7": "711222",
    "8": "757557", "9": "757117", "-": "007000", "/": "112244", "H": "557555", "Z": "712447", "L": "444447", "U": "555557",
    "F": "747444", "S": "747117", "P": "757444",
}  # fmt: skip
"""Three by six dots, a row of dots an octal digit."""


def measured(address: str) -> tuple[tuple[Utterance, ...], list[Pair]]:
    """Each utterance of the article with its prosody before and after."""
    house = compose.house(Settings())
    article = read(source_of(address))
    script, voice = pipeline.compose_script(article, house), pipeline.voice_for(article, house)
    pairs = []
    for utterance, target in zip(script.utterances, targets(script, voice), strict=True):
        before, after = (said(house.engine, utterance, voice, aim).prosody for aim in (None, target))
        assert before and after
        pairs.append((before, after))
    return script.utterances, pairs


def drawn(utterances: tuple[Utterance, ...], pairs: list[Pair]) -> Canvas:
    """The picture."""
    canvas = np.full((len(ROWS) * ROW, WIDTH, 3), 255, np.uint8)
    step = (WIDTH - MARGIN - 20) / len(pairs)
    places = [round(MARGIN + step * (at + 0.5)) for at in range(len(pairs))]
    for former, following, at in zip(utterances, utterances[1:], places, strict=False):
        if former.block != following.block:
            canvas[:, round(at + step / 2)] = GRID
    for number, (unit, figure, grid) in enumerate(ROWS):
        _row(canvas[number * ROW : (number + 1) * ROW], places, [(figure(one), figure(two)) for one, two in pairs], unit, grid)
    return canvas


def _row(row: Canvas, places: list[int], pairs: list[tuple[float, float]], unit: str, grid: float) -> None:
    low = np.floor(min(map(min, pairs)) / grid) * grid
    high = np.ceil(max(map(max, pairs)) / grid) * grid

    def height(value: float) -> int:
        return int(ROW - 20 - (value - low) / (high - low) * (ROW - 50))

    for value in np.arange(low, high + grid / 2, grid):
        row[height(value), MARGIN:] = GRID
        _text(row, f"{value:.0f}", 12, height(value) - 6)
    _text(row, unit, 12, 2)
    for at, (before, after) in zip(places, pairs, strict=True):
        _disc(row, at, height(before), BEFORE, hollow=True)
        _disc(row, at, height(after), AFTER, hollow=False)


def _text(row: Canvas, text: str, left: int, top: int) -> None:
    for number, sign in enumerate(text):
        dots = np.array([[int(line) >> bit & 1 for bit in (2, 1, 0)] for line in GLYPHS[sign]], bool)
        box = row[top : top + 12, left + 8 * number : left + 8 * number + 6]
        box[np.kron(dots, np.ones((2, 2), bool))] = INK


def _disc(row: Canvas, x: int, y: int, colour: Colour, *, hollow: bool) -> None:
    down, across = np.ogrid[-6:7, -6:7]
    away = np.hypot(down, across)
    row[y - 6 : y + 7, x - 6 : x + 7][(away <= 6) & (away >= 4) if hollow else away <= 4.5] = colour


def png(canvas: Canvas) -> bytes:
    """The picture as a PNG file."""
    height, width, _ = canvas.shape
    lines = b"".join(b"\0" + line.tobytes() for line in canvas)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def told(utterances: tuple[Utterance, ...], pairs: list[Pair]) -> str:
    """The figures, a line an utterance."""
    lines = []
    for utterance, pair in zip(utterances, pairs, strict=True):
        figures = "\t".join(f"{figure(one):.1f}" for _, figure, _ in ROWS for one in pair)
        lines.append(f"{utterance.role}\t{figures}\t{utterance.printed[:60]}")
    return "\n".join(lines)


if __name__ == "__main__":
    source, out = sys.argv[1:]
    found = measured(source)
    Path(out).write_bytes(png(drawn(*found)))
    sys.stdout.write(told(*found) + "\n")
