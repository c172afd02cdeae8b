"""What a source is: by its name where that is plain, else by how its text begins."""

import re
from pathlib import PurePath
from urllib.parse import urlsplit

from vivevoix.model import SourceKind

_SUFFIXES = {
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".xhtml": SourceKind.HTML,
    ".txt": SourceKind.TEXT,
    ".text": SourceKind.TEXT,
    ".md": SourceKind.MARKDOWN,
    ".markdown": SourceKind.MARKDOWN,
    ".rss": SourceKind.FEED,
    ".atom": SourceKind.FEED,
}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|main|div|section|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)
_SSML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?speak\b", re.DOTALL)
_MARKDOWN = re.compile(
    r"^(?:#{1,6}\s+\S|---\s*$|\[[^\]]+\]\([^)]+\)|!\[|>\s+\S|(?:\*\*|__)\S)|\]\([^)\s]+\)|\*\*\S[^*]*\S\*\*", re.MULTILINE
)


def kind_of_address(address: str) -> SourceKind:
    """The kind that an address tells; TEXT when it tells nothing, and the text itself will be looked at."""
    if urlsplit(address).scheme in {"http", "https"}:
        return SourceKind.URL
    return _SUFFIXES.get(PurePath(address.partition("#")[0]).suffix.lower(), SourceKind.TEXT)


def is_feed(text: str) -> bool:
    """Whether ``text`` is RSS or Atom."""
    return _FEED.match(text[:5000]) is not None


def is_ssml(text: str) -> bool:
    """Whether ``text`` is SSML."""
    return _SSML.match(text[:5000]) is not None


def is_page(text: str) -> bool:
    """Whether ``text`` is HTML."""
    return _HTML.match(text[:5000]) is not None


def kind_of_text(text: str) -> SourceKind:
    """The kind that a text shows by how it begins."""
    if is_feed(text):
        return SourceKind.FEED
    if is_page(text):
        return SourceKind.HTML
    return SourceKind.MARKDOWN if _MARKDOWN.search(text[:5000]) else SourceKind.TEXT
