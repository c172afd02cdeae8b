"""Addresses within the site: safe ways back, names in paths."""

import re
import unicodedata
from urllib.parse import urlsplit

_PATH = re.compile(r"/(?![/\\])[!#-\[\]-~]*")
"""A path of this host in printable ASCII, without quote or backslash: browsers read ``/\\host`` as another host."""
_EMBED = re.compile(r"/article/[^/]+/embed")
_SHARED = re.compile(
    r"/static/vive-voix\.js|/article/[^/]+/(audio\.mp3|audio\.m4a|timing\.json|transcript\.vtt|chapters\.json)"
)
_SENT = re.compile(r"/article/[^/]+/signaler|/mesure")
_LONGEST = 600


def safe_return(text: str) -> str:
    """``text`` when it is a path of this site, with query and fragment; else the home page."""
    if len(text) > _LONGEST or not _PATH.fullmatch(text):
        return "/"
    try:
        parts = urlsplit(text)
    except ValueError:
        return "/"
    return "/" if parts.scheme or parts.netloc else text


def is_embed(path: str) -> bool:
    """Whether it is the player alone: the only page that other sites may show in a frame."""
    return bool(_EMBED.fullmatch(path))


def is_shared(path: str) -> bool:
    """Whether the player asks for it on a page of another site: its code, the sound, the times; public, the same for every reader."""
    return bool(_SHARED.fullmatch(path))


def is_sent(path: str) -> bool:
    """Whether the player sends there what a listener reports, or that the sound was played."""
    return bool(_SENT.fullmatch(path))


def slug(text: str) -> str:
    """A name for a path: small ASCII letters, digits and hyphens; ``article`` when nothing is left."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "article"
