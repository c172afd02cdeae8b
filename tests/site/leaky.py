"""A site that breaks its word, in one way at a time: what the auditor is there to find."""

from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Holds = Callable[[str], bool]
"""Whether the leak happens, by the request's Cookie header."""


class Leaky:
    """ASGI: adds headers to the pages of a real site, and HTML to their end; its own policy does not stop it."""

    def __init__(
        self,
        app: ASGIApp,
        headers: tuple[tuple[str, str], ...] = (),
        html: str = "",
        path: str = "/mention-ia",
        keep_policy: bool = False,
    ) -> None:
        self._app, self._headers, self._html, self._path = app, headers, html.encode(), path
        self._lifts = bool(html) and not keep_policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != self._path:
            await self._app(scope, receive, send)
            return

        async def leaking(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers:
                    headers.append(name, value)
                del headers["content-length"]
                if self._lifts:
                    del headers["content-security-policy"]
            elif not message.get("more_body"):
                message["body"] = message.get("body", b"") + self._html
            await send(message)

        await self._app(scope, receive, leaking)


class Forgetful:
    """ASGI: never takes a cookie back."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def forgetting(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                kept = [line for line in headers.getlist("set-cookie") if "Max-Age=0" not in line]
                del headers["set-cookie"]
                for line in kept:
                    headers.append("set-cookie", line)
            await send(message)

        await self._app(scope, receive, forgetting)
