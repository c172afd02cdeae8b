"""ID3v2.4 tags: what the file is, where it comes from, and that its voice is AI."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from mutagen.id3 import ID3, CTOCFlags, Encoding, Frames, PictureType

from vivevoix import __version__
from vivevoix.model import Article, Chapter, Edition

LANGUAGES = {"fr": "fra", "en": "eng"}
"""ID3 asks for ISO 639-2."""

ARTISTS = {"fr": "Voix IA", "en": "AI voice"}

SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
)

UNUSED_OFFSET = 0xFFFFFFFF
"""A chapter's place in bytes; all ones says that the times count (ID3v2 chapter frame addendum, 3.1)."""


def tagged(coded: bytes, edition: Edition, cover: bytes | None = None) -> bytes:
    """The MP3 with its tags in front."""
    made: Callable[[], Any] = ID3
    tags = made()
    for frame in (*_article(edition), *_disclosure(edition), *_contents(edition.track.chapters), *_cover(cover)):
        tags.add(frame)
    out = BytesIO(coded)
    tags.save(out, v1=0, v2_version=4)
    return out.getvalue()


def artist(article: Article) -> str:
    """Whom players name as the one who is heard."""
    voice = ARTISTS.get(article.language, ARTISTS["en"])
    return f"{voice} – {article.site}" if article.site else voice


def _frame(name: str, *values: object) -> object:
    made: Callable[..., object] = Frames[name]
    return made(*values)


def _text(name: str, value: str) -> object:
    return _frame(name, Encoding.UTF8, [value])


def _article(edition: Edition) -> Iterator[object]:
    article = edition.article
    yield _text("TIT2", article.title)
    yield _text("TLAN", LANGUAGES.get(article.language, "und"))
    yield _text("TDRC", edition.made_at.strftime("%Y-%m-%dT%H:%M:%S"))
    yield _text("TSSE", f"Vive Voix {__version__}")
    if article.site:
        yield _text("TALB", article.site)
    if article.published_at:
        yield _text("TDRL", article.published_at.strftime("%Y-%m-%dT%H:%M:%S"))
    address = article.canonical_url or article.source.address
    if address.startswith(("http://", "https://")):
        yield _frame("WOAS", address)


def _disclosure(edition: Edition) -> Iterator[object]:
    """There is no standard frame for it: the IPTC term under its own name, and the notice in words, twice."""
    article, disclosure = edition.article, edition.disclosure
    yield _text("TPE1", artist(article))
    yield _frame("COMM", Encoding.UTF8, LANGUAGES.get(article.language, "und"), "", [disclosure.text])
    yield _frame("TXXX", Encoding.UTF8, "digitalSourceType", [disclosure.digital_source_type])
    yield _frame("TXXX", Encoding.UTF8, "AI-DISCLOSURE", [disclosure.text])
    if disclosure.model:
        yield _frame("TXXX", Encoding.UTF8, "AI-MODEL", [disclosure.model])


def _contents(chapters: tuple[Chapter, ...]) -> Iterator[object]:
    if not chapters:
        return
    names = [f"chp{number}" for number in range(len(chapters))]
    yield _frame("CTOC", "toc", CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED, names, [])
    for name, chapter in zip(names, chapters, strict=True):
        times = round(chapter.start * 1000), round(chapter.end * 1000)
        yield _frame("CHAP", name, *times, UNUSED_OFFSET, UNUSED_OFFSET, [_text("TIT2", chapter.title)])


def _cover(cover: bytes | None) -> Iterator[object]:
    """The picture. ID3 has ``image/`` for a kind that we do not know by its first bytes."""
    if cover:
        yield _frame("APIC", Encoding.UTF8, _kind(cover), PictureType.COVER_FRONT, "", cover)


def _kind(cover: bytes) -> str:
    if cover[:4] == b"RIFF" and cover[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for first, kind in SIGNATURES if cover.startswith(first)), "image/")
