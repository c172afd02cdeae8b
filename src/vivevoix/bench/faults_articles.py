"""The ten articles of the fault bench, ours."""

from importlib.resources import files

from vivevoix.model import Article, Block, BlockKind, Source, SourceKind

PARAGRAPH = 3
"""Sentences."""
LOOKED_AT = 5
"""The first articles, whose takes may be looked at when a check is made or its limit set. The others never are."""


def articles() -> tuple[Article, ...]:
    """Title and paragraphs of each."""
    lines = files(__package__).joinpath("faults_fr.txt").read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#")).strip()
    return tuple(_article(part.splitlines()) for part in text.split("\n\n"))


def _article(lines: list[str]) -> Article:
    paragraphs = (" ".join(lines[start : start + PARAGRAPH]) for start in range(1, len(lines), PARAGRAPH))
    blocks = (Block(BlockKind.TITLE, lines[0]), *(Block(BlockKind.PARAGRAPH, text) for text in paragraphs))
    return Article(Source(SourceKind.TEXT, "bench"), "fr", lines[0], blocks)
