"""An article's page, its player alone, and its files."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from vivevoix.publishing import embed, page
from vivevoix.publishing.form import EditionForm
from vivevoix.publishing.frame import Frame
from vivevoix.site.caching import cached
from vivevoix.site.consent.gate import allowed
from vivevoix.site.consent.policy import Category, Service
from vivevoix.site.listing import Listed
from vivevoix.site.measure import CATEGORY, HEARD, Measure
from vivevoix.site.readers import Readers
from vivevoix.site.sending import send_file
from vivevoix.site.shelf import Gone, Unknown
from vivevoix.site.view import View, choice_of
from vivevoix.site.wording import words

FILES = {
    "audio.mp3": "audio/mpeg",
    "audio.m4a": "audio/mp4",
    "transcript.vtt": "text/vtt; charset=utf-8",
    "timing.json": "application/json",
    "image.jpg": "image/jpeg",
    "image.png": "image/png",
    "image.webp": "image/webp",
    "image.gif": "image/gif",
    "image.avif": "image/avif",
}
"""What leaves the folder. Not edition.json: it holds the path of the source as it was typed, and what the review doubts."""
_NEXT = 10


class Articles:
    """Handlers."""

    def __init__(self, view: View, measure: Measure, readers: Readers) -> None:
        self._view, self._measure, self._readers = view, measure, readers

    def show(self, request: Request) -> Response:
        """The page. Raises HTTPException 404 or 410."""
        edition = self._edition(request)
        document = self._document(edition)
        response = HTMLResponse(page(document, self._frame(request, edition, document)))
        variant = choice_of(request).variant(self._view.policy)
        sent = cached(request, response, variant, self._view.newspaper)
        sent.background = self._measure.viewed(request, f"/article/{edition.slug}/")
        return sent

    def player(self, request: Request) -> Response:
        """The player alone, to be shown in a frame elsewhere; it counts nothing, for nobody was asked there."""
        edition = self._edition(request)
        base = f"/article/{edition.slug}/"
        frame = Frame(
            base=base,
            address=f"{self._view.newspaper.address}{base}" if self._view.newspaper.address else "",
            styles=(self._view.statics.address("page.css"),),
            scripts=(self._view.statics.address("vive-voix.js"),),
            report=f"{base}signaler",
            slug=edition.slug,
        )
        response = HTMLResponse(embed(self._document(edition), frame))
        return cached(request, response, choice_of(request).variant(self._view.policy), self._view.newspaper)

    def moved(self, request: Request) -> Response:
        """Without its final slash the page's own files would be looked for elsewhere."""
        return RedirectResponse(f"/article/{self._edition(request).slug}/", 308)

    def file(self, request: Request) -> Response:
        """One of the edition's files. Raises HTTPException 404 or 410."""
        edition, name = self._edition(request), request.path_params["name"]
        if name not in FILES:
            raise HTTPException(404)
        try:
            return send_file(request, edition.folder / name, FILES[name])
        except FileNotFoundError as error:
            raise HTTPException(404 if edition.folder.is_dir() else 410) from error

    async def heard(self, request: Request) -> Response:
        """The player's count: ``page`` and ``moment`` by form. 204, or 403 when the reader objects."""
        if not allowed(request, CATEGORY):
            raise HTTPException(403)
        async with request.form(max_files=0, max_fields=5) as form:
            slug, moment = str(form.get("page", "")), str(form.get("moment", ""))
        if moment not in HEARD or all(edition.slug != slug for edition in self._view.shelf.editions()):
            raise HTTPException(404)
        return Response(status_code=204, background=self._measure.task(f"/article/{slug}/", moment))

    def _edition(self, request: Request) -> Listed:
        try:
            return self._view.shelf.find(request.path_params["slug"])
        except Gone as error:
            raise HTTPException(410) from error
        except Unknown as error:
            raise HTTPException(404) from error

    def _document(self, edition: Listed) -> EditionForm:
        try:
            return self._view.shelf.document(edition)
        except Gone as error:
            raise HTTPException(410) from error

    def _frame(self, request: Request, edition: Listed, document: EditionForm) -> Frame:
        language = words(edition.language).language
        base = f"/article/{edition.slug}/"
        return self._view.frame(
            request,
            language,
            after_article=self._after(request, edition, language),
            base=base,
            address=f"{self._view.newspaper.address}{base}" if self._view.newspaper.address else "",
            beacon="/mesure" if allowed(request, CATEGORY) else "",
            slug=edition.slug,
            report=f"{base}signaler",
            embed=f"{self._view.newspaper.address}{base}embed" if self._view.newspaper.address else "",
            playlist=tuple(self._next(edition)),
        )

    def _next(self, edition: Listed) -> Iterator[tuple[str, str]]:
        """What may be heard after it: older articles, of its section first."""
        older = [one for one in self._view.shelf.editions() if (one.moment, one.slug) < (edition.moment, edition.slug)]
        older.sort(key=lambda one: one.section != edition.section)
        return ((f"/article/{one.slug}/timing.json", one.title) for one in older[:_NEXT])

    def _after(self, request: Request, edition: Listed, language: str) -> Markup:
        """The policy's services that have a place here, each shown or replaced by its button; then the comments."""
        services = [_Shown(*item, allowed(request, item[0].key)) for item in self._view.policy.services() if item[1].fragment]
        after = self._view.part(request, "services.html", language, services=services)
        return after + self._readers.thread(request, edition)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A service with a place after the article."""

    category: Category
    service: Service
    allowed: bool

    @property
    def fragment(self) -> Markup:
        """The publisher's own HTML, from his policy file; what it may load is decided by the page's policy, not by it."""
        return Markup(self.service.fragment)  # noqa: S704
