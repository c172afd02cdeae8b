"""Addresses and tags: ``www.site.fr``, ``nom@site.com``, ``#MotsCollés``, ``@compte``."""

import re

from vivevoix.writing.fr.verbalize.figure import figure
from vivevoix.writing.fr.verbalize.rule import Rule

_SIGNS = {".": "point", "/": "slash", "-": "tiret", "_": "tiret bas", "@": "arobase", "?": "point d'interrogation", "=": "égale",
          "&": "et", "#": "dièse", ":": "deux-points", "%": "pour cent", "+": "plus", "~": "tilde"}  # fmt: skip
_SPELLED = frozenset(
    "fr be ch eu uk us de es it re nc pf tv io ca lu mc www http https html htm php pdf tf bfm sncf rtl ratp".split()
)
_TOP = r"(?:com|fr|org|net|eu|info|be|ch|lu|ca|uk|de|es|it|io|tv|gouv|paris|bzh|corsica|alsace|co|us|biz|app|dev|news|media|re|mc|int|edu|gov|me|ai|ru|cn|jp|ly|club|blog|online|site|shop|radio|tech|space|art|wiki)"
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_CAPITALISED = re.compile(r"[A-ZÀ-Ý]{2,}(?![a-zà-ÿ])|[A-ZÀ-Ý][a-zà-ÿ']+|[A-ZÀ-Ý]|[a-zà-ÿ']+|\d+")


def _said(part: str) -> str:
    if part in _SIGNS:
        return _SIGNS[part]
    if part.isdecimal():
        return figure(part).words(rank=True)
    lower = part.lower()
    bare = not set(lower) & set("aeiouyàâéèêëîïôöùûü")
    return " ".join(lower) if lower in _SPELLED or (bare and len(lower) < 6) else lower


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
RULES = (
    Rule("web.address", rf"(?<![\w@.])(?:https?://|www\.)[\w.-]+\w{_PATH}/?", _address, signs=_NET),
    Rule("web.mail", r"(?<![\w@.])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", _address, signs=_NET),
    Rule(
        "web.address",
        rf"(?<![\w@.])(?:[a-z0-9-]{{1,63}}\.|[A-Z][a-z0-9-]{{1,62}}\.){{1,4}}{_TOP}(?![\w@]){_PATH}",
        _address,
        signs=_NET,
        confidence=0.95,
    ),
    Rule("web.hashtag", r"(?<![\w&])#(?P<tag>[^\W_]\w*)", _hashtag, signs=_NET),
    Rule("web.handle", r"(?<![\w.])@(?P<name>\w*[^\W_]\w*)", _handle, signs=_NET, confidence=0.9),
)
