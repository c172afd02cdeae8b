"""Small articles of ours."""

from vivevoix.model import Article, Block, BlockKind, Hint, Source, SourceKind


def article(*blocks: Block, language: str = "fr", url: str = "", site: str = "") -> Article:
    return Article(Source(SourceKind.TEXT, "-"), language, "Essai", blocks, canonical_url=url, site=site)


def paragraph(text: str, *hints: Hint) -> Block:
    return Block(BlockKind.PARAGRAPH, text, hints=hints)
