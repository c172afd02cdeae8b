"""Tags of an M4A file: the same as of the MP3, in the atoms that players of Apple's read."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from mutagen.mp4 import MP4, MP4Cover, MP4FreeForm

from vivevoix import __version__
from vivevoix.mastering.tags import artist
from vivevoix.model import Edition

OURS = "----:org.vivevoix:"
"""Atoms of free form carry the name of whoever made them up."""

COVERS = ((b"\xff\xd8\xff", MP4Cover.FORMAT_JPEG), (b"\x89PNG", MP4Cover.FORMAT_PNG))
"""MP4 knows no other kinds of picture."""


def tagged_m4a(coded: bytes, edition: Edition, cover: bytes | None = None) -> bytes:
    """The M4A with its tags; a cover that is neither JPEG nor PNG is left away."""
    out = BytesIO(coded)
    opened: Callable[[BytesIO], Any] = MP4
    file = opened(out)
    for name, value in _atoms(edition, cover):
        file[name] = [value]
    out.seek(0)
    file.save(out)
    return out.getvalue()


def _atoms(edition: Edition, cover: bytes | None) -> Iterator[tuple[str, object]]:
    article, disclosure = edition.article, edition.disclosure
    yield "\xa9nam", article.title
    yield "\xa9ART", artist(article)
    yield "\xa9day", edition.made_at.strftime("%Y-%m-%dT%H:%M:%S")
    yield "\xa9too", f"Vive Voix {__version__}"
    yield "\xa9cmt", disclosure.text
    if article.site:
        yield "\xa9alb", article.site
    yield OURS + "digitalSourceType", _free(disclosure.digital_source_type)
    yield OURS + "AI-DISCLOSURE", _free(disclosure.text)
    if disclosure.model:
        yield OURS + "AI-MODEL", _free(disclosure.model)
    kind = next((kind for first, kind in COVERS if cover and cover.startswith(first)), None)
    if cover and kind is not None:
        made: Callable[[bytes, int], object] = MP4Cover
        yield "covr", made(cover, kind)


def _free(text: str) -> object:
    made: Callable[[bytes], object] = MP4FreeForm
    return made(text.encode("utf-8", "replace"))
