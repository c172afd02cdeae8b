"""Several articles to narrate: each its own folder, one after the other or some at a time, and one that fails stops no other."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vivevoix.errors import ViveVoixError
    from vivevoix.mastering import Imprint
    from vivevoix.model import Article, Edition
    from vivevoix.pipeline import House
    from vivevoix.progress import Progress
    from vivevoix.settings import Settings


@dataclass(frozen=True, slots=True)
class Order:
    """An article that was read, and where its edition goes."""

    source: str
    article: "Article"
    out: Path
    settings: "Settings"
    voice: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a source: what was made of it, or what went wrong."""

    source: str
    made: dict[str, Any] | None = None
    problem: str = ""
    code: int = 0


def folders(articles: Sequence["Article"], out: Path | None, *, alone: bool) -> tuple[Path, ...]:
    """Where each edition goes: one that is ``alone`` into ``out`` itself, others into folders of ``out`` named after their titles."""
    if alone and out:
        return tuple(out for _ in articles)
    taken: list[str] = []
    for article in articles:
        name = folder_name(article)
        numbered = (f"{name}-{number}" for number in count(2))
        taken.append(next(free for free in chain([name], numbered) if free not in taken))
    return tuple((out or Path()) / name for name in taken)


def folder_name(article: "Article") -> str:
    """The title in plain letters, words joined by hyphens, sixty at most."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", article.title.lower()).encode("ascii", "ignore").decode()
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return "-".join(words)[:60].strip("-") or "edition"


def in_turn(orders: Sequence[Order]) -> Iterator[Outcome]:
    """One after the other, in this process: models are opened once."""
    from vivevoix.commands.progress import bars

    for order in orders:
        with bars() as progress:
            yield narrated(order, progress)


def at_once(orders: Sequence[Order], jobs: int) -> Iterator[Outcome]:
    """``jobs`` at a time, in the order of the list; each in a process of its own, which opens its own models."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    from vivevoix.commands.progress import bars
    from vivevoix.errors import EngineError

    try:
        with bars() as progress, ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
            for done, outcome in enumerate(pool.map(narrated, orders), 1):
                progress("articles", done, len(orders))
                yield outcome
    except BrokenProcessPool as error:
        remedy = f"Give fewer than --jobs {jobs}: each takes more than a gigabyte of memory."
        raise EngineError("A narration was ended from outside.", remedy) from error


def narrated(order: Order, progress: "Progress | None" = None) -> Outcome:
    """An order carried out; what we know how to explain becomes an outcome."""
    from vivevoix import pipeline
    from vivevoix.errors import ViveVoixError
    from vivevoix.progress import silent

    try:
        # A key that cannot sign is told before minutes of speaking.
        imprint = _imprint(order.settings)
        edition = pipeline.narrate(order.article, _house(order.settings, order.voice), progress or silent)
        publication = pipeline.release(edition, order.out, imprint, _picture(order.article))
    except ViveVoixError as error:
        return failed(order.source, error)
    _warn_unmarked(publication.edition)
    return Outcome(order.source, summary(publication.edition, publication.addresses))


def _warn_unmarked(edition: "Edition") -> None:
    from vivevoix.mastering import THRESHOLD

    score = edition.disclosure.watermark
    if score is not None and score < THRESHOLD:
        why = "audio of less than ten seconds, or beeps, may not carry it"
        told = f"the mark that says “AI voice” was not found in the audio (score {score}, threshold {THRESHOLD:g}): {why}."
        print(f"vivevoix: {told}", file=sys.stderr)


def failed(source: str, error: "ViveVoixError") -> Outcome:
    """A source of which nothing was made."""
    return Outcome(source, problem=str(error), code=error.exit_code)


def summary(edition: "Edition", files: Sequence[str]) -> dict[str, Any]:
    """What was made, in figures."""
    measures = {measure.name: measure.value for measure in edition.review.measures}
    return {
        "title": edition.article.title,
        "page": files[0],
        "files": list(files),
        "duration": round(edition.track.audio.duration, 3),
        "utterances": len(edition.script.utterances),
        "left_out": len(edition.article.left_out),
        "findings": len(edition.review.findings),
        "word_error_rate": measures.get("word_error_rate", 0.0),
        "integrated_lufs": edition.track.loudness.integrated_lufs,
        "true_peak_dbtp": edition.track.loudness.true_peak_dbtp,
        "watermark": edition.disclosure.watermark,
        "signed_by": edition.disclosure.signed_by,
        "passed": all(measure.passed for measure in edition.review.measures),
    }


@cache
def _house(settings: "Settings", voice: str) -> "House":
    from vivevoix import compose

    return compose.house(settings, voice)


@cache
def _imprint(settings: "Settings") -> "Imprint":
    from vivevoix import compose

    return compose.imprint(settings)


def _picture(article: "Article") -> bytes | None:
    from vivevoix.errors import SourceError
    from vivevoix.reading.picture import picture

    try:
        return picture(article)
    except SourceError as error:
        print(f"vivevoix: the edition goes without its photo: {error}", file=sys.stderr)
        return None
