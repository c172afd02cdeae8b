"""What a podcast feed must hold, after Apple's requirements, RSS 2.0 and the podcast namespace, rule by rule."""

import re
import uuid
from collections import Counter
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

NS = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
}
_WEB = re.compile(r"https?://[^\s/?#]+[^\s]*")
_RFC_2822 = re.compile(r"[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}")
_TRANSCRIPTS = {"text/vtt", "text/html", "application/json", "application/x-subrip", "text/srt"}
_CATEGORIES = {
    "News": {"Business News", "Daily News", "Entertainment News", "News Commentary", "Politics", "Sports News", "Tech News"}
}


def faults(xml: bytes) -> list[str]:
    """Each rule that is broken, in words; none for a feed that directories take."""
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    if root.tag != "rss" or root.get("version") != "2.0" or len(root) != 1 or root[0].tag != "channel":
        return ["not RSS 2.0 with one channel"]
    channel = root[0]
    found = list(_of_channel(channel))
    for number, item in enumerate(channel.findall("item")):
        found += [f"item {number}: {fault}" for fault in _of_item(item)]
    guids = Counter(item.findtext("guid") for item in channel.findall("item"))
    return found + [f"guid {guid} is there {times} times" for guid, times in guids.items() if times > 1]


def _of_channel(channel: Any) -> Iterator[str]:
    yield from _once(channel, "title", "link", "description", "language", "itunes:author", "itunes:explicit", "podcast:guid")
    yield from _filled(channel, "title", "link", "description", "language", "itunes:author")
    if not _WEB.fullmatch(channel.findtext("link") or ""):
        yield "link is no address"
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,4})?", channel.findtext("language") or ""):
        yield "language is no tag"
    yield from _image(channel)
    yield from _category(channel)
    yield from _explicit(channel)
    yield from _ai(channel)
    own = channel.find("atom:link[@rel='self']", NS)
    if own is None or not _WEB.fullmatch(own.get("href", "")) or own.get("type") != "application/rss+xml":
        yield "no atom:link to itself"
    if uuid.UUID(channel.findtext("podcast:guid", "", NS) or str(uuid.UUID(int=0))).version != 5:
        yield "podcast:guid is no UUIDv5"
    if channel.findtext("lastBuildDate") is not None:
        yield from _date(channel.findtext("lastBuildDate"))


def _of_item(item: Any) -> Iterator[str]:
    yield from _once(item, "title", "guid", "pubDate", "enclosure", "description", "link", "itunes:duration", "itunes:explicit")
    yield from _filled(item, "title", "guid", "description")
    yield from _date(item.findtext("pubDate"))
    yield from _enclosure(item.find("enclosure"))
    yield from _explicit(item)
    yield from _ai(item)
    if not re.fullmatch(r"[1-9]\d*", item.findtext("itunes:duration", "", NS)):
        yield "itunes:duration is no number of seconds"
    if item.find("guid") is not None and item.find("guid").get("isPermaLink") != "false":
        yield "guid is no address, and does not say so"
    for art in item.findall("itunes:image", NS):
        if not re.search(r"\.(jpe?g|png)$", art.get("href", "")):
            yield "itunes:image is no JPEG or PNG"
    yield from _transcripts(item)
    for chapters in item.findall("podcast:chapters", NS):
        if not _WEB.fullmatch(chapters.get("url", "")) or chapters.get("type") != "application/json+chapters":
            yield "podcast:chapters has no address or another type"


def _once(parent: Any, *tags: str) -> Iterator[str]:
    for tag in tags:
        if len(parent.findall(tag, NS)) != 1:
            yield f"{tag} is there {len(parent.findall(tag, NS))} times"


def _filled(parent: Any, *tags: str) -> Iterator[str]:
    for tag in tags:
        text = parent.findtext(tag, "", NS)
        if not text.strip():
            yield f"{tag} is empty"
        if len(text.encode()) > 4000:
            yield f"{tag} has more than 4000 bytes"


def _image(channel: Any) -> Iterator[str]:
    if len(channel.findall("itunes:image", NS)) != 1 or not _WEB.fullmatch(channel.find("itunes:image", NS).get("href", "")):
        yield "no itunes:image"


def _category(channel: Any) -> Iterator[str]:
    top = channel.find("itunes:category", NS)
    if top is None or top.get("text") not in _CATEGORIES:
        yield "no itunes:category of Apple's"
    elif any(inner.get("text") not in _CATEGORIES[top.get("text")] for inner in top):
        yield "no category of Apple's within"


def _explicit(parent: Any) -> Iterator[str]:
    if parent.findtext("itunes:explicit", "", NS) not in {"true", "false"}:
        yield "itunes:explicit is neither true nor false"


def _ai(parent: Any) -> Iterator[str]:
    said = [txt.text for txt in parent.findall("podcast:txt", NS) if txt.get("purpose") == "ai-content"]
    if said != ["true"]:
        yield "does not say that the voice is AI"
    for txt in parent.findall("podcast:txt", NS):
        if len(txt.get("purpose", "")) > 128 or len(txt.text or "") > 4000:
            yield "podcast:txt is too long"


def _date(text: str | None) -> Iterator[str]:
    if not text or not _RFC_2822.fullmatch(text) or parsedate_to_datetime(text).strftime("%a") != text[:3]:
        yield f"{text!r} is no date after RFC 2822"


def _enclosure(enclosure: Any) -> Iterator[str]:
    if enclosure is None:
        return
    if not _WEB.fullmatch(enclosure.get("url", "")) or not re.fullmatch(r"[1-9]\d*", enclosure.get("length", "")):
        yield "enclosure without address or length"
    if enclosure.get("type") not in {"audio/mpeg", "audio/x-m4a", "audio/mp4"}:
        yield "enclosure of another type"


def _transcripts(item: Any) -> Iterator[str]:
    kinds = [transcript.get("type") for transcript in item.findall("podcast:transcript", NS)]
    if "text/vtt" not in kinds or "text/html" not in kinds:
        yield "no transcript as WebVTT and HTML"
    for transcript in item.findall("podcast:transcript", NS):
        if transcript.get("type") not in _TRANSCRIPTS or not _WEB.fullmatch(transcript.get("url", "")):
            yield "podcast:transcript without address or of another type"
