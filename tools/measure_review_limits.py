"""What sound takes of a voice are like: ``python tools/measure_review_limits.py`` prints the rows of reviewing/data/tone.tsv and roles.tsv.

Sentences of the labelled corpora are put together to articles with every role and spoken as the house speaks; none of them is of the fault
bench. Also printed: the extremes on which the limits of lengths, pauses, edges and clicks rest. Saying them takes half an hour once; the
takes are kept in the cache.
"""

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median

import numpy as np

from vivevoix import compose
from vivevoix.model import Article, Block, BlockKind, Script, Source, SourceKind, Speech
from vivevoix.reviewing.noise import sharpness
from vivevoix.reviewing.signal import SHORT_PHONES, SHORT_SLACK, Signal, measure
from vivevoix.reviewing.tone import drift
from vivevoix.settings import load
from vivevoix.speaking import breathe, speak
from vivevoix.writing import write

CORPORA = Path(__file__).parent.parent / "evals" / "corpus" / "fr"
FILES = (("homographs.tsv", 0, 25, 200), ("news.tsv", 1, 30, 160), ("liaisons.tsv", 0, 12, 200))
"""File, column, and between how many characters its sentences shall have."""
ARTICLES = 50
SEED = 7
NOTICED = {"pitch_st": 1.0, "rate_percent": 10.0, "loudness_lu": 1.0, "range_st": 4.0, "brightness_db": 4.0}
"""No limit is smaller: less is hardly noticed from one sentence to the next (ours, after what is said of just noticeable differences)."""
ROOM = 1.35
"""Every limit leaves this much over the farthest that a sound take lay."""


def sentences(file: str, column: int, least: int, most: int) -> list[str]:
    """Whole sentences of a corpus, each once, in an order of chance."""
    rows = (CORPORA / file).read_text("utf-8").splitlines()
    cells = dict.fromkeys(row.split("\t")[column] for row in rows if row and not row.startswith("#"))
    found = [text for text in cells if least < len(text) < most and text[-1] in ".?!" and not {"{", "<"} & set(text)]
    return [found[at] for at in np.random.default_rng(SEED).permutation(len(found))]


def articles() -> Iterator[Article]:
    """Articles of eleven sentences: title, standfirst, paragraphs, a crosshead, a quote, two items."""
    plain, news, short = (iter(sentences(*file)) for file in FILES)
    for _ in range(ARTICLES):
        title, heading = (next(short).rstrip(".") for _ in range(2))
        kinds = (
            (BlockKind.TITLE, title),
            (BlockKind.STANDFIRST, next(plain)),
            (BlockKind.PARAGRAPH, f"{next(news)} {next(plain)}"),
            (BlockKind.HEADING, heading),
            (BlockKind.PARAGRAPH, f"{next(plain)} {next(news)}"),
            (BlockKind.QUOTE, next(plain)),
            (BlockKind.ITEM, next(news)),
            (BlockKind.ITEM, next(plain)),
            (BlockKind.PARAGRAPH, next(news)),
        )
        yield Article(Source(SourceKind.TEXT, "limits"), "fr", title, tuple(Block(kind, text) for kind, text in kinds))


def spoken() -> Iterator[tuple[Signal, ...]]:
    """Each article's takes, measured."""
    settings = load()
    engine, voice, takes = compose.engine(settings), compose.voices(settings)["fr"], compose.takes(settings)
    for article in articles():
        script: Script = breathe(write(article, notice=settings.notice("fr")), engine.breath)
        speech: Speech = speak(script, engine, voice, takes)
        yield tuple(map(measure, speech.takes))


def off_middle(article: tuple[Signal, ...], name: str) -> list[float]:
    """Each take's figure less the median of its article."""
    values = [getattr(signal.tone, name) for signal in article]
    middle = float(np.nanmedian(values))
    return [value - middle for value in values]


def roles(all_takes: list[tuple[Signal, ...]], name: str) -> dict[str, float]:
    """Role → the median of how its takes lie off the middle."""
    found: dict[str, list[float]] = {}
    for article in all_takes:
        for signal, off in zip(article, off_middle(article, name), strict=True):
            found.setdefault(signal.take.utterance.role.value, []).append(off)
    return {role: round(float(np.nanmedian(offs)), 2) for role, offs in found.items()}


def tone_row(all_takes: list[tuple[Signal, ...]], name: str) -> str:
    """The row of ``tone.tsv``: the most of each kind, and the limit it leads to."""
    expected = roles(all_takes, name)
    farthest, steps, drifts = [], [], []
    for article in all_takes:
        values = [getattr(one.tone, name) - expected[one.take.utterance.role.value] for one in article]
        middle = float(np.nanmedian(values))
        slack = [SHORT_SLACK if one.phones < SHORT_PHONES else 1.0 for one in article]
        eased = [(value - middle) / least for value, least in zip(values, slack, strict=True)]
        farthest += [abs(value) for value in eased]
        steps += [abs(after - before) for before, after in pairwise(eased)]
        drifts.append(abs(drift(tuple(value for value in values if np.isfinite(value)))))
    most = [float(np.nanmax(values)) for values in (farthest, steps, drifts)]
    floors = (NOTICED[name], 1.4 * NOTICED[name], 0.6 * NOTICED[name])
    limits = [max(ROOM * one, floor) for one, floor in zip(most, floors, strict=True)]
    cells = [f"{figure:.2g}" for pair in zip(most, limits, strict=True) for figure in pair]
    return "\t".join(["kokoro", name, *cells])


def extremes(all_takes: list[tuple[Signal, ...]]) -> Iterator[str]:
    """What the limits of the signal rest on."""
    takes = [signal for article in all_takes for signal in article]
    lengths = []
    for article in all_takes:
        pace = median(signal.sounding / signal.sounds for signal in article)
        lengths += [signal.sounding / signal.sounds / pace for signal in article]
    yield f"takes {len(takes)}, seconds {sum(one.take.audio.duration for one in takes):.0f}"
    yield f"length against what its sounds ask for: {min(lengths):.3f} to {max(lengths):.3f}"
    yield f"sharpest place, times its surroundings: {max(float(sharpness(one.take.audio).max(initial=0)) for one in takes):.2f}"
    yield f"dead air {sum(bool(one.silences) for one in takes)}, noise {sum(bool(one.noises) for one in takes)}"
    yield f"cut edges {sum(one.cut_start or one.cut_end for one in takes)}, clicks {sum(bool(one.clicks) for one in takes)}"


def main() -> None:
    """Measure, print."""
    all_takes = list(spoken())
    out = [*extremes(all_takes), *(tone_row(all_takes, name) for name in NOTICED)]
    out += [f"kokoro\t{name}\t{role}\t{off}" for name in NOTICED for role, off in roles(all_takes, name).items()]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
