"""Twenty sentences of news by the real voice, heard by the real listener, measured in the file that leaves the house.

Needs the models (about a minute on two cores). What the listener mishears counts as an error too: the word error rate says how much worse
a change made the whole, not how many words were said wrong.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.corpus import FRENCH
from vivevoix import compose
from vivevoix.mastering import TARGET_LUFS, encode, measured
from vivevoix.model import Article, Block, BlockKind, Edition, Source, SourceKind
from vivevoix.pipeline import narrate
from vivevoix.settings import load

PER_PARAGRAPH = 5
REPORTED = ("word_error_rate", "longest_divergent_run", "dead_air_seconds", "clipped_samples", "cut_edges", "odd_lengths")


def measure() -> dict[str, float]:
    """Figures of the review, and ``loudness_error`` (LU from the target) and ``true_peak`` (dBTP) of the MP3. Raises ModelMissing."""
    edition = narrated(article())
    card = {measure.name: measure.value for measure in edition.review.measures}
    loudness = measured(encode(edition).heard)
    return {
        **{name: card[name] for name in REPORTED},
        "loudness_error": abs(loudness.integrated_lufs - TARGET_LUFS),
        "true_peak": loudness.true_peak_dbtp,
    }


def narrated(article: Article) -> Edition:
    """Spoken anew: a take in the cache would hide a change of the voice."""
    settings = load()
    with TemporaryDirectory() as folder:
        takes = compose.takes(replace(settings, cache=Path(folder)))
        return narrate(article, replace(compose.house(settings), takes=takes))


def article() -> Article:
    """The sentences in paragraphs, under a title."""
    lines = (FRENCH / "narration.txt").read_text("utf-8").splitlines()
    paragraphs = [" ".join(lines[start : start + PER_PARAGRAPH]) for start in range(0, len(lines), PER_PARAGRAPH)]
    title = "Les nouvelles de la semaine"
    blocks = (Block(BlockKind.TITLE, title), *(Block(BlockKind.PARAGRAPH, text) for text in paragraphs))
    return Article(Source(SourceKind.TEXT, "evals"), "fr", title, blocks)
