"""From a source to an article: load, take to pieces, clean, and refuse what is no article."""

from typing import BinaryIO

from vivevoix.errors import SourceEmpty, SourcePaywalled
from vivevoix.model import Article, Block, BlockKind, Source, SourceKind
from vivevoix.reading.clean import clean
from vivevoix.reading.draft import Draft
from vivevoix.reading.fold import words
from vivevoix.reading.language import language_of
from vivevoix.reading.load import Loaded, load
from vivevoix.reading.shape import ends_sentence
from vivevoix.reading.sniff import is_ssml, kind_of_text

_SENTENCE_WORDS = 5
_STUB_WORDS = 150
"""An article that says it is not free to read and has fewer words than this is only its beginning."""


def read(source: Source, *, language: str = "", stdin: BinaryIO | None = None, allow_private: bool = False) -> Article:
    """The article in a source.

    ``language`` (BCP 47) goes before what the source says and shows. ``allow_private`` lets the loopback network be fetched from.
    Raises SourceError, and WrongUse for a selection that a feed does not have.
    """
    loaded = load(source, stdin, allow_private=allow_private)
    if is_ssml(loaded.text):
        from vivevoix.reading.ssml import ssml_article

        return ssml_article(loaded.text, source)
    draft = _draft(source, loaded, allow_private=allow_private)
    return article_of(draft, source, language)


def article_of(draft: Draft, source: Source, language: str = "") -> Article:
    """The article in a draft, refused when there is none. Raises SourceEmpty, SourcePaywalled, UnsupportedLanguage."""
    text = "\n".join(piece.text for piece in draft.pieces if not piece.outside)
    if not any(sign.isalnum() for sign in text):
        raise SourceEmpty("There are no words in it.", "Give the article's text.")
    article = clean(draft, source, language_of(text, draft.language, language))
    body = sum(len(words(block.text)) for block in article.spoken if block.kind is not BlockKind.TITLE)
    _refuse_stub(article, draft, body)
    if not article.spoken or (draft.markup and not any(map(_is_said, article.spoken))):
        raise SourceEmpty("There is no article in it: all of it is navigation or notices.", "Give one article's page or text.")
    return article


def _is_said(block: Block) -> bool:
    """Whether a block holds a sentence: menus hold none."""
    return block.kind is not BlockKind.TITLE and ends_sentence(block.text) and len(words(block.text)) >= _SENTENCE_WORDS


def _refuse_stub(article: Article, draft: Draft, body: int) -> None:
    told = next(
        (block.text for block in article.left_out if block.kind is BlockKind.PAYWALL and len(words(block.text)) > 3), ""
    )
    if body < _STUB_WORDS and (draft.paywalled or told) and draft.markup:
        found = f"only its first {body} words are on the page" + (f", then “{told[:80]}”" if told else "")
        raise SourcePaywalled(
            f"The article is for subscribers: {found}.", "Give the whole text, exported from the newsroom, as .html or .txt."
        )


def _draft(source: Source, loaded: Loaded, *, allow_private: bool) -> Draft:
    kind = source.kind
    if (
        kind is SourceKind.URL
        or source.address == "-"
        or (kind is SourceKind.TEXT and not source.address.lower().endswith(".txt"))
    ):
        kind = kind_of_text(loaded.text)
    if kind is SourceKind.FEED:
        from vivevoix.reading.feed import feed_draft

        return feed_draft(loaded, source.address, allow_private=allow_private)
    if kind is SourceKind.HTML:
        from vivevoix.reading.page import page_draft

        return page_draft(loaded.text, loaded.base)
    if kind is SourceKind.MARKDOWN:
        from vivevoix.reading.markdown import markdown_draft

        return markdown_draft(loaded.text)
    from vivevoix.reading.dump import dump_draft

    return dump_draft(loaded.text)
