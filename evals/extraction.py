"""How much of an article is spoken, and how little beside it.

A corpus is a folder with ``manifest.json``, ``pages`` and ``gold``. The manifest names each page's gold text (the article, title excepted)
and the segments that must and must not be spoken. Texts are compared by their sequences of four words, as in Scrapinghub's
article-extraction-benchmark; segments as in trafilatura's evaluation.

``python -m evals.extraction FOLDER`` measures any corpus, with trafilatura alone beside.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from vivevoix.errors import SourceError
from vivevoix.model import BlockKind
from vivevoix.reading import read, source_of

CORPUS = Path(__file__).with_name("corpus") / "pages"
GRAM = 4

Extractor = Callable[[Path], str]


@dataclass(frozen=True)
class Overlap:
    """Word sequences that two texts share, that only the extracted one has, that only the gold one has."""

    shared: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        return self.shared / (self.shared + self.extra) if self.shared + self.extra else 0.0

    @property
    def recall(self) -> float:
        return self.shared / (self.shared + self.missed) if self.shared + self.missed else 0.0


def measure(corpus: Path = CORPUS, extract: Extractor | None = None) -> dict[str, float]:
    """``precision``, ``recall``, ``f1`` over the pages that have gold; ``segment_f1`` over all segments; ``refused`` pages."""
    manifest: dict[str, Any] = json.loads((corpus / "manifest.json").read_text("utf-8"))
    texts = {name: (extract or spoken)(corpus / "pages" / name) for name in manifest}
    golds = {name: (corpus / "gold" / row["gold"]).read_text("utf-8") for name, row in manifest.items() if "gold" in row}
    overlaps = [overlap(gold, texts[name]) for name, gold in golds.items()]
    precision, recall = mean(o.precision for o in overlaps), mean(o.recall for o in overlaps)
    return {
        "precision": precision,
        "recall": recall,
        "f1": harmonic(precision, recall),
        "segment_f1": segment_f1(manifest, texts),
        "refused": sum(not text for text in texts.values()),
    }


def outside(folder: Path) -> dict[str, float]:
    """The same figures over a folder of other pages."""
    return measure(folder / "extract")


def spoken(page: Path) -> str:
    """What is spoken of a page, the title excepted; nothing when it is refused."""
    try:
        article = read(source_of(str(page)))
    except SourceError:
        return ""
    return "\n".join(block.text for block in article.spoken if block.kind is not BlockKind.TITLE)


def by_trafilatura(page: Path) -> str:
    """What trafilatura alone gives of a page, with precision in front; a text as it is."""
    from trafilatura import extract

    text = page.read_text("utf-8")
    return text if page.suffix == ".txt" else extract(text, favor_precision=True, include_comments=False) or ""


def overlap(gold: str, found: str) -> Overlap:
    """The word sequences of two texts compared, repeated ones counted as often as they occur."""
    one, two = sequences(gold), sequences(found)
    return Overlap((one & two).total(), (two - one).total(), (one - two).total())


def sequences(text: str) -> Counter[tuple[str, ...]]:
    """Each run of four words; the whole text when it is shorter."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + GRAM]) for n in range(max(1, len(words) - GRAM + 1))) if words else Counter()


def segment_f1(manifest: dict[str, Any], texts: dict[str, str]) -> float:
    """Segments that must be spoken and are, against those that must not be and are."""
    kept = [segment in texts[name] for name, row in manifest.items() for segment in row["with"]]
    leaked = [segment in texts[name] for name, row in manifest.items() for segment in row["without"]]
    if not any(kept):
        return 0.0
    return harmonic(sum(kept) / (sum(kept) + sum(leaked)), sum(kept) / len(kept))


def harmonic(one: float, two: float) -> float:
    """The harmonic mean of two shares."""
    return 2 * one * two / (one + two) if one + two else 0.0


def main() -> None:
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    for name, extract in (("vivevoix", spoken), ("trafilatura alone", by_trafilatura)):
        figures = "  ".join(f"{figure} {value:.4f}" for figure, value in measure(corpus, extract).items())
        print(f"{name:18s} {figures}")


if __name__ == "__main__":
    main()
