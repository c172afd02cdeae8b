"""Files of an edition to a browser: exact length, byte ranges, HEAD, validators; from an open file, so that an edition that is
replaced or removed meanwhile is still sent whole.
"""

import os
import re
import stat
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

_PIECE = 256 * 1024
_PUBLIC = {
    "accept-ranges": "bytes",
    "cache-control": "public, no-cache",
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "content-length, content-range",
    "cross-origin-resource-policy": "cross-origin",
}
"""An edition's files are the same for every reader, and a player on another site may load them."""
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes ``start`` (included) to ``end`` (excluded)."""

    start: int
    end: int


class Unsatisfiable(Exception):
    """The range begins after the last byte."""


def stretch(header: str, size: int) -> Stretch | None:
    """The one range that RFC 9110, section 14, asks for; None to send all: no range, several, or none that we understand.

    Raises Unsatisfiable.
    """
    match = _RANGE.fullmatch(header.strip().replace(" ", ""))
    if not match or match.group(0) == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        return _checked(max(0, size - int(last)), size, size)
    if last and int(last) < int(first):
        return None
    return _checked(int(first), min(size, int(last) + 1) if last else size, size)


def _checked(start: int, end: int, size: int) -> Stretch:
    if start >= size:
        raise Unsatisfiable
    return Stretch(start, end)


class SentFile(Response):
    """An open file, or a stretch of it."""

    def __init__(self, descriptor: int, asked: Stretch, status: int, headers: dict[str, str]) -> None:
        super().__init__(status_code=status, headers=headers)
        self._descriptor, self._asked = descriptor, asked

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the head, then piece by piece from a thread: a slow disk holds nobody else up."""
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            place, end = (0, 0) if scope["method"] == "HEAD" else (self._asked.start, self._asked.end)
            while place < end:
                body = await to_thread.run_sync(os.pread, self._descriptor, min(_PIECE, end - place), place)
                if not body:
                    raise OSError("the file became shorter while it was sent")
                place += len(body)
                await send({"type": "http.response.body", "body": body, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            os.close(self._descriptor)


def send_file(request: Request, path: Path, kind: str) -> Response:
    """``path`` as the request wants it. Raises FileNotFoundError when there is no such plain file."""
    descriptor = _opened(path)
    try:
        response = _response(request, descriptor, os.fstat(descriptor), kind)
    except BaseException:
        os.close(descriptor)
        raise
    if not isinstance(response, SentFile):
        os.close(descriptor)
    return response


def _opened(path: Path) -> int:
    """Neither a link, which may lead out of the edition, nor a pipe, which would wait for ever."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise FileNotFoundError(path) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise FileNotFoundError(path)
    return descriptor


def _response(request: Request, descriptor: int, status: os.stat_result, kind: str) -> Response:
    tag = f'"{status.st_mtime_ns:x}-{status.st_size:x}-{status.st_ino:x}"'
    headers = {**_PUBLIC, "etag": tag, "last-modified": formatdate(status.st_mtime, usegmt=True)}
    if tag in _tags(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    try:
        part = stretch(_asked(request, tag, headers["last-modified"]), status.st_size)
    except Unsatisfiable:
        return Response(status_code=416, headers=headers | {"content-range": f"bytes */{status.st_size}"})
    sent = part or Stretch(0, status.st_size)
    if part:
        headers["content-range"] = f"bytes {part.start}-{part.end - 1}/{status.st_size}"
    headers |= {"content-type": kind, "content-length": str(sent.end - sent.start)}
    return SentFile(descriptor, sent, 206 if part else 200, headers)


def _tags(header: str) -> set[str]:
    return {part.strip().removeprefix("W/") for part in header.split(",")}


def _asked(request: Request, tag: str, modified: str) -> str:
    """The Range header; nothing when the browser holds another version (If-Range)."""
    held = request.headers.get("if-range", "")
    return request.headers.get("range", "") if held in {"", tag, modified} else ""
