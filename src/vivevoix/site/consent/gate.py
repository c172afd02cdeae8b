"""What stands before every answer: the reader's choice is found, and decides which routes answer, which policy the page has,
and which cookies leave.
"""

import logging
from collections.abc import Callable

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vivevoix.site.address import is_embed
from vivevoix.site.consent.choice import Choice
from vivevoix.site.consent.consents import Act, Consents
from vivevoix.site.consent.contentpolicy import content_policy
from vivevoix.site.consent.policy import Category, Policy
from vivevoix.site.view import choice_of

_log = logging.getLogger("vivevoix.site")
Refusal = Callable[[Request, Category], Response]


def allowed(request: Request, category: str) -> bool:
    """Whether the reader lets a category act."""
    policy = request.app.state.consents.policy
    return choice_of(request).allows(policy, category)


class ClosedRoutes:
    """ASGI: routes of services that the reader does not allow answer that his consent is needed."""

    def __init__(self, app: ASGIApp, policy: Policy, refusal: Refusal) -> None:
        self._app, self._policy, self._refusal = app, policy, refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the request through, or refuses."""
        owner = self._policy.owner(scope["path"]) if scope["type"] == "http" else None
        request = Request(scope, receive) if owner else None
        if request and owner and not choice_of(request).allows(self._policy, owner.key):
            await self._refusal(request, owner)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


class Gate:
    """ASGI: the consent of each request."""

    def __init__(self, app: ASGIApp, consents: Consents, embedders: tuple[str, ...]) -> None:
        self._app, self._consents = app, consents
        self._embedders = ("'self'", *embedders)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Finds the choice, and marks the answer by it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        choice = await to_thread.run_sync(self._consents.choice, request)
        fresh = self._signals(request, choice)
        if fresh:
            choice = await to_thread.run_sync(self._signalled, request, choice)
        scope.setdefault("state", {})["choice"] = choice
        await self._app(scope, receive, self._guarded(send, request, choice, fresh=fresh))

    def _signals(self, request: Request, choice: Choice) -> bool:
        """Whether the browser opens a page, says no by itself, and has no choice of ours yet."""
        page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
        # In a frame on another site no cookie of ours is kept: each showing would leave a receipt.
        page = page and request.headers.get("sec-fetch-dest", "document") == "document"
        return page and choice.signal and not choice.decided and self._consents.may_record_signal()

    def _signalled(self, request: Request, choice: Choice) -> Choice:
        return self._consents.give(request, Act("signal", frozenset(), "", ""), choice)

    def _guarded(self, send: Send, request: Request, choice: Choice, *, fresh: bool) -> Send:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._mark(MutableHeaders(scope=message), request, choice, fresh=fresh)
            await send(message)

        return guarded

    def _mark(self, headers: MutableHeaders, request: Request, choice: Choice, *, fresh: bool) -> None:
        embedders = self._embedders if is_embed(request.scope["path"]) else ()
        headers["content-security-policy"] = content_policy(self._consents.policy, choice, embedders)
        self._keep_declared(headers, choice)
        if fresh and headers.get("content-type", "").startswith("text/html"):
            carrier = Response()
            self._consents.carry(request, carrier, choice)
            for line in carrier.headers.getlist("set-cookie"):
                headers.append("set-cookie", line)
            headers["cache-control"] = "private, no-store"

    def _keep_declared(self, headers: MutableHeaders, choice: Choice) -> None:
        """The last net: a cookie that somebody set past the writer does not leave."""
        lines = headers.getlist("set-cookie")
        kept = [line for line in lines if self._consents.writer.allowed(line, choice)]
        if len(kept) == len(lines):
            return
        _log.error("An undeclared cookie was held back: %s", {line.partition("=")[0] for line in lines if line not in kept})
        del headers["set-cookie"]
        for line in kept:
            headers.append("set-cookie", line)
