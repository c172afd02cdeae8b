"""The server that speaks: where it is, what it understands."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from vivevoix.errors import WrongUse
from vivevoix.model import Voice

Body = Mapping[str, str | float]
KEY = "VIVEVOIX_REMOTE_KEY"
"""The environment variable that holds the key, the only place it is read from."""


@dataclass(frozen=True, slots=True)
class Server:
    """One speech server of the house's choice."""

    kind: str
    """``openai``: any server that answers ``POST /v1/audio/speech``; ``piper``: Piper's own, since its version 1.3."""
    url: str
    """``https://voice.journal.example``; for ``openai`` with or without ``/v1`` or ``/v1/audio/speech``."""
    model: str = ""
    """Only for ``openai``."""
    voice: str = ""
    """The server's own name for the voice. It must speak the languages that the house has read."""


def checked(server: Server, key: str) -> Server:
    """The server when it can be asked. Raises WrongUse, naming the setting."""
    if server.kind not in _ADDRESSES:
        raise WrongUse(f"There is no kind of speech server '{server.kind}'.", f"Set remote_kind to {' or '.join(_ADDRESSES)}.")
    try:
        parts = urlsplit(server.url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"} or parts.username is not None or parts.query or parts.fragment:
        raise WrongUse(f"“{server.url}” is no speech server's address.", "Set remote_url to one like http://127.0.0.1:5000.")
    if not server.voice or (server.kind == "openai" and not server.model):
        raise WrongUse("The speech server is not told what to speak with.", "Set remote_voice, and remote_model for openai.")
    if key and parts.scheme == "http" and not _is_here(host):
        raise WrongUse(f"The key would travel to {host} in the clear.", f"Set an https address, or take {KEY} away.")
    return server


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def address(server: Server) -> str:
    """Where its speech is asked for."""
    return _ADDRESSES[server.kind](server.url.rstrip("/"))


def _openai(url: str) -> str:
    if url.endswith("/audio/speech"):
        return url
    return f"{url}/audio/speech" if url.endswith("/v1") else f"{url}/v1/audio/speech"


def _piper(url: str) -> str:
    return f"{url}/"


_ADDRESSES = {"openai": _openai, "piper": _piper}


def body(server: Server, text: str, voice: Voice) -> Body:
    """What one utterance is asked for with, as both document it (rates: OpenAI's ``speed`` from 0.25 to 4; Piper's ``length_scale``)."""
    if server.kind == "piper":
        return {"text": text, "voice": server.voice, "length_scale": 1 / voice.rate}
    return {"model": server.model, "voice": server.voice, "input": text, "response_format": "wav", "speed": voice.rate}
