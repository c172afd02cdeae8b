"""How even the tone is, from sentence to sentence and of lines of one word against sentences; beside what the voice does by itself."""

from collections.abc import Callable, Iterable
from statistics import median, pstdev

from vivevoix.bench.corpus import script
from vivevoix.engines.base import Engine
from vivevoix.model import Article, Block, BlockKind, Prosody, Role, Script, Source, SourceKind, Take, Voice
from vivevoix.progress import Progress
from vivevoix.speaking import breathe, targets
from vivevoix.speaking.saying import said
from vivevoix.writing import write

HEADINGS = ("Sport", "Culture", "Météo", "Inondations", "Économie")
LINES = ("Oui.", "Non.", "Rien.", "Paris.", "Pourquoi ?", "Vraiment ?", "Silence !")
"""One word each, as crossheads and as paragraphs; « Oui » and « Non » are the hardest, two or three sounds."""


def measure(engine: Engine, voice: Voice, progress: Progress) -> dict[str, float]:
    """Spread of pitch (hertz), rate (phones a second) and loudness (LU) over the sentences of paragraphs, and how far lines of one word lie
    from the middle of those (pitch and rate in percent, loudness in LU): the middle one, and the farthest. ``…_as_is``: without a tone.
    """
    figures: dict[str, float] = {}
    for suffix, speak in (("", _toned), ("_as_is", _as_is)):
        sentences = speak(breathe(script(), engine.breath), engine, voice, progress)
        lines = speak(one_word_lines(), engine, voice, progress)
        told = compared(
            [take.prosody for take in sentences if take.utterance.role is Role.PARAGRAPH], [take.prosody for take in lines]
        )
        figures |= {f"{name}{suffix}": value for name, value in told.items()}
    return dict(sorted(figures.items()))


def one_word_lines() -> Script:
    """The lines as an article."""
    headings = tuple(Block(BlockKind.HEADING, text) for text in HEADINGS)
    paragraphs = tuple(Block(BlockKind.PARAGRAPH, text) for text in LINES)
    return write(Article(Source(SourceKind.TEXT, "bench"), "fr", "", headings + paragraphs))


def compared(sentences: Iterable[Prosody | None], lines: Iterable[Prosody | None]) -> dict[str, float]:
    """The figures of sentences and of lines against them."""
    whole, short = [one for one in sentences if one], [one for one in lines if one]
    figures: dict[str, float] = {}
    for name, unit, of in MEASURES:
        middle = median(map(of, whole))
        figures[f"{name}_sd_{unit}"] = pstdev(map(of, whole))
        share = unit != "lu"
        away = sorted((100 * (of(one) / middle - 1) if share else of(one) - middle for one in short), key=abs)
        figures[f"one_word_{name}_{'percent' if share else unit}"] = away[len(away) // 2]
        figures[f"one_word_{name}_{'percent' if share else unit}_farthest"] = away[-1]
    return figures


MEASURES: tuple[tuple[str, str, Callable[[Prosody], float]], ...] = (
    ("pitch", "hz", lambda one: one.median_f0_hz),
    ("rate", "phones_per_second", lambda one: one.phones_per_second),
    ("loudness", "lu", lambda one: one.loudness_lufs),
)


def _toned(spoken: Script, engine: Engine, voice: Voice, progress: Progress) -> list[Take]:
    takes = []
    for utterance, target in zip(spoken.utterances, targets(spoken, voice), strict=True):
        takes.append(said(engine, utterance, voice, target))
        progress("toned", len(takes), len(spoken.utterances))
    return takes


def _as_is(spoken: Script, engine: Engine, voice: Voice, progress: Progress) -> list[Take]:
    takes = []
    for utterance in spoken.utterances:
        takes.append(said(engine, utterance, voice, None))
        progress("as it is", len(takes), len(spoken.utterances))
    return takes
