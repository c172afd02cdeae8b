"""Places in a series: ``1er`` → ``premier``, ``2es`` → ``deuxièmes``, ``2nde`` → ``seconde``, ``90e+3``."""

import re

from vivevoix.writing.fr.verbalize.figure import START
from vivevoix.writing.fr.verbalize.numeral import cardinal, ordinal
from vivevoix.writing.fr.verbalize.rule import Rule, compiled

SUFFIX = r"(?:i?ers?|ières?|[èe]res?|res?|nde?s?|de|(?<=2)ds?|e|è|[èe]mes?|ièmes?|es|ième|°(?=\)))"


def ranked(n: int, suffix: str) -> str:
    """The ordinal that a printed suffix asks for: 2 and ``nde`` → ``seconde``; 3 and ``èmes`` → ``troisièmes``."""
    plural = "s" if suffix.endswith("s") else ""
    if n == 2 and "d" in suffix:
        return ("seconde" if "de" in suffix else "second") + plural
    return ordinal(n, feminine="re" in suffix) + plural


def _ordinal(found: re.Match[str]) -> str:
    whole = "".join(digit for digit in found["number"] if digit.isdecimal())
    return ranked(int(whole[:15]), found["suffix"])


def _added(found: re.Match[str]) -> str:
    """``90e+3`` → ``quatre-vingt-dixième plus trois``."""
    return f"{ranked(int(found['number']), 'e')} plus {cardinal(int(found['added']))}"


def _placed(found: re.Match[str]) -> str:
    return ordinal(int(found["number"]))


def _enumerated(found: re.Match[str]) -> str:
    """``1° les prix ; 2° les salaires`` → ``primo``, ``secundo``; a lone ``5°`` is a temperature."""
    n = int(found["number"])
    listed = found["closed"] or compiled(r"(?<!\d)[12]°").search(found.string, found.end() if n == 1 else 0)
    if not listed or n >= len(_LATIN):
        return ""
    return _LATIN[n]


_LATIN = ("", "primo", "secundo", "tertio", "quarto", "quinto", "sexto", "septimo", "octavo", "nono", "decimo")
ENUMERATED = Rule(
    "ordinal.enumerated",
    r"(?:^|(?<=[;:,.(] )|(?<= et ))(?P<number>[1-9]|10)°(?P<closed>[)/])?"
    r"(?= (?!(?:[NSEOW]|nord|sud|est|ouest|à|et|au|en|dans|sur)(?!\w))[^\W\d_])",
    _enumerated,
    confidence=0.9,
)
PLACED = Rule(
    "ordinal.placed",
    rf"{START}(?P<number>[2-9]|[1-9]\d)° ?(?= ?(?:étages?|arrondissement|compagnie|régiment|circonscription|édition|chambre"
    r"|jour(?:née)?|siècle|rang|place|division|corps|année|anniversaire|congrès|section|bataillon|brigade|classe)(?!\w))",
    _placed,
    confidence=0.9,
)
"""``6° étage`` → ``sixième``: what is counted in degrees has no storeys."""
RULES = (
    Rule(
        "ordinal", rf"{START}(?P<number>\d{{1,3}}) (?P<suffix>ers?|[rè]re|es?|ème)(?= [^\W\d_]{{2}})", _ordinal, confidence=0.9
    ),
    Rule("ordinal.added", rf"{START}(?P<number>\d{{1,3}})e ?\+ ?(?P<added>\d{{1,2}})(?!\w)", _added),
    Rule(
        "ordinal", rf"{START}(?<![A-Z]{{2}}-)(?P<number>\d{{1,3}}(?: \d{{3}})+|\d{{1,15}})(?P<suffix>{SUFFIX})(?!\w)", _ordinal
    ),
)
