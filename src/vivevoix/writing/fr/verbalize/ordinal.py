"""Places in a series: ``1er`` → ``premier``, ``2es`` → ``deuxièmes``, ``2nde`` → ``seconde``, ``90e+3``."""

import re

from vivevoix.writing.fr.verbalize.figure import START
from vivevoix.writing.fr.verbalize.numeral import cardinal, ordinal
from vivevoix.writing.fr.verbalize.rule import Rule

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


RULES = (
    Rule("ordinal.added", rf"{START}(?P<number>\d{{1,3}})e ?\+ ?(?P<added>\d{{1,2}})(?!\w)", _added),
    Rule("ordinal", rf"{START}(?P<number>\d{{1,3}}(?: \d{{3}})+|\d{{1,15}})(?P<suffix>{SUFFIX})(?!\w)", _ordinal),
)
