"""Thirty sentences of news, ours, as an article to measure by."""

from functools import cache
from importlib.resources import files

from vivevoix.model import Article, Block, BlockKind, Script, Source, SourceKind
from vivevoix.writing import write

PER_PARAGRAPH = 5


@cache
def article() -> Article:
    """The sentences in paragraphs of five, under a title."""
    lines = files(__package__).joinpath("fr.txt").read_text("utf-8").splitlines()
    paragraphs = [" ".join(lines[start : start + PER_PARAGRAPH]) for start in range(0, len(lines), PER_PARAGRAPH)]
    title = "Les nouvelles du jour"
    blocks = (Block(BlockKind.TITLE, title), *(Block(BlockKind.PARAGRAPH, text) for text in paragraphs))
    return Article(Source(SourceKind.TEXT, "bench"), "fr", title, blocks)


@cache
def script() -> Script:
    """The script of the article."""
    return write(article())
