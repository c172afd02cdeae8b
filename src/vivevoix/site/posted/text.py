"""Plain text out of whatever was typed or pasted."""

import re
import unicodedata

_MARKS_IN_A_ROW = 4
"""Hebrew with cantillation needs three on one letter; towers of dozens cover the lines above."""
_HIDDEN = frozenset(
    chr(code)
    for first, last in ((0x200B, 0x200B), (0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x206F), (0xFEFF, 0xFEFF))
    for code in range(first, last + 1)
)
"""Signs that are not seen but turn the text round them or break words: a text must be what it looks like. The joiners of
emoji and of Persian stay."""


def line(text: str) -> str:
    """One line: NFC, no control signs, white space folded."""
    return " ".join(_plain(text).split())


def paragraphs(text: str) -> str:
    """Lines and paragraphs: NFC, no control signs but line breaks, no more than one empty line in a row."""
    unified = _plain(re.sub(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]", "\n", text))
    lines = (" ".join(part.split()) for part in unified.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _plain(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for sign in unicodedata.normalize("NFC", text):
        category = unicodedata.category(sign)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks <= _MARKS_IN_A_ROW and not _is_hidden(sign, category):
            kept.append(sign)
    return unicodedata.normalize("NFC", "".join(kept))


def _is_hidden(sign: str, category: str) -> bool:
    # Cs: halves of signs, which no database keeps. Tags (U+E0000…) hide whole sentences in front of machines.
    return (
        category == "Cs" or sign in _HIDDEN or (category == "Cc" and sign not in "\n\t") or "\U000e0000" <= sign <= "\U000e007f"
    )
