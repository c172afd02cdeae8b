"""The podcast of the site and of each section, and the chapters that it points to."""

import hashlib
import logging
from collections.abc import Iterator

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from vivevoix.errors import WrongUse
from vivevoix.publishing import names
from vivevoix.publishing.chapters import MIME, chapters, has_chapters
from vivevoix.publishing.podcast import Channel, Episode, episode, feed
from vivevoix.site.listing import Listed
from vivevoix.site.shelf import Gone, Unknown
from vivevoix.site.view import View
from vivevoix.site.wording import words

_ITEMS = 100
"""Episodes in a feed: directories read the newest, and a feed of all of them grows by 2 kB each."""
_KEPT_S = 300
_log = logging.getLogger("vivevoix.site")


class Feeds:
    """Handlers."""

    def __init__(self, view: View) -> None:
        self._view = view

    def whole(self, request: Request) -> Response:
        """All articles."""
        return self._feed(request, self._view.newspaper.name, self._view.shelf.editions(), "/")

    def section(self, request: Request) -> Response:
        """Those of one section. Raises HTTPException 404."""
        name = request.path_params["section"]
        editions = tuple(edition for edition in self._view.shelf.editions() if edition.section == name)
        if not editions:
            raise HTTPException(404)
        shown = self._view.newspaper.sections.get(name, editions[0].section_title)
        return self._feed(request, f"{self._view.newspaper.name} — {shown}", editions, f"/rubrique/{name}")

    def chapters(self, request: Request) -> Response:
        """JSON chapters of an edition. Raises HTTPException 404 or 410."""
        try:
            document = self._view.shelf.document(self._view.shelf.find(request.path_params["slug"]))
        except Gone as error:
            raise HTTPException(410) from error
        except Unknown as error:
            raise HTTPException(404) from error
        if not has_chapters(document):
            raise HTTPException(404)
        return _public(request, chapters(document), MIME)

    def _feed(self, request: Request, title: str, editions: tuple[Listed, ...], path: str) -> Response:
        paper = self._view.newspaper
        base = paper.address or f"{request.url.scheme}://{request.url.netloc}"
        try:
            channel = Channel(
                title=title,
                link=base + path,
                address=base + request.url.path,
                language=paper.language,
                description=paper.description or paper.tagline,
                author=paper.name,
                email=paper.contact,
                image=paper.image,
                disclosure=words(paper.language)("ai_text"),
            )
        except WrongUse as error:
            raise HTTPException(404) from error
        xml = feed(channel, self._episodes(editions[:_ITEMS], base))
        return _public(request, xml, "application/rss+xml; charset=utf-8")

    def _episodes(self, editions: tuple[Listed, ...], base: str) -> Iterator[Episode]:
        for edition in editions:
            try:
                length = (edition.folder / names.AUDIO).stat().st_size
                yield episode(self._view.shelf.document(edition), f"{base}/article/{edition.slug}/", length)
            except (OSError, Gone, WrongUse) as error:
                _log.warning("%s is not in the podcast: %s", edition.slug, error)


def _public(request: Request, content: bytes, kind: str) -> Response:
    """The same for every reader, so every cache may keep it a while."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:24]}"'
    headers = {
        "etag": tag,
        "cache-control": f"public, max-age={_KEPT_S}",
        "access-control-allow-origin": "*",
        "cross-origin-resource-policy": "cross-origin",
    }
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=kind, headers=headers)
