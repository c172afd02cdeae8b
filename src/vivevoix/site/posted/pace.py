"""How fast one reader, and all together, may send; without keeping who."""

import hashlib
import ipaddress
import math
import secrets
import time
from collections.abc import Callable

from starlette.requests import Request


class Pace:
    """Counts what is sent in this process, window by window.

    A sender is a digest under a key that was drawn for the window and dies with it: no address is kept, none can be
    found again, and two windows cannot be compared.
    """

    def __init__(
        self, each: int = 10, total: int = 300, window_s: float = 600, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._each, self._total, self._window_s, self._clock = each, total, window_s, clock
        self._end = -math.inf
        self._forget()

    def wait(self, request: Request) -> int:
        """Counts one attempt; whole seconds until another one is taken, 0 when this one is."""
        now = self._clock()
        if now >= self._end:
            self._forget()
            self._end = now + self._window_s
        sender = hashlib.blake2b(_network(request).encode(), key=self._key, digest_size=16).digest()
        if self._sent >= self._total or self._by_sender.get(sender, 0) >= self._each:
            return max(1, math.ceil(self._end - now))
        self._sent += 1
        self._by_sender[sender] = self._by_sender.get(sender, 0) + 1
        return 0

    def _forget(self) -> None:
        self._key = secrets.token_bytes(32)
        self._by_sender: dict[bytes, int] = {}
        self._sent = 0


def _network(request: Request) -> str:
    """The address; of IPv6 the half that names a household, for each of its devices may choose the other half anew."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        return str(address.ipv4_mapped or ipaddress.IPv6Network((address, 64), strict=False))
    return host
