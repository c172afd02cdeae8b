"""The fields of a form, read within limits."""

from collections.abc import AsyncGenerator, Mapping
from urllib.parse import parse_qsl

from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

LIMIT_BYTES = 64 * 1024
"""Four bytes and their percent signs for each of the 4,000 characters that a comment may have."""
_MAX_FIELDS = 20
_URLENCODED, _MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"


class FormRefused(Exception):
    """The form cannot be read; ``status`` is the answer's: 400, 413 or 415."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def fields(request: Request) -> Mapping[str, str]:
    """Name → value, the first of each name. Raises FormRefused for too much, a file, or what no form sends."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in {_URLENCODED, _MULTIPART}:
        raise FormRefused(415)
    body = await _body(request)
    pairs = _urlencoded(body) if kind == _URLENCODED else await _multipart(request, body)
    return dict(reversed(pairs))


async def _body(request: Request) -> bytes:
    # Counted while it comes: a length that is announced may be a lie, and a body without one may never end.
    read = bytearray()
    async for piece in request.stream():
        read += piece
        if len(read) > LIMIT_BYTES:
            raise FormRefused(413)
    return bytes(read)


def _urlencoded(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MAX_FIELDS)
    except ValueError as error:
        raise FormRefused(400) from error


async def _multipart(request: Request, body: bytes) -> list[tuple[str, str]]:
    async def once() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        form = await MultiPartParser(request.headers, once(), max_files=0, max_fields=_MAX_FIELDS).parse()
    except (MultiPartException, KeyError, UnicodeDecodeError, LookupError) as error:
        raise FormRefused(400) from error
    return [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
