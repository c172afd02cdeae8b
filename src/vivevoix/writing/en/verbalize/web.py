"""Addresses and names of the web: ``www.example.com/news``, ``press@example.org``, ``#Tag``, ``@name``."""

import re

from vivevoix.writing.en import number
from vivevoix.writing.en.verbalize.rule import Rule, compiled

_SIGNS = {".": "dot", "/": "slash", "@": "at", "-": "dash", "_": "underscore", "#": "hash", "?": "question mark",
          "=": "equals", "&": "and", ":": "colon", "~": "tilde", "+": "plus", "%": "percent"}  # fmt: skip
_SPELLED = frozenset({"www", "uk", "fr", "eu", "de", "tv", "us", "io"})


def _said(found: re.Match[str]) -> str:
    address = compiled(r"^https?://").sub("", found.group()).rstrip("/")
    pieces = compiled(r"\d+|[^\W\d_]+|[^\w\s]|_").findall(address)
    return " ".join(_piece(piece) for piece in pieces)


def _piece(piece: str) -> str:
    if piece.isdecimal():
        return number.cardinal(int(piece)) if len(piece) < 5 else number.digits(piece)
    if piece.lower() in _SPELLED:
        return " ".join(piece.lower())
    return _SIGNS.get(piece, piece)


def _tag(found: re.Match[str]) -> str:
    words = compiled(r"\d+|[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+").findall(found["name"])
    kind = "hashtag" if found.group().startswith("#") else "at"
    return " ".join([kind, *(_piece(word) for word in words)]) if words else ""


def rules() -> tuple[Rule, ...]:
    """Addresses before tags."""
    ends = r"(?:com|org|net|gov|edu|info|io|tv|eu|uk|us|fr|de|co)"
    return (
        Rule("web.mail", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", _said),
        Rule("web.address", r"(?:https?://|www\.)[^\s<>\"]*[\w/]", _said),
        Rule("web.address", rf"(?<![\w.@])[A-Za-z][\w-]+(?:\.[\w-]+)*\.{ends}\b(?:/[\w/.-]*\w)?(?!\.\w)", _said, 0.9),
        Rule("web.tag", r"(?<!\w)[#@](?P<name>[^\W\d]\w*)", _tag),
    )
