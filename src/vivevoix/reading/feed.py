"""RSS and Atom: one entry's full content, or the page that it links to."""

from calendar import timegm
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from vivevoix.errors import SourceEmpty, SourceError, SourceNotFound
from vivevoix.model import BlockKind
from vivevoix.reading.draft import Draft, Piece
from vivevoix.reading.fold import folded, kept, words
from vivevoix.reading.load import Loaded
from vivevoix.reading.page import page_draft

_FULL_WORDS = 120
"""An entry with fewer words is a summary: the page is read instead, when it can be had."""


def feed_draft(feed: Loaded, address: str, *, allow_private: bool = False) -> Draft:
    """The newest entry of a feed, or the one that ``#2`` (second newest) or ``#words of its title`` behind the address selects.

    Raises SourceEmpty, SourceNotFound, and what fetching the entry's page raises when the feed holds only its summary.
    """
    import feedparser

    parsed = feedparser.parse(feed.text.encode("utf-8"), response_headers={"content-type": "application/xml; charset=utf-8"})
    if not parsed.entries:
        raise SourceEmpty("The feed has no entries.", "Give the address of one article.")
    entry = selected(list(parsed.entries), unquote(urlsplit(address).fragment))
    return _draft(
        entry, kept(parsed.feed.get("title", "")), parsed.feed.get("language", ""), feed.base, allow_private=allow_private
    )


def selected(entries: list[Any], selection: str) -> Any:
    """The entry that a selection names; without one the newest. Raises SourceNotFound."""
    newest = sorted(entries, key=lambda entry: timegm(_stamp(entry)) if _stamp(entry) else 0, reverse=True)
    if not selection:
        return newest[0]
    if selection.isdigit():
        number = int(selection)
        if not 1 <= number <= len(newest):
            raise SourceNotFound(f"The feed has {len(newest)} entries, no number {number}.", "Give a smaller number behind #.")
        return newest[number - 1]
    found = next((entry for entry in newest if folded(selection) in folded(entry.get("title", ""))), None)
    if found is None:
        raise SourceNotFound(
            f"No entry's title holds “{selection}”.", "Give a number behind # (1 is the newest), or other words."
        )
    return found


def _draft(entry: Any, site: str, language: str, base: str, *, allow_private: bool) -> Draft:
    content, link = _content(entry), urljoin(base, entry.get("link", "")) if entry.get("link") else ""
    draft = _from_content(entry, content, link)
    if len(words(" ".join(piece.text for piece in draft.pieces))) < _FULL_WORDS and urlsplit(link).scheme in {"http", "https"}:
        draft = _from_page(link, draft, allow_private=allow_private)
    return replace(draft, site=draft.site or site, language=draft.language or language.partition("-")[0].lower())


def _from_content(entry: Any, content: str, link: str) -> Draft:
    title = kept(_text(entry.get("title", "")))
    page = f"<html><body><article><h1></h1><div>{content}</div></article></body></html>"
    pieces = tuple(piece for piece in _pieces(page) if piece.text)
    return Draft(
        (*((Piece(title, BlockKind.TITLE),) if title else ()), *pieces),
        title=title,
        byline=kept(entry.get("author", "")),
        published_at=_moment(entry),
        canonical_url=link,
    )


def _from_page(link: str, summary: Draft, *, allow_private: bool) -> Draft:
    """The entry's page; its summary when the page cannot be read but the summary says something."""
    from vivevoix.reading.fetch import fetch

    try:
        fetched = fetch(link, allow_private=allow_private)
        draft = page_draft(_decoded(fetched.body, fetched.encoding), fetched.url)
    except SourceError:
        if any(piece.kind is not BlockKind.TITLE for piece in summary.pieces):
            return summary
        raise
    published = draft.published_at or summary.published_at
    return replace(
        draft, byline=draft.byline or summary.byline, published_at=published, canonical_url=draft.canonical_url or link
    )


def _decoded(body: bytes, encoding: str) -> str:
    from vivevoix.reading.decode import decoded

    return decoded(body, encoding)


def _pieces(page: str) -> tuple[Piece, ...]:
    """Every stretch of an entry: a feed's content is the article, without a page round it."""
    from vivevoix.reading.page import fragment_pieces

    return fragment_pieces(page)


def _content(entry: Any) -> str:
    contents = [item.get("value", "") for item in entry.get("content", [])]
    return max((str(text) for text in (*contents, entry.get("summary", ""))), key=len)


def _text(markup: str) -> str:
    return " ".join(piece.text for piece in _pieces(f"<html><body><p>{markup}</p></body></html>")) if "<" in markup else markup


def _stamp(entry: Any) -> Any:
    return entry.get("published_parsed") or entry.get("updated_parsed")


def _moment(entry: Any) -> datetime | None:
    stamp = _stamp(entry)
    return datetime.fromtimestamp(timegm(stamp), UTC) if stamp else None
