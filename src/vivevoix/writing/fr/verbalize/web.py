"""Addresses and tags: ``www.site.fr``, ``nom@site.com``, ``#MotsCollés``, ``@compte``."""

import re
from functools import cache

from vivevoix.writing.fr.verbalize.figure import figure
from vivevoix.writing.fr.verbalize.rule import Rule, compiled
from vivevoix.writing.fr.verbalize.tables import rows

_SIGNS = {".": "point", "/": "slash", "-": "tiret", "_": "tiret bas", "@": "arobase", "?": "point d'interrogation", "=": "égale",
          "&": "et", "#": "dièse", ":": "deux-points", "%": "pour cent", "+": "plus", "~": "tilde"}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_CAPITALISED = re.compile(r"[A-ZÀ-Ý]{2,}(?![a-zà-ÿ])|[A-ZÀ-Ý][a-zà-ÿ']+|[A-ZÀ-Ý]|[a-zà-ÿ']+|\d+")


@cache
def _spelled() -> frozenset[str]:
    return frozenset(row[0] for row in rows("web") if row[1] == "letters")


@cache
def _top() -> str:
    """A pattern of what may end an address."""
    return "(?:" + "|".join(row[0] for row in rows("web") if len(row) > 2) + ")"


def _said(part: str) -> str:
    if part in _SIGNS:
        return _SIGNS[part]
    if part.isdecimal():
        return figure(part).words(rank=True)
    lower = part.lower()
    return " ".join(lower) if lower in _spelled() or _unsayable(lower) else lower


def _unsayable(part: str) -> bool:
    """``bfm``, ``xyz`` and ``abc`` are spelled: no vowel, or three letters that begin with one and close with two."""
    if not set(part) & set("aeiouàâéèêëîïôöùûü") and (len(part) < 4 or "y" not in part):
        return len(part) < 6
    return compiled(r"[aeiou](?![lrnms])[^aeiouy]{2}|[^aeiouy]{2}[aeiou](?<![lr][aeiou])").fullmatch(part) is not None


def _address(found: re.Match[str]) -> str:
    """``https://www.site.fr/une`` → ``w w w point site point f r slash une``: the protocol and a last slash are not said."""
    printed = re.sub(r"^https?://", "", found[0]).rstrip("/")
    return " ".join(_said(part) for part in _WORD.findall(printed) if part in _SIGNS or part.isalnum())


def _words(printed: str) -> str:
    parts = _CAPITALISED.findall(printed)
    said = (
        figure(part).words(rank=True) if part.isdecimal() else " ".join(part) if _initials(part) else part for part in parts
    )
    return " ".join(said).lower()


def _initials(part: str) -> bool:
    return part.isupper() and 1 < len(part) < 5 and not set(part) & set("AEIOUY")


def _hashtag(found: re.Match[str]) -> str:
    """``#BalanceTonPorc`` → ``hashtag balance ton porc``; ``#1`` → ``numéro un``."""
    printed = found["tag"]
    if printed.isdecimal():
        return f"numéro {figure(printed).words(rank=True)}"
    return f"hashtag {_words(printed.replace('_', ' '))}"


def _handle(found: re.Match[str]) -> str:
    """``@RadioTest_2`` → ``arobase radio test tiret bas deux``."""
    return "arobase " + " tiret bas ".join(
        _said(part) if part.islower() else _words(part) for part in found["name"].split("_") if part
    )


_NET = frozenset(".@#:/")
_PATH = r"(?:/[\w./?=&%#~+:-]*[\w/=])?"


def rules() -> tuple[Rule, ...]:
    """The rules; the ends of addresses come from their table."""
    host = r"(?:[a-z0-9-]{1,63}\.|[A-Z][a-z0-9-]{1,62}\.){1,4}"
    return (
        Rule("web.address", rf"(?<![\w@.])(?:https?://|www\.)[\w.-]+\w{_PATH}/?", _address, signs=_NET),
        Rule("web.mail", r"(?<![\w@.])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", _address, signs=_NET),
        Rule("web.address", rf"(?<![\w@.]){host}{_top()}(?![\w@]){_PATH}", _address, confidence=0.95, signs=_NET),
        Rule("web.hashtag", r"(?<![\w&])#(?P<tag>[^\W_]\w*)", _hashtag, signs=_NET),
        Rule("web.handle", r"(?<![\w.])@(?P<name>\w*[^\W_]\w*)", _handle, confidence=0.9, signs=_NET),
    )
