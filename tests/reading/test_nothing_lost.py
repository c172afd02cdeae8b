"""Whatever text comes in: an article that holds all of it, or an error that says why not."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.samples import DUMP
from vivevoix.errors import SourceError
from vivevoix.model import Article, Source, SourceKind
from vivevoix.reading.article import article_of
from vivevoix.reading.dump import dump_draft
from vivevoix.reading.fold import nfc, words
from vivevoix.reading.markdown import markdown_draft
from vivevoix.reading.page import page_draft

SOURCE = Source(SourceKind.TEXT, "-")
SCRAPS = st.sampled_from([part for line in DUMP.splitlines() if line for part in (line, *line.split())])
LINES = st.lists(st.lists(SCRAPS | st.text(max_size=12), max_size=5).map(" ".join), max_size=12).map("\n".join)
GLUED = st.lists(SCRAPS, max_size=8).map("".join)


def read_dump(text: str) -> Article | None:
    try:
        return article_of(dump_draft(text), SOURCE, "fr")
    except SourceError as error:
        assert error.problem
        assert error.remedy
        return None


def held(article: Article) -> list[str]:
    return [word for block in article.blocks for word in words(block.text)]


@settings(max_examples=150, deadline=None)
@given(LINES | GLUED)
def test_every_letter_of_a_copied_text_is_in_a_block(text: str) -> None:
    article = read_dump(text)
    if article is not None:
        assert "".join(held(article)) == "".join(words(nfc(text)))
        assert all(block.text == unicodedata.normalize("NFC", " ".join(block.text.split())) != "" for block in article.blocks)
        assert all(bool(block.reason) != block.spoken for block in article.blocks)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(categories=["L", "Zs"]), max_size=60), max_size=8))
def test_every_word_of_markdown_paragraphs_is_in_a_block(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    try:
        article = article_of(markdown_draft(text), SOURCE, "fr")
    except SourceError:
        return
    assert "".join(held(article)) == "".join(words(nfc(text)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["p", "div", "li", "h2", "blockquote", "aside"]), SCRAPS), min_size=1, max_size=12))
def test_every_word_of_a_page_is_in_a_block(parts: list[tuple[str, str]]) -> None:
    body = "".join(f"<{tag}>{text.replace('&', '').replace('<', '')}</{tag}>" for tag, text in parts)
    lead = (
        "<p>Le conseil municipal s'est réuni mardi soir dans la grande salle, devant une centaine d'habitants venus écouter les élus.</p>"
        * 2
    )
    try:
        article = article_of(page_draft(f"<html><body><article>{lead}{body}</article></body></html>"), SOURCE, "fr")
    except SourceError:
        return
    said = "".join(held(article))
    assert all("".join(words(nfc(text))) in said for _, text in parts)
