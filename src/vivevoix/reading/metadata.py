"""What a page says of itself to machines: JSON-LD (schema.org), OpenGraph, HTML's own metadata."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vivevoix.reading.dom import Element
from vivevoix.reading.fold import kept
from vivevoix.reading.moment import moment_of

_ARTICLE = re.compile(r"(?:Article|Posting|^Report)$")
"""Types of schema.org: NewsArticle and its kin, BlogPosting, LiveBlogPosting, Report."""
_TITLES = ("og:title", "twitter:title", "dc.title")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_DATES = (
    "article:published_time",
    "og:published_time",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "parsely-pub-date",
    "datepublished",
)
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl")
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article; empty where it says nothing."""

    titles: tuple[str, ...] = ()
    """The best first."""
    descriptions: tuple[str, ...] = ()
    byline: str = ""
    published_at: datetime | None = None
    image: str = ""
    canonical_url: str = ""
    site: str = ""
    language: str = ""
    free: bool = True


def metadata_of(root: Element) -> Metadata:
    """The metadata of a page."""
    said = next(_articles(root), {})
    meta = _meta(root)
    canonical = root.xpath("string(//link[@rel='canonical']/@href)")
    return Metadata(
        titles=_distinct(
            _text(said.get("headline")), *(meta.get(name, "") for name in _TITLES), root.xpath("string(//head/title)")
        ),
        descriptions=_distinct(_text(said.get("description")), *(meta.get(name, "") for name in _DESCRIPTIONS)),
        byline=_names(said.get("author")) or _author(meta),
        published_at=_date(_text(said.get("datePublished")), *(meta.get(name, "") for name in _DATES), *_times(root)),
        image=_address(said.get("image")) or meta.get("og:image", "") or meta.get("twitter:image", ""),
        canonical_url=str(canonical).strip() or meta.get("og:url", ""),
        site=next((meta[name] for name in _SITES if meta.get(name)), "") or _names(said.get("publisher")),
        language=_language(root, said, meta),
        free=str(said.get("isAccessibleForFree", True)).strip().lower() not in {"false", "no", "0"},
    )


def _articles(root: Element) -> Iterator[dict[str, Any]]:
    for script in root.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            content = json.loads((script.text or "").strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes(content, 0) if any(map(_ARTICLE.search, _types(node))))


def _nodes(content: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(content, list):
        for item in content:
            yield from _nodes(item, depth + 1)
    elif isinstance(content, dict):
        yield content
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(content.get(name), depth + 1)


def _types(node: dict[str, Any]) -> set[str]:
    kind = node.get("@type")
    return {str(item) for item in kind} if isinstance(kind, list) else {str(kind)}


def _meta(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(name.lower(), kept(element.get("content", "")))
    return found


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return kept(str(value)) if isinstance(value, (str, int)) else ""


def _names(value: object) -> str:
    """The names in an ``author`` or ``publisher``: text, an object with a name, or several of them."""
    if isinstance(value, list):
        return ", ".join(name for name in dict.fromkeys(map(_names, value)) if name)
    name = _text(value.get("name")) if isinstance(value, dict) else _text(value)
    return "" if name.startswith("http") else name


def _author(meta: dict[str, str]) -> str:
    return next((meta[name] for name in _AUTHORS if meta.get(name) and not meta[name].startswith("http")), "")


def _address(value: object) -> str:
    if isinstance(value, list):
        return _address(value[0]) if value else ""
    return _text(value.get("url")) if isinstance(value, dict) else _text(value)


def _times(root: Element) -> list[str]:
    return [str(value) for value in root.xpath("//article//time/@datetime | //*[@itemprop='datePublished']/@datetime")[:1]]


def _date(*candidates: str) -> datetime | None:
    return next((moment for candidate in candidates if candidate and (moment := moment_of(candidate))), None)


def _language(root: Element, said: dict[str, Any], meta: dict[str, str]) -> str:
    declared = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    tag = declared or _text(said.get("inLanguage")) or meta.get("og:locale", "") or meta.get("language", "")
    primary = tag.replace("_", "-").partition("-")[0].strip().lower()
    return primary if len(primary) in {2, 3} and primary.isalpha() else ""


def _distinct(*texts: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in (kept(str(text)) for text in texts) if text))
