"""How long a newsroom waits for an article of 900 words when one word in it is corrected, against the first time."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from vivevoix.bench.faults_articles import articles
from vivevoix.mastering import Imprint
from vivevoix.model import Article, Block, BlockKind, Edition
from vivevoix.pipeline import House, narrate, release
from vivevoix.progress import Progress
from vivevoix.reviewing import Hearings
from vivevoix.speaking import Takes
from vivevoix.storage.blobs.files import FileBlobs
from vivevoix.writing import Lexicon
from vivevoix.writing.lexicon import Entry, How

CORRECTED = Entry("Landerneau", How.RESPELLING, "lann-der-né-o")
"""A town in the first article's title and nowhere else, said otherwise than by any rule of ours."""


def measure(house: House, imprint: Imprint, progress: Progress) -> dict[str, float]:
    """Seconds of the whole road, written files included, with models open and nothing kept; then once more with one more entry in the
    lexicon; their ratio, and how many sentences were spoken again.

    Raises what the road raises.
    """
    article = long_article()
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder)
        house = replace(house, takes=Takes(FileBlobs(kept / "takes")), hearings=Hearings(FileBlobs(kept / "hearings")))
        _warm(house)
        first, whole = _timed(article, house, imprint, kept, progress)
        corrected = replace(house, lexicon=house.lexicon.joined(Lexicon((CORRECTED,))))
        second, again = _timed(article, corrected, imprint, kept, progress)
    changed = sum(
        one.phonemes != other.phonemes for one, other in zip(first.script.utterances, second.script.utterances, strict=True)
    )
    return {
        "words": float(sum(len(block.text.split()) for block in article.blocks)),
        "seconds_of_speech": first.track.audio.duration,
        "seconds_whole": whole,
        "seconds_one_word_corrected": again,
        "share_of_whole": again / whole,
        "sentences_spoken_again": float(changed),
    }


def long_article() -> Article:
    """The ten articles of the fault bench as one, each title but the first a crosshead."""
    first, *others = articles()
    headed = (replace(block, kind=BlockKind.HEADING) if block.kind is BlockKind.TITLE else block for block in _blocks(others))
    return replace(first, blocks=(*first.blocks, *headed))


def _blocks(parts: list[Article]) -> list[Block]:
    return [block for part in parts for block in part.blocks]


def _warm(house: House) -> None:
    """The models are open in a newsroom that works all day."""
    first, *_ = articles()
    narrate(replace(first, blocks=first.blocks[:1], title=""), house)


def _timed(article: Article, house: House, imprint: Imprint, folder: Path, progress: Progress) -> tuple[Edition, float]:
    started = time.perf_counter()
    edition = narrate(article, house, progress)
    release(edition, folder / "edition", imprint)
    return edition, time.perf_counter() - started
