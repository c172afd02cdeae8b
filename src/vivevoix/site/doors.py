"""What holds for every request and answer whatever the reader chose: host, size, origin of a form, security headers."""

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vivevoix.site.address import is_embed, is_sent, is_shared
from vivevoix.site.newspaper import Newspaper

MOST_BYTES = 64 * 1024
"""Of a form: a comment and its fields are under 20 kB."""
_SAFE = {"GET", "HEAD", "OPTIONS"}
_LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
_TWO_YEARS = 63_072_000

Fault = Callable[[Request, int], Response]
"""Makes the page for a status."""


class Doors:
    """ASGI: refuses what cannot be right, and marks what leaves."""

    def __init__(self, app: ASGIApp, newspaper: Newspaper, fault: Fault) -> None:
        self._app, self._newspaper, self._fault = app, newspaper, fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the request through, or answers why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = self._refusal(request)
        guarded = self._guarded(send, scope)
        await (answer or self._app)(scope, _counted(receive), guarded)

    def _refusal(self, request: Request) -> Response | None:
        if not self._ours(request.headers.get("host", "")):
            return PlainTextResponse("This site does not answer under that name.\n", 421)
        length = request.headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:12]) > MOST_BYTES:
            return self._fault(request, 413)
        if request.method not in _SAFE and not (same_site(request.headers, self._hosts(request)) or self._embedded(request)):
            return self._fault(request, 403)
        return None

    def _embedded(self, request: Request) -> bool:
        """Whether the player sends it from a page of a site that may embed it; no such form changes what a reader has or is."""
        return is_sent(request.scope["path"]) and request.headers.get("origin", "") in self._newspaper.embedders

    def _ours(self, host: str) -> bool:
        """With an address, that and loopback names: a foreign name that was made to point here gets nothing."""
        return not self._newspaper.address or host == self._newspaper.host or host.rsplit(":", 1)[0] in _LOOPBACK

    def _hosts(self, request: Request) -> set[str]:
        return {request.headers.get("host", ""), self._newspaper.host} - {""}

    def _guarded(self, send: Send, scope: Scope) -> Send:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._mark(MutableHeaders(scope=message), scope)
            await send(message)

        return guarded

    def _mark(self, headers: MutableHeaders, scope: Scope) -> None:
        headers["x-content-type-options"] = "nosniff"
        headers["referrer-policy"] = "same-origin"
        headers["cross-origin-opener-policy"] = "same-origin"
        headers.setdefault("cross-origin-resource-policy", "same-origin")
        headers["permissions-policy"] = "camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()"
        headers.setdefault("cache-control", "private, no-store")
        if is_embed(scope["path"]) or is_shared(scope["path"]):
            headers["cross-origin-resource-policy"] = "cross-origin"
        if is_shared(scope["path"]):
            headers["access-control-allow-origin"] = "*"
        if scope["scheme"] == "https":
            headers["strict-transport-security"] = f"max-age={_TWO_YEARS}; includeSubDomains"


def same_site(headers: Headers, hosts: set[str]) -> bool:
    """Whether a form was sent from a page of ours (OWASP: fetch metadata, else Origin).

    Text browsers send neither, but say which page they come from; who says nothing at all is refused.
    """
    site = headers.get("sec-fetch-site")
    if site:
        return site in {"same-origin", "none"}
    sender = headers.get("origin") or headers.get("referer", "")
    try:
        return urlsplit(sender).netloc in hosts
    except ValueError:
        return False


def _counted(receive: Receive) -> Receive:
    """Stops a body that is longer than it said, where the application reads it."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MOST_BYTES:
            raise HTTPException(413)
        return message

    return counted
