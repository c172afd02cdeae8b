"""The pages that are no article: home, sections, privacy, the notice on AI, and what is shown when something fails."""

from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from vivevoix.site.assessment import criteria
from vivevoix.site.caching import cached
from vivevoix.site.consent.policy import CHOICE_DAYS, Category
from vivevoix.site.listing import Listed
from vivevoix.site.measure import KEPT_MONTHS, RECEIPT_YEARS, Measure
from vivevoix.site.view import View, choice_of
from vivevoix.site.wording import words

_SHOWN = 50
"""Articles on one page."""
_FAULTS = {400: "method", 403: "foreign", 404: "not_found", 405: "method", 410: "gone", 413: "large", 503: "busy"}


@dataclass(frozen=True, slots=True)
class Kept:
    """How long what is kept."""

    days: int = CHOICE_DAYS
    years: int = RECEIPT_YEARS
    months: int = KEPT_MONTHS


class Pages:
    """Handlers."""

    def __init__(self, view: View, measure: Measure) -> None:
        self._view, self._measure = view, measure

    def home(self, request: Request) -> Response:
        """The latest articles."""
        return self._list(request, self._view.newspaper.name, self._view.shelf.editions(), "", "/podcast.xml")

    def section(self, request: Request) -> Response:
        """The latest articles of a section. Raises HTTPException 404."""
        name = request.path_params["section"]
        editions = tuple(edition for edition in self._view.shelf.editions() if edition.section == name)
        if not editions:
            raise HTTPException(404)
        title = self._view.newspaper.sections.get(name, editions[0].section_title)
        return self._list(request, title, editions, name, f"/rubrique/{name}/podcast.xml")

    def privacy(self, request: Request) -> Response:
        """All that may be written or loaded, from the policy."""
        return self._plain(request, "privacy.html", "privacy", kept=Kept())

    def assessment(self, request: Request) -> Response:
        """The self-assessment of audience measurement."""
        t = words(self._view.language(request))
        rows = criteria(self._view.policy, self._view.newspaper, t)
        return self._plain(request, "assessment.html", "assessment_title", criteria=rows)

    def notice(self, request: Request) -> Response:
        """What the voice is."""
        documents = (self._view.shelf.document(edition) for edition in self._view.shelf.editions()[:_SHOWN])
        voices = {f"{document['voice']['name']} ({document['voice']['fingerprint']})" for document in documents}
        return self._plain(request, "notice.html", "ai_title", voices=sorted(voices))

    def refused(self, request: Request, category: Category) -> Response:
        """403: what is asked for needs a yes, and here is the button."""
        language = self._view.language(request)
        t = words(language)
        text = t("refused_text", category=category.title[language], refusal=category.refusal[language])
        needed = {"category": category}
        return self._view.page(request, "fault.html", status=403, title=t("refused_title"), text=text, one=needed)

    def fault(self, request: Request, status: int) -> Response:
        """A page for a status."""
        t = words(self._view.language(request))
        key = _FAULTS.get(status, "fault")
        title, text = t(f"{key}_title"), t(f"{key}_text")
        return self._view.page(request, "fault.html", status=status, title=title, text=text, one=None)

    def _list(self, request: Request, title: str, editions: tuple[Listed, ...], section: str, feed: str) -> Response:
        shown = editions[:_SHOWN]
        lists: dict[str, Any] = {"editions": shown, "section": section, "feed": feed}
        response = self._view.page(request, "home.html", title=title, description=self._view.newspaper.description, **lists)
        return self._sent(request, response, f"/rubrique/{section}" if section else "/")

    def _plain(self, request: Request, template: str, title: str, **values: Any) -> Response:
        t = words(self._view.language(request))
        return self._sent(request, self._view.page(request, template, title=t(title), **values), request.url.path)

    def _sent(self, request: Request, response: Response, page: str) -> Response:
        variant = choice_of(request).variant(self._view.policy)
        sent = cached(request, response, variant, self._view.newspaper)
        sent.background = self._measure.viewed(request, page)
        return sent
