"""A podcast of editions: RSS 2.0 with the tags of Apple (``itunes``) and of the podcast namespace (``podcast``).

Rules: https://www.rssboard.org/rss-specification, Apple's requirements for shows and episodes, and
https://github.com/Podcastindex-org/podcast-namespace for transcripts, chapters, ``podcast:txt`` and ``podcast:guid``.
"""

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime

from lxml import etree

from vivevoix import __version__
from vivevoix.errors import WrongUse
from vivevoix.publishing import names
from vivevoix.publishing.chapters import CHAPTERS, MIME, has_chapters
from vivevoix.publishing.form import EditionForm
from vivevoix.publishing.linked import author

_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_PODCAST = "https://podcastindex.org/namespace/1.0"
_ATOM = "http://www.w3.org/2005/Atom"
_GUIDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The podcast namespace's own namespace of UUIDs for ``podcast:guid``."""
_LONGEST_DESCRIPTION = 3900
"""Apple takes 4,000 bytes of text; cut a little before, at a word."""
_ART = re.compile(r"[\w.-]+\.(?:jpe?g|png)", re.ASCII)
"""The photo's file, of a kind that directories take."""
_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s]*")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""


@dataclass(frozen=True, slots=True)
class Channel:
    """The podcast itself. Raises WrongUse when an address is none of the web: feeds are read from elsewhere."""

    title: str
    link: str
    """Address of the newspaper's page."""
    address: str
    """Address of the feed."""
    language: str = "fr"
    description: str = ""
    author: str = ""
    email: str = ""
    """Whom directories write to; empty for nobody."""
    image: str = ""
    """Address of a square JPEG or PNG of 1400 to 3000 pixels; empty when there is none, which Apple does not take."""
    categories: tuple[str, ...] = ("News", "Daily News")
    """Apple's category, and the one within it."""
    disclosure: str = ""
    """What tells people that the voices are AI."""

    def __post_init__(self) -> None:
        for address in (self.link, self.address, *filter(None, [self.image])):
            _web(address)


@dataclass(frozen=True, slots=True)
class Episode:
    """One edition in the podcast. Raises WrongUse when an address is none of the web, or the audio is empty."""

    guid: str
    """Stays the same when the edition is narrated again."""
    title: str
    link: str
    """Address of its page."""
    audio: str
    """Address of the MP3."""
    length: int
    """Bytes of the MP3, exactly."""
    seconds: float
    published_at: datetime
    """With its time zone."""
    language: str = "fr"
    description: str = ""
    author: str = ""
    image: str = ""
    transcript: str = ""
    """Address of the WebVTT; the page is the transcript in HTML."""
    chapters: str = ""
    """Address of the JSON; empty when there are none."""

    def __post_init__(self) -> None:
        for address in (self.link, self.audio, *filter(None, [self.image, self.transcript, self.chapters])):
            _web(address)
        if self.length <= 0:
            raise WrongUse(f"The audio of “{self.title}” has no bytes.", "Narrate the article again.")


def episode(document: EditionForm, base: str, length: int) -> Episode:
    """An edition as an episode.

    ``base`` is the absolute address of its page, ending in ``/``, under which its files lie; ``length`` the bytes of its MP3.
    Raises WrongUse.
    """
    article = document["article"]
    image = article["image"]
    art = image["file"] if image and _ART.fullmatch(image["file"]) else ""
    return Episode(
        guid=_guid(document, base),
        title=_line(article["title"]) or base,
        link=base,
        audio=base + names.AUDIO,
        length=length,
        seconds=document["audio"]["duration"],
        published_at=_moment(document),
        language=article["language"],
        description=_description(document),
        author=_line(author(article["byline"])) or _line(article["site"]),
        image=base + art if art else "",
        transcript=base + names.TRANSCRIPT,
        chapters=base + CHAPTERS if has_chapters(document) else "",
    )


