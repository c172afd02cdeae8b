"""The pages of the comments and the section under an article."""

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vivevoix.errors import RecordsError
from vivevoix.site.comments.draft import Sent, number
from vivevoix.site.comments.intake import STATUSES, taken
from vivevoix.site.comments.own import OwnPage
from vivevoix.site.comments.thread import Page, page
from vivevoix.site.comments.view import comment_words, rendered
from vivevoix.site.posted import Find, FormRefused, Frame, Pace, Sheet, Subject, refused
from vivevoix.storage.records.comments import Added, Comment, Comments

PATH = "/commentaires"
"""All below it answers only to readers who allow it."""
_PRIVATE = (("cache-control", "private, no-store"),)
"""A thread is shown to those who allow it, a receipt to one reader: no cache keeps either."""


@dataclass(frozen=True, slots=True)
class CommentPages:
    """The comments of a site.

    ``allowed`` says whether this reader's choice allows comments; ``ask`` gives the form that asks for it and comes back
    to a path. With ``hold`` a comment waits for a moderator. The methods called by routes do not block; ``section`` reads
    the records, so it belongs in a thread.
    """

    store: Comments
    find: Find
    frame: Frame
    allowed: Callable[[Request], bool]
    ask: Callable[[Request, str], Markup]
    pace: Pace = field(default_factory=Pace)
    hold: bool = True
    language: str = "fr"
    """Of the pages that belong to no article."""

    def routes(self) -> list[Route]:
        """To be mounted at the root of the site."""
        own = OwnPage(self.store, self.frame, self.pace, self.language)
        return [
            Route(PATH + "/{slug}", self._read, methods=["GET"]),
            Route(PATH + "/{slug}", self._write, methods=["POST"]),
            *own.routes(),
        ]

    def section(self, request: Request, subject: Subject) -> Markup:
        """What stands under an article: the thread and the form, or the placeholder that asks for consent."""
        if not self.allowed(request):
            asked = self.ask(request, f"{subject.path}#commentaires")
            return rendered("section.html", subject.language, allowed=False, ask=asked)
        return rendered("section.html", subject.language, allowed=True, **self._shown(subject, Sent()))

    async def _read(self, request: Request) -> Response:
        subject = self.find(request.path_params["slug"])
        if subject is None:
            return self.frame(request, refused("unknown", self.language, 404))
        if not self.allowed(request):
            return self._closed(request, subject)
        parent = number(request.query_params.get("reponse", ""))
        return await self._sheet(request, subject, Sent(parent=parent), 200)

    async def _write(self, request: Request) -> Response:
        subject = self.find(request.path_params["slug"])
        if subject is None:
            return self.frame(request, refused("unknown", self.language, 404))
        if not self.allowed(request):
            return self._closed(request, subject)
        try:
            sent, made = await taken(request, subject, self.store, self.pace, hold=self.hold)
        except FormRefused as error:
            return self.frame(request, refused(str(error.status), subject.language, error.status, subject.path))
        if isinstance(made, Added):
            return self._thanks(request, subject, made)
        return await self._sheet(request, subject, sent, STATUSES.get(sent.faults[0], 422), made)

    async def _sheet(self, request: Request, subject: Subject, sent: Sent, status: int, wait: int = 0) -> Response:
        wanted = number(request.query_params.get("page", "")) or 1
        shown = await run_in_threadpool(self._shown, subject, sent, wanted, wait)
        headers = (*_PRIVATE, ("retry-after", str(wait))) if wait else _PRIVATE
        t = comment_words(subject.language)
        body = rendered("sheet.html", subject.language, subject=subject, **shown)
        title = t("of", title=subject.title)
        told = f"{t('faults')} {title}" if sent.faults else title
        return self.frame(request, Sheet(told, body, t.language, status, headers))

    def _shown(self, subject: Subject, sent: Sent, wanted: int = 1, wait: int = 0) -> dict[str, object]:
        """What the thread and the form show. Records that cannot be read take nobody's article away."""
        found: Page | None = None
        parent: Comment | None = None
        try:
            thread = self.store.thread(subject.slug)
            parent = next((one for one in thread if one.id == sent.parent and one.text), None)
            found = page(thread, wanted)
        except RecordsError:
            pass  # said in place of the thread
        where, minutes = f"{PATH}/{subject.slug}", -(-wait // 60)
        return {"page": found, "parent": parent, "sent": sent, "where": where, "hold": self.hold, "minutes": minutes}

    def _closed(self, request: Request, subject: Subject) -> Response:
        t = comment_words(subject.language)
        asked = self.ask(request, f"{PATH}/{subject.slug}")
        body = rendered("closed.html", subject.language, subject=subject, ask=asked)
        return self.frame(request, Sheet(t("closed"), body, t.language, 403, _PRIVATE))

    def _thanks(self, request: Request, subject: Subject, made: Added) -> Response:
        t = comment_words(subject.language)
        body = rendered("thanks.html", subject.language, subject=subject, code=made.code, hold=self.hold)
        title = t("thanks_held") if self.hold else t("thanks_published")
        return self.frame(request, Sheet(title, body, t.language, 201, _PRIVATE))
