"""The article's photo, as bytes that a page and an audio file can carry."""

from pathlib import Path

from vivevoix.errors import SourceNotFound, SourceNotText, SourceTooLarge
from vivevoix.model import Article, SourceKind
from vivevoix.reading.fetch import fetch

LARGEST = 8_000_000
"""Bytes: more than any press photo on a page needs."""
SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8")
"""First bytes of JPEG, PNG, GIF; WebP has a length between its two words."""


def picture(article: Article) -> bytes | None:
    """The photo's bytes, None when the article has none. A path beside a local page is read from its folder, and from no other place.

    Raises SourceError when there is a photo that cannot be had: the edition can go without it, but not without saying so.
    """
    address = article.image.address if article.image else ""
    if not address:
        return None
    data = fetch(address, media=True).body if address.startswith(("http://", "https://")) else _beside(article, address)
    if len(data) > LARGEST:
        raise SourceTooLarge(f"The photo {address} has {len(data)} bytes.", f"Use one under {LARGEST} bytes.")
    if not data.startswith(SIGNATURES) and not (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        raise SourceNotText(f"{address} is not a JPEG, PNG, WebP or GIF picture.", "Use one of these.")
    return data


def _beside(article: Article, address: str) -> bytes:
    folder = Path(article.source.address).resolve().parent
    path = (folder / address).resolve()
    local = article.source.kind in {SourceKind.HTML, SourceKind.MARKDOWN} and article.source.address != "-"
    if not local or not path.is_relative_to(folder) or not path.is_file():
        raise SourceNotFound(f"The photo {address} is not beside the page.", "Put it there, or give its whole address.")
    return path.read_bytes()
