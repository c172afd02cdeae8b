"""Formulas of chemistry with small letters: ``NaOH`` → ``n a o h``, ``CaCO3`` → ``c a c o trois``. Others are codes like any (``CO2``)."""

import re

from vivevoix.writing.fr.verbalize.acronym import settled
from vivevoix.writing.fr.verbalize.numeral import cardinal
from vivevoix.writing.fr.verbalize.rule import CAPITALS, Rule, compiled
from vivevoix.writing.fr.verbalize.tables import listed

_ENDS = frozenset(["H", "O", "S", "N", "F", "Cl", "Br", "I", "C"])
"""What a formula without a figure ends in: hydroxides, oxides, salts."""
_PART = r"[A-Z][a-z]?\d{0,3}"


def _formula(found: re.Match[str]) -> str:
    parts = re.findall(_PART, found[0])
    symbols = [part.rstrip("0123456789") for part in parts]
    if found[0] in settled() or not listed("elements").issuperset(symbols) or not any(len(symbol) > 1 for symbol in symbols):
        return ""
    if symbols == parts and not _plain(symbols):
        return ""
    return " ".join(_said(piece) for piece in compiled(r"[A-Za-z]|\d+").findall(found[0]))


def _plain(symbols: list[str]) -> bool:
    """A formula without a figure: a metal and one more, or its hydroxide (``NaCl``, ``NaOH``); ``BeIN`` and ``BaFin`` are names."""
    metal = len(symbols[0]) == 2
    return metal and ((len(symbols) == 2 and symbols[1] in _ENDS) or symbols[1:] in (["O", "H"], ["C", "N"]))


def _said(piece: str) -> str:
    return cardinal(int(piece)) if piece.isdecimal() else piece.lower()


RULE = Rule("letters.formula", rf"(?<![\w-])(?:{_PART}){{2,8}}(?![\w-])", _formula, 0.93, CAPITALS)
