"""One question to the server and its answer, within bounds."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx2

from vivevoix import __version__
from vivevoix.engines.remote.server import KEY, Body
from vivevoix.errors import EngineError

LARGEST = 20_000_000
"""Bytes of an answer; a minute of 48 kHz stereo is 11.5 MB."""
CONNECT_S = 5.0
SILENT_S = 60.0
"""Seconds without a byte: a slow server makes the whole sentence before it sends the first."""
WHOLE_S = 120.0
PAUSES_S = (0.5, 2.0)
"""Before the second try and the third."""
LONGEST_PAUSE_S = 10.0
"""The longest that a server's ``Retry-After`` is obeyed."""
_BUSY = {408, 425, 429, 500, 502, 503, 504}
_REMEDIES = {
    400: "Check remote_model and remote_voice.",
    401: f"Set {KEY} to a key that it knows.",
    403: f"Set {KEY} to a key that may speak.",
    404: "Check remote_url, remote_kind and remote_model.",
    405: "Check remote_kind.",
    413: "Have the script parted into shorter utterances.",
    422: "Check remote_model and remote_voice.",
}


class SpeechServerAway(EngineError):
    """The server cannot be reached, is busy or fails: another try later can help."""

    permanent = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A sound, still coded."""

    content: bytes
    content_type: str


class Exchange:
    """Asks the server; what may pass by itself is tried again, what is permanent is not."""

    def __init__(self, address: str, key: str, pauses: tuple[float, ...] = PAUSES_S) -> None:
        self._address, self._key, self._pauses = address, key, pauses

    def ask(self, body: Body) -> Answer:
        """Raises SpeechServerAway after the last try, EngineError at once for what is permanent."""
        for pause in self._pauses:
            try:
                return self._asked(body)
            except _Passing as passing:
                time.sleep(min(max(pause, passing.wait), LONGEST_PAUSE_S))
        try:
            return self._asked(body)
        except _Passing as passing:
            raise SpeechServerAway(passing.problem, "Check that it runs and can be reached, then try again.") from passing

    def _asked(self, body: Body) -> Answer:
        headers = {"User-Agent": f"ViveVoix/{__version__}", "Accept": "audio/wav, audio/*;q=0.5"}
        headers |= {"Authorization": f"Bearer {self._key}"} if self._key else {}
        timeout = httpx2.Timeout(SILENT_S, connect=CONNECT_S)
        try:
            # No proxy and no key file of the environment; a redirect would carry the key to another house.
            with (
                httpx2.Client(trust_env=False, follow_redirects=False, headers=headers, timeout=timeout) as client,
                client.stream("POST", self._address, json=dict(body)) as response,
            ):
                return self._answered(response)
        except httpx2.TransportError as error:
            raise _Passing(f"The speech server {self._address} cannot be reached ({type(error).__name__}).") from error
        except httpx2.HTTPError as error:
            raise EngineError(f"The speech server {self._address} answers oddly ({error}).", "Check remote_url.") from error

    def _answered(self, response: httpx2.Response) -> Answer:
        content = b"".join(_limited(response))
        status = response.status_code
        if status in _BUSY:
            raise _Passing(f"The speech server fails or is busy (answer {status}){self._said(content)}.", _wait(response))
        if status != 200:
            remedy = _REMEDIES.get(status, "Check remote_url.")
            raise EngineError(f"The speech server {self._address} refuses (answer {status}){self._said(content)}.", remedy)
        return Answer(content, response.headers.get("content-type", ""))

    def _said(self, content: bytes) -> str:
        """The server's own words, should it repeat the key without it."""
        words = " ".join(_message(content).split())[:200]
        words = words.replace(self._key, "…") if self._key else words
        return f": {words.rstrip('.')}" if words else ""


class _Passing(Exception):
    """What another try may mend."""

    def __init__(self, problem: str, wait: float = 0.0) -> None:
        super().__init__(problem)
        self.problem, self.wait = problem, wait


def _limited(response: httpx2.Response) -> Iterator[bytes]:
    ends, size = time.monotonic() + WHOLE_S, 0
    for chunk in response.iter_bytes(65_536):
        size += len(chunk)
        if size > LARGEST:
            raise EngineError(f"The speech server gives more than {LARGEST // 1_000_000} MB.", "Check remote_url.")
        if time.monotonic() > ends:
            raise _Passing(f"The speech server took longer than {WHOLE_S:.0f} seconds.")
        yield chunk


def _wait(response: httpx2.Response) -> float:
    """Seconds that it asks for, 0 where it names none (or a date)."""
    asked = response.headers.get("retry-after", "")
    return float(asked) if asked.isdecimal() else 0.0


def _message(content: bytes) -> str:
    """``{"error": {"message": …}}``, ``{"error": …}``, ``{"detail": …}``; a plain text; nothing of a page."""
    text = content[:5_000].decode("utf-8", "replace").strip()
    try:
        told = json.loads(text)
    except ValueError:
        return "" if text.startswith("<") else text
    found = told.get("error") or told.get("detail") or told.get("message") if isinstance(told, dict) else told
    return str(found.get("message", "")) if isinstance(found, dict) else str(found or "")
