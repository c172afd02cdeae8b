"""What the author of a comment may do with its receipt. Answers whatever the reader chose: erasing is a right, not a service."""

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vivevoix.errors import RecordsError
from vivevoix.publishing.texts import Texts
from vivevoix.site.comments.view import comment_words, rendered
from vivevoix.site.posted import FormRefused, Frame, Pace, Sheet, fields, line, refused
from vivevoix.storage.records.comments import Comment, Comments

PATH = "/mon-commentaire"
_PRIVATE = (("cache-control", "private, no-store"),)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the page answers."""

    text: str = ""
    status: int = 200
    comment: Comment | None = None
    code: str = ""
    wait: int = 0


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The page on which a receipt is shown."""

    store: Comments
    frame: Frame
    pace: Pace
    language: str

    def routes(self) -> list[Route]:
        """To be mounted at the root of the site."""
        return [Route(PATH, self._ask, methods=["GET"]), Route(PATH, self._act, methods=["POST"])]

    async def _ask(self, request: Request) -> Response:
        return self._answer(request, _Said())

    async def _act(self, request: Request) -> Response:
        t = comment_words(self.language)
        try:
            sent = await fields(request)
        except FormRefused as error:
            return self.frame(request, refused(str(error.status), t.language, error.status, PATH))
        code = line(sent.get("code", ""))[:60]
        if wait := self.pace.wait(request):
            return self._answer(request, _Said(t("own_too_fast", minutes=-(-wait // 60)), 429, None, code, wait))
        return self._answer(request, await self._said(code, t, erase=sent.get("act") == "erase"))

    async def _said(self, code: str, t: Texts, *, erase: bool) -> _Said:
        try:
            found = await run_in_threadpool(self.store.erase if erase else self.store.owned, code)
        except RecordsError:
            return _Said(t("own_not_kept"), 503, None, code, 60)
        if found is None:
            return _Said(t("own_unknown"), 404, None, code)
        return _Said(t(f"state.{found.state}"), 200, found, "" if erase else code)

    def _answer(self, request: Request, said: _Said) -> Response:
        t = comment_words(self.language)
        faulty = said.status >= 400
        body = rendered("own.html", t.language, said=said.text, faulty=faulty, comment=said.comment, code=said.code)
        headers = (*_PRIVATE, ("retry-after", str(said.wait))) if said.wait else _PRIVATE
        return self.frame(request, Sheet(t("own"), body, t.language, said.status, headers))
