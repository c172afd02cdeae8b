"""What a browser loads beside a page: the player as one ES module, and the style of the page."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

PLAYER = "vive-voix.js"
STYLE = "page.css"
ASSETS = {PLAYER: "text/javascript; charset=utf-8", STYLE: "text/css; charset=utf-8"}
"""Name and media type of each."""

_PARTS = ("look", "text", "words", "light", "memory", "timing", "sound", "page", "controls", "outside", "vive-voix")
"""The player's modules, each after those that it imports."""
_NOT_SENT = re.compile(r"^[ \t]*(?:(?://|/\*\* ).*)?\n|^import .*\n|^export (?=const|class)|^[ \t]+", re.MULTILINE)
"""Indentation, lines of comment, and what binds modules that are now one: 15 % of the size, compressed."""


@cache
def asset(name: str) -> str:
    """The text of one of ``ASSETS``. Raises KeyError for another name."""
    if name not in ASSETS:
        raise KeyError(name)
    return _player() if name == PLAYER else _own(name)


def fingerprint(text: str) -> str:
    """``sha256-…`` of a text, as a Content-Security-Policy and ``integrity`` write it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _player() -> str:
    """The modules joined in their order: no name is used in two of them, which the browser would refuse at once."""
    sources = "".join(_own(f"player/{part}.js") for part in _PARTS)
    return "// Vive Voix, GPL-3.0-or-later\n" + _NOT_SENT.sub("", sources)


def _own(name: str) -> str:
    return files("vivevoix.publishing").joinpath("static", name).read_text("utf-8")
