"""Text as it is kept, and text as it is compared."""

import re
import unicodedata

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u200e\u200f"))
"""Soft hyphen, zero-width space, word joiner, byte order mark, direction marks: typesetting, not letters."""

_TYPOGRAPHY = str.maketrans("’ʼ‘`´\u00a0\u202f\u2009", "'''''   ")
_WORD = re.compile(r"\w+")


def nfc(text: str) -> str:
    """``text`` in NFC without invisible signs."""
    return unicodedata.normalize("NFC", text.translate(INVISIBLE))


def kept(text: str) -> str:
    """``text`` in NFC, each run of white space one space."""
    return " ".join(nfc(text).split())


def plain(text: str) -> str:
    """``text`` with typewriter apostrophes and spaces, of the same length: what the tables' patterns are written for."""
    return text.translate(_TYPOGRAPHY)


def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in small letters, without punctuation."""
    return tuple(_WORD.findall(text.casefold()))


def folded(text: str) -> str:
    """``text`` for comparing: its words alone."""
    return " ".join(words(text))
