"""Fetches one page, politely and within bounds.

Bounds: http and https only; every address that a name resolves to must be public; the connection goes to the very address that was
checked, so that a second answer of the name server changes nothing; each redirect is checked anew; size and time have limits.
"""

import socket
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import httpx2

from vivevoix import __version__
from vivevoix.errors import SourceNotFound, SourceRefused, SourceTimeout, SourceTooLarge
from vivevoix.reading.address import is_loopback, is_public
from vivevoix.reading.decode import refuse_files
from vivevoix.reading.robots import may_fetch

USER_AGENT = f"ViveVoix/{__version__} (reads articles aloud for their newspaper; obeys robots.txt)"
LARGEST = 10_000_000
"""Bytes after decompression."""
SECONDS = 20.0
"""For the whole fetch, redirects included."""
REDIRECTS = 5

_PORTS = {"http": 80, "https": 443}
_PATIENCE = 8.0
"""Seconds without a byte."""
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain, text/markdown, */*;q=0.1"
_MOVED = {301, 302, 303, 307, 308}
_GONE = {404, 410}
_BUSY = {408, 425, 429, 500, 502, 503, 504}
_ROBOTS_LARGEST = 500_000
"""Bytes of robots.txt that are read (RFC 9309 §2.5)."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave."""

    url: str
    """After redirects."""
    body: bytes
    content_type: str
    encoding: str
    """The charset that the server named; empty when none."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far one fetch may go."""

    deadline: float
    """On time.monotonic()'s clock."""
    allow_private: bool
    largest: int = LARGEST

    def left(self) -> float:
        """Seconds left. Raises SourceTimeout when there are none."""
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise SourceTimeout(
                f"The server took longer than {SECONDS:.0f} seconds.", "Try again later, or give the page as a file."
            )
        return seconds


def fetch(url: str, *, allow_private: bool = False, media: bool = False) -> Fetched:
    """The page at ``url``. ``allow_private`` lets this machine's own address be fetched from; ``media`` lets it be no text.

    Raises SourceRefused, SourceNotFound, SourceTimeout, SourceTooLarge, SourceNotText.
    """
    bounds = Bounds(time.monotonic() + SECONDS, allow_private)
    with httpx2.Client(trust_env=False, follow_redirects=False, headers=_headers()) as client:
        for _ in range(REDIRECTS + 1):
            target = checked_url(url, allow_private=allow_private)
            _ask_robots(client, target, bounds)
            answer = _get(client, target, bounds)
            if answer.moved_to is None:
                return _fetched(url, answer, media=media)
            url = urljoin(url, answer.moved_to)
    raise SourceRefused(f"{url} redirects more than {REDIRECTS} times.", "Give the address that the page has in the end.")


def checked_url(url: str, *, allow_private: bool = False) -> SplitResult:
    """The parts of a URL that may be fetched. Raises SourceRefused."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise SourceRefused(f"{url} is no web address.", "Give an address like https://journal.example/article.") from error
    if parts.scheme not in _PORTS or not parts.hostname or "\\" in parts.netloc:
        raise SourceRefused(f"{url} is no http or https address.", "Give an address like https://journal.example/article.")
    if parts.username is not None or parts.password is not None:
        raise SourceRefused("The address holds a name and password.", "Give it without them.")
    if port not in {None, 80, 443} and not allow_private:
        raise SourceRefused(f"{url} names port {port}.", "Only the web's own ports (80 and 443) are fetched from.")
    return parts._replace(fragment="")


def resolved(host: str, port: int, *, allow_private: bool) -> str:
    """The address to connect to: the first of a name's, all of which must be public.

    Raises SourceRefused when one is private, SourceNotFound when there is none, SourceTimeout when the network is away.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise SourceTimeout(f"{host} cannot be looked up now.", "Check the network, then try again.") from error
        raise SourceNotFound(f"There is no server {host}.", "Check the address and the network.") from error
    except UnicodeError as error:
        raise SourceRefused(f"{host} is no server's name.", "Check the address.") from error
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not (is_public(address) or (allow_private and is_loopback(address))):
            raise SourceRefused(
                f"{host} leads to the private address {address}.", "Only pages on the public network are fetched."
            )
    return addresses[0]


@dataclass(frozen=True, slots=True)
class _Answer:
    """One response, read to its end unless it points elsewhere."""

    body: bytes
    headers: httpx2.Headers
    moved_to: str | None = None


def _get(client: httpx2.Client, target: SplitResult, bounds: Bounds) -> _Answer:
    """One request to the checked address. Raises SourceError."""
    host = target.hostname or ""
    address = resolved(host, target.port or _PORTS[target.scheme], allow_private=bounds.allow_private)
    try:
        with client.stream(
            "GET",
            _at(target, address),
            headers={"Host": target.netloc},
            extensions={"sni_hostname": host},
            timeout=min(_PATIENCE, bounds.left()),
        ) as response:
            return _read(response, target, bounds)
    except httpx2.TimeoutException as error:
        raise SourceTimeout(f"{host} does not answer.", "Try again later, or give the page as a file.") from error
    except httpx2.TransportError as error:
        raise SourceNotFound(f"{host} cannot be reached: {error}.", "Check the address and the network.") from error


def _at(target: SplitResult, address: str) -> str:
    """The URL with the server's name replaced by its checked address."""
    host = f"[{address}]" if ":" in address else address
    port = f":{target.port}" if target.port else ""
    return urlunsplit((target.scheme, host + port, target.path or "/", target.query, ""))


def _read(response: httpx2.Response, target: SplitResult, bounds: Bounds) -> _Answer:
    status, moved_to = response.status_code, response.headers.get("location")
    if status in _MOVED and moved_to:
        return _Answer(b"", response.headers, moved_to)
    if status != 200:
        _refuse(status, urlunsplit(target))
    return _Answer(b"".join(_limited(response, bounds)), response.headers)


def _limited(response: httpx2.Response, bounds: Bounds) -> Iterator[bytes]:
    """The body, decompressed piece by piece: a few kilobytes can unfold to gigabytes."""
    packed = response.headers.get("content-encoding", "").strip().lower()
    unpack = zlib.decompressobj(wbits=47) if packed in {"gzip", "x-gzip", "deflate"} else None
    size = 0
    for chunk in response.iter_raw():
        bounds.left()
        piece = _unpacked(unpack, chunk, bounds.largest) if unpack else chunk
        size += len(piece)
        if size > bounds.largest:
            raise SourceTooLarge(f"The page is larger than {LARGEST // 1_000_000} MB.", "Give the article alone, as a file.")
        yield piece


def _unpacked(unpack: "zlib._Decompress", chunk: bytes, largest: int) -> bytes:
    try:
        return unpack.decompress(chunk, largest + 1)
    except zlib.error as error:
        raise SourceRefused("The server's answer is damaged.", "Try again, or give the page as a file.") from error


def _refuse(status: int, url: str) -> None:
    if status in _GONE:
        raise SourceNotFound(f"There is no page {url} (answer {status}).", "Check the address.")
    if status in _BUSY:
        raise SourceTimeout(f"The server of {url} is busy or broken (answer {status}).", "Try again later.")
    raise SourceRefused(f"The server refuses {url} (answer {status}).", "Save the page in a browser and give the file.")


def _fetched(url: str, answer: _Answer, *, media: bool) -> Fetched:
    content_type, _, parameters = answer.headers.get("content-type", "").partition(";")
    charset = next(
        (p.partition("=")[2].strip(" \"'") for p in parameters.split(";") if p.strip().lower().startswith("charset")), ""
    )
    if not media:
        refuse_files(answer.body)
    return Fetched(url, answer.body, content_type.strip().lower(), charset)


def _ask_robots(client: httpx2.Client, target: SplitResult, bounds: Bounds) -> None:
    """Raise SourceRefused when the server's robots.txt asks us to keep away. One that cannot be had forbids nothing."""
    url = urlunsplit((target.scheme, target.netloc, "/robots.txt", "", ""))
    limits = Bounds(bounds.deadline, bounds.allow_private, _ROBOTS_LARGEST)
    try:
        answer = _get(client, urlsplit(url), limits)
    except (SourceNotFound, SourceTimeout, SourceTooLarge, SourceRefused):
        bounds.left()
        # The page itself is resolved and checked again: a private address is refused there.
        return
    if not may_fetch(answer.body.decode("utf-8", "replace"), USER_AGENT, urlunsplit(target)):
        raise SourceRefused(
            f"{target.hostname} asks robots not to fetch this page (robots.txt).",
            "Save the page in a browser and give the file, or allow ViveVoix in robots.txt.",
        )


def _headers() -> dict[str, str]:
    return {
        "User-Agent": USER_AGENT,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "fr, en;q=0.8, *;q=0.5",
    }