def feed(channel: Channel, episodes: Iterable[Episode]) -> bytes:
    """The XML of a podcast, the newest episode first. The same podcast gives the same bytes."""
    newest_first = sorted(episodes, key=lambda one: (one.published_at, one.guid), reverse=True)
    rss = etree.Element("rss", nsmap={"itunes": _ITUNES, "podcast": _PODCAST, "atom": _ATOM})
    rss.set("version", "2.0")
    top = etree.SubElement(rss, "channel")
    _head(top, channel, newest_first[0].published_at if newest_first else None)
    for one in _told_apart(newest_first):
        _item(etree.SubElement(top, "item"), one)
    return etree.tostring(rss, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _head(top: etree._Element, channel: Channel, newest: datetime | None) -> None:
    _add(top, "title", _line(channel.title) or channel.link)
    _add(top, "link", channel.link)
    _add(top, "description", _cut(channel.description or channel.title or channel.link))
    _add(top, "language", channel.language)
    _add(top, "generator", f"vivevoix {__version__}")
    if newest:
        _add(top, "lastBuildDate", _date(newest))
    _add(top, "link", ns=_ATOM, href=channel.address, rel="self", type="application/rss+xml")
    _add(top, "author", _line(channel.author or channel.title), ns=_ITUNES)
    _add(top, "explicit", "false", ns=_ITUNES)
    _add(top, "type", "episodic", ns=_ITUNES)
    _categories(top, channel.categories)
    if channel.image:
        _add(top, "image", ns=_ITUNES, href=channel.image)
    if channel.email:
        owner = _add(top, "owner", ns=_ITUNES)
        _add(owner, "name", _line(channel.author or channel.title), ns=_ITUNES)
        _add(owner, "email", channel.email, ns=_ITUNES)
        _add(top, "locked", "yes", ns=_PODCAST, owner=channel.email)
    _add(top, "guid", podcast_guid(channel.address), ns=_PODCAST)
    _add(top, "medium", "podcast", ns=_PODCAST)
    _ai(top, channel.disclosure)


def _categories(top: etree._Element, categories: tuple[str, ...]) -> None:
    within = top
    for category in categories:
        within = _add(within, "category", ns=_ITUNES, text=category)


def _item(item: etree._Element, one: Episode) -> None:
    _add(item, "title", one.title)
    _add(item, "link", one.link)
    _add(item, "guid", one.guid, isPermaLink="false")
    _add(item, "pubDate", _date(one.published_at))
    _add(item, "description", _cut(one.description))
    _add(item, "enclosure", url=one.audio, length=str(one.length), type="audio/mpeg")
    _add(item, "title", one.title, ns=_ITUNES)
    _add(item, "duration", str(max(1, round(one.seconds))), ns=_ITUNES)
    _add(item, "episodeType", "full", ns=_ITUNES)
    _add(item, "explicit", "false", ns=_ITUNES)
    if one.author:
        _add(item, "author", one.author, ns=_ITUNES)
    if one.image:
        _add(item, "image", ns=_ITUNES, href=one.image)
    if one.transcript:
        _add(item, "transcript", ns=_PODCAST, url=one.transcript, type="text/vtt", language=one.language, rel="captions")
    _add(item, "transcript", ns=_PODCAST, url=one.link, type="text/html", language=one.language)
    if one.chapters:
        _add(item, "chapters", ns=_PODCAST, url=one.chapters, type=MIME)
    _ai(item)


def _ai(parent: etree._Element, disclosure: str = "") -> None:
    """The machine's notice that the voice is AI, and the one for people where there is no description to hold it."""
    _add(parent, "txt", "true", ns=_PODCAST, purpose="ai-content")
    if disclosure:
        _add(parent, "txt", _cut(disclosure), ns=_PODCAST, purpose="ai-disclosure")


def _add(parent: etree._Element, tag: str, content: str = "", *, ns: str = "", **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, f"{{{ns}}}{tag}" if ns else tag)
    if content:
        made.text = _held(content)
    for name, value in attributes.items():
        made.set(name, _held(value))
    return made


def _date(moment: datetime) -> str:
    """``Fri, 01 May 2026 15:45:00 +0000``, after RFC 2822."""
    return format_datetime(moment.astimezone(UTC))


def _told_apart(episodes: Iterable[Episode]) -> Iterator[Episode]:
    """Two narrations of one article are two episodes: the older one is named after its page as well."""
    known: set[str] = set()
    for one in episodes:
        apart = one if one.guid not in known else replace(one, guid=_urn(f"{one.guid} {one.link}"))
        known.add(apart.guid)
        yield apart


def podcast_guid(address: str) -> str:
    """``podcast:guid`` of a feed: UUIDv5 of its address without scheme and trailing slashes, as the namespace has it."""
    return str(uuid.uuid5(_GUIDS, re.sub(r"^[a-z]+://", "", address).rstrip("/")))


def _guid(document: EditionForm, base: str) -> str:
    """By the article's own address where it has one: it outlives a move of the site and a new narration."""
    return _urn(document["article"]["canonical_url"] or base)


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, name.encode("utf-8", "replace").decode()).urn


def _moment(document: EditionForm) -> datetime:
    """When the article was published, else when it was narrated; UTC where no zone is given."""
    for text in (document["article"]["published_at"], document["made_at"]):
        try:
            moment = datetime.fromisoformat(text or "")
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    raise WrongUse(f"“{document['article']['title']}” has no date.", "Narrate the article again.")


def _description(document: EditionForm) -> str:
    """The standfirst and the notice that the voice is AI; the title where there is neither."""
    blocks = document["article"]["blocks"]
    standfirst = [_line(block["text"]) for block in blocks if block["kind"] == "standfirst"]
    notice = _cut(_line(document["disclosure"]["text"]), _LONGEST_DESCRIPTION // 4)
    room = _LONGEST_DESCRIPTION - len(notice.encode("utf-8", "replace")) - 2
    parts = [_cut(" ".join(standfirst), room), notice]
    return "\n\n".join(part for part in parts if part) or _line(document["article"]["title"]) or "…"


def _cut(text: str, limit_bytes: int = _LONGEST_DESCRIPTION) -> str:
    """No more than ``limit_bytes`` of UTF-8, cut at a word and marked."""
    if len(text.encode("utf-8", "replace")) <= limit_bytes:
        return text
    kept = text.encode("utf-8", "replace")[: max(0, limit_bytes - 3)].decode("utf-8", "ignore")
    return (kept.rpartition(" ")[0] or kept) + "…"


def _line(text: str) -> str:
    return " ".join(_held(text).split())


def _held(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _web(address: str) -> None:
    if not _ADDRESS.fullmatch(address):
        raise WrongUse(f"A podcast needs whole addresses of the web; “{address}” is none.", "Set the site's address.")
