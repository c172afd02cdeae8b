"""Print read as SSML's ``say-as`` asks, in French words."""

import re

from vivevoix.errors import WrongUse
from vivevoix.writing.fr.verbalize import verbalize

_ORDINAL = re.compile(r"\d+")
_SIGNS = {
    "-": "tiret", "_": "tiret bas", ".": "point", ",": "virgule", "/": "barre oblique", "@": "arobase", "#": "dièse",
    "&": "et", "+": "plus", "*": "étoile", "'": "apostrophe", ":": "deux-points", "%": "pour cent", "!": "point d'exclamation",
}  # fmt: skip


def interpreted(printed: str, kind: str) -> str:
    """The words for ``printed`` read as ``kind``. Raises WrongUse for a kind that the voice does not know.

    ``characters``: ``B2`` → ``b deux``; ``digits``: ``007`` → ``zéro zéro sept``; ``ordinal``: ``3`` → ``troisième``;
    ``telephone``: ``0612345678`` → two figures at a time; ``cardinal``, ``number``, ``date``, ``time``, ``currency``,
    ``unit``… : as the sentence rules read it, standing alone.
    """
    if kind in {"characters", "spell-out", "verbatim"}:
        return " ".join(_named(sign) for sign in printed if not sign.isspace()).strip() or printed
    if kind == "digits":
        return " ".join(_words(sign) if sign.isdigit() else sign for sign in printed if sign.isalnum())
    if kind == "ordinal":
        return _words(_ORDINAL.sub(lambda found: _ordinal(int(found.group())), printed, count=1))
    if kind == "telephone":
        return _telephone(printed)
    if kind in _AS_PRINTED:
        return _words(printed)
    raise WrongUse(f"say-as asks for “{kind}”, which the voice does not know.", f"Use one of {', '.join(KINDS)}.")


_AS_PRINTED = frozenset(
    {"cardinal", "number", "date", "time", "duration", "currency", "unit", "fraction", "address", "name", "interjection"}
)
KINDS = ("characters", "spell-out", "verbatim", "digits", "ordinal", "telephone", *sorted(_AS_PRINTED))


def _named(sign: str) -> str:
    if sign.isdigit():
        return _words(sign)
    return sign.lower() if sign.isalpha() else _SIGNS.get(sign, "")


def _ordinal(number: int) -> str:
    return "1er" if number == 1 else f"{number}e"


def _words(text: str) -> str:
    return " ".join(reading.spoken for reading in verbalize(text)).replace("' ", "'") or text


def _telephone(printed: str) -> str:
    """Two figures at a time, as France does; what does not come in twos from the end opens alone."""
    figures = re.sub(r"\D", "", printed)
    head = len(figures) % 2
    pairs = [figures[:head]] * bool(head) + [figures[at : at + 2] for at in range(head, len(figures), 2)]
    said = [f"{_words('0')} {_words(pair[1])}" if pair.startswith("0") and len(pair) > 1 else _words(pair) for pair in pairs]
    return ("plus " if printed.strip().startswith("+") else "") + " ".join(said)
