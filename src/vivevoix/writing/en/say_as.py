"""Print read as SSML's ``say-as`` asks, in English words."""

import re

from vivevoix.errors import WrongUse
from vivevoix.writing.en import number
from vivevoix.writing.en.verbalize import verbalize

_AS_PRINTED = frozenset(
    {"cardinal", "number", "date", "time", "duration", "currency", "unit", "fraction", "address", "name", "interjection"}
)
KINDS = ("characters", "spell-out", "verbatim", "digits", "ordinal", "telephone", *sorted(_AS_PRINTED))
_SIGNS = {
    "-": "dash", "_": "underscore", ".": "dot", ",": "comma", "/": "slash", "@": "at", "#": "hash", "&": "and", "+": "plus",
    "*": "star", "'": "apostrophe", ":": "colon", "%": "percent", "!": "exclamation mark",
}  # fmt: skip


def interpreted(printed: str, kind: str) -> str:
    """The words for ``printed`` read as ``kind``. Raises WrongUse for a kind that the voice does not know.

    ``characters``: ``B2`` → ``b two``; ``digits`` and ``telephone``: figure by figure; ``ordinal``: ``3`` → ``third``.
    """
    if kind in {"characters", "spell-out", "verbatim"}:
        return " ".join(_named(sign) for sign in printed if not sign.isspace()).strip() or printed
    if kind in {"digits", "telephone"}:
        return ("plus " if printed.strip().startswith("+") else "") + number.digits(printed)
    if kind == "ordinal":
        return _words(re.sub(r"\d+", lambda found: number.ordinal(int(found.group())), printed))
    if kind in {"cardinal", "number"}:
        return _words(re.sub(r"\d+", lambda found: number.cardinal(int(found.group())), printed.replace(",", "")))
    if kind in _AS_PRINTED:
        return _words(printed)
    raise WrongUse(f"say-as asks for “{kind}”, which the voice does not know.", f"Use one of {', '.join(KINDS)}.")


def _named(sign: str) -> str:
    if sign.isdecimal():
        return number.digits(sign)
    return sign.lower() if sign.isalpha() else _SIGNS.get(sign, "")


def _words(text: str) -> str:
    return " ".join(reading.spoken for reading in verbalize(text)) or text
