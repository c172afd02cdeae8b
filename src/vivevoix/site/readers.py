"""What readers write, put into the site: comments under articles, reports of pronunciations."""

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from vivevoix.site.comments import CommentPages
from vivevoix.site.consent.gate import allowed
from vivevoix.site.listing import Listed
from vivevoix.site.posted import Sheet, Subject
from vivevoix.site.reports import ReportPages
from vivevoix.site.shelf import Gone, Unknown
from vivevoix.site.view import View
from vivevoix.site.wording import words
from vivevoix.storage.records.base import Records
from vivevoix.storage.records.comments import Comments
from vivevoix.storage.records.reports import Reports

SOCIAL = "social"
"""The category that comments belong to."""


class Readers:
    """Comments and reports of one site."""

    def __init__(self, view: View, records: Records) -> None:
        self._view = view
        language = view.newspaper.language
        self._comments = CommentPages(
            store=Comments(records),
            find=self._find,
            frame=self._framed,
            allowed=lambda request: allowed(request, SOCIAL),
            ask=self._ask,
            language=language,
        )
        self._reports = ReportPages(store=Reports(records), find=self._find, frame=self._framed, language=language)

    def routes(self) -> list[BaseRoute]:
        """All of them."""
        return [*self._comments.routes(), *self._reports.routes()]

    def thread(self, request: Request, edition: Listed) -> Markup:
        """The comments under an article, or the button that asks for them."""
        return self._comments.section(request, subject(edition))

    def _find(self, slug: str) -> Subject | None:
        try:
            return subject(self._view.shelf.find(slug))
        except (Gone, Unknown):
            return None

    def _ask(self, request: Request, back: str) -> Markup:
        return self._view.ask(request, SOCIAL, back, self._view.language(request))

    def _framed(self, request: Request, sheet: Sheet) -> Response:
        response = self._view.page(
            request, "sheet.html", status=sheet.status, language=sheet.language, title=sheet.title, sheet=sheet
        )
        response.headers.update(dict(sheet.headers))
        return response


def subject(edition: Listed) -> Subject:
    """An edition as something to write about."""
    return Subject(edition.slug, edition.title, words(edition.language).language)
