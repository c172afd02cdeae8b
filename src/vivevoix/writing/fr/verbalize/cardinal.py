"""Whole numbers and decimals that nothing else claims: ``250 000`` → ``deux cent cinquante mille``."""

import re

from vivevoix.writing.fr.verbalize.figure import NUMBER, SIGN, START, figure, sign
from vivevoix.writing.fr.verbalize.rule import Rule


def _cardinal(found: re.Match[str]) -> str:
    return sign(found["sign"]) + figure(found["number"]).words()


RULES = (Rule("number.cardinal", rf"(?P<sign>{SIGN})?{START}(?P<number>{NUMBER})(?![\w])", _cardinal),)
