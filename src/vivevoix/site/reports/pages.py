"""The pages on which a listener reports a pronunciation. They set nothing and identify nobody, so no consent is asked."""

from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from vivevoix.errors import RecordsError
from vivevoix.publishing.texts import Texts
from vivevoix.site.posted import Find, FormRefused, Frame, Pace, Sheet, Subject, fields, refused, words
from vivevoix.site.reports.draft import SENTENCE_LIMIT, TEXT_LIMIT, WORD_LIMIT, Sent, seconds, sent
from vivevoix.storage.records.reports import Reports

_NO_STORE = (("cache-control", "no-store"),)
_PREFILLED = ("word", "sentence", "at")
"""What a link may fill in: a player without JavaScript has a link for each sentence."""


@dataclass(frozen=True, slots=True)
class ReportPages:
    """``GET`` and ``POST /article/SLUG/signaler``, and the page of thanks."""

    store: Reports
    find: Find
    frame: Frame
    pace: Pace = field(default_factory=lambda: Pace(each=20))
    language: str = "fr"
    """Of the pages that belong to no article."""

    def routes(self) -> list[Route]:
        """To be mounted at the root of the site."""
        return [
            Route("/article/{slug}/signaler", self._ask, methods=["GET"]),
            Route("/article/{slug}/signaler", self._take, methods=["POST"]),
            Route("/article/{slug}/signaler/merci", self._thanks, methods=["GET"]),
        ]

    async def _ask(self, request: Request) -> Response:
        subject = self.find(request.path_params["slug"])
        if subject is None:
            return self.frame(request, refused("unknown", self.language, 404))
        filled = {name: request.query_params.get(name, "") for name in _PREFILLED}
        return self._form(request, subject, Sent(sent(subject, filled).draft, ()), 200)

    async def _take(self, request: Request) -> Response:
        subject = self.find(request.path_params["slug"])
        if subject is None:
            return self.frame(request, refused("unknown", self.language, 404))
        try:
            found = sent(subject, await fields(request))
        except FormRefused as error:
            return self.frame(request, refused(str(error.status), subject.language, error.status, subject.path))
        if wait := self.pace.wait(request):
            return self._form(request, subject, Sent(found.draft, ("fault.too_fast",)), 429, wait)
        if found.faults:
            return self._form(request, subject, found, 422)
        return await self._keep(request, subject, found)

    async def _keep(self, request: Request, subject: Subject, found: Sent) -> Response:
        try:
            kept = await run_in_threadpool(self.store.add, found.draft)
        except RecordsError:
            return self._form(request, subject, Sent(found.draft, ("fault.not_kept",)), 503, 60)
        if kept is None:
            return self._form(request, subject, Sent(found.draft, ("fault.full",)), 503)
        at = f"?{urlencode({'at': kept.at})}" if kept.at is not None else ""
        return RedirectResponse(URL(f"{subject.path}signaler/merci{at}"), 303, dict(_NO_STORE))

    async def _thanks(self, request: Request) -> Response:
        subject = self.find(request.path_params["slug"])
        if subject is None:
            return self.frame(request, refused("unknown", self.language, 404))
        t = _words(subject.language)
        at = seconds(request.query_params.get("at", ""))
        back = subject.path if at is None else f"{subject.path}#t={at:g}"
        return self.frame(request, Sheet(t("thanks"), _rendered("thanks.html", t, back=back), t.language))

    def _form(self, request: Request, subject: Subject, found: Sent, status: int, wait: int = 0) -> Response:
        t = _words(subject.language)
        limits = {"limit": TEXT_LIMIT, "word_limit": WORD_LIMIT, "sentence_limit": SENTENCE_LIMIT, "minutes": -(-wait // 60)}
        body = _rendered("form.html", t, subject=subject, draft=found.draft, faults=found.faults, **limits)
        headers = (*_NO_STORE, ("retry-after", str(wait))) if wait else _NO_STORE
        return self.frame(request, Sheet(t("report"), body, t.language, status, headers))


def _words(language: str) -> Texts:
    return words("vivevoix.site.reports", language)


def _rendered(template: str, t: Texts, **shown: object) -> Markup:
    return Markup(_environment().get_template(template).render(t=t, **shown))  # noqa: S704 (made by an escaping template)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("vivevoix.site.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
