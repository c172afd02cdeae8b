"""A web server of fixed pages for the browser tests: it sends what it is told, takes byte ranges, and keeps what is posted."""

import re
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl


@dataclass(frozen=True, slots=True)
class Resource:
    """What stands at one path."""

    kind: str
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Served:
    """A running server: its origin, what it sends, what was posted to it (path and fields), and what posts are answered."""

    origin: str
    resources: dict[str, Resource]
    posted: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)
    status: int = 204


@contextmanager
def served(resources: Mapping[str, Resource]) -> Iterator[Served]:
    """The resources on a free port of this machine."""
    server = _Server(("127.0.0.1", 0), BaseHTTPRequestHandler)
    state = Served(f"http://127.0.0.1:{server.server_port}", dict(resources))
    server.RequestHandlerClass = _handler(state)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has what it wants of a sound closes the connection: that is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def _handler(state: Served) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found = state.resources.get(self.path.partition("?")[0])
            state.cookies += self.headers.get_all("Cookie", [])
            if found is None:
                return self._send(404, b"", {})
            span = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
            headers = {"Content-Type": found.kind, "Accept-Ranges": "bytes", **found.headers}
            if not span:
                return self._send(200, found.content, headers)
            start, end = int(span[1]), int(span[2] or len(found.content) - 1)
            headers["Content-Range"] = f"bytes {start}-{end}/{len(found.content)}"
            return self._send(206, found.content[start : end + 1], headers)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            state.posted.append((self.path, dict(parse_qsl(body, keep_blank_values=True))))
            self._send(state.status, b"", {"Access-Control-Allow-Origin": "*"})

        def _send(self, status: int, content: bytes, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    return Handler
