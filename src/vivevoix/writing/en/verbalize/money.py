"""Sums of money: ``£3.50``, ``$2.5bn``, ``€1 million``, ``1,200 EUR``."""

import re

from vivevoix.writing.en import number
from vivevoix.writing.en.verbalize.rule import NUMBER, Rule, any_of, table

_SCALES = {
    "k": "thousand", "K": "thousand", "m": "million", "M": "million", "mn": "million", "bn": "billion", "B": "billion",
    "b": "billion", "tn": "trillion", "T": "trillion",
}  # fmt: skip
_SCALE = r"(?:\s?(?P<word>thousand|million|billion|trillion)\b|(?P<short>k|K|mn|m|M|bn|b|B|tn|T)\b)?"


def _said(found: re.Match[str]) -> str:
    names = {row[0]: row[1:] for row in table("money")}
    one, many, cent, cents = names[found["sign"]]
    amount, scale = found["amount"], found["word"] or _SCALES.get(found["short"] or "", "")
    if scale:
        return f"{number.decimal(amount)} {scale} {many}"
    whole, _, fraction = amount.replace(",", "").partition(".")
    if len(fraction) == 2 and cent != "-":
        return _with_cents(int(whole), int(fraction), (one, many), (cent, cents))
    return f"{number.decimal(amount)} {one if amount == '1' else many}"


def _with_cents(whole: int, hundredths: int, main: tuple[str, str], small: tuple[str, str]) -> str:
    first = f"{number.cardinal(whole)} {main[whole != 1]}"
    second = f"{number.cardinal(hundredths)} {small[hundredths != 1]}"
    return " and ".join(part for part, there in ((first, whole or not hundredths), (second, hundredths)) if there)


def rules() -> tuple[Rule, ...]:
    """Before and after the amount."""
    sign = any_of("money")
    return (
        Rule("money", rf"(?P<sign>{sign})\s?(?P<amount>{NUMBER}){_SCALE}(?![\d])", _said),
        Rule("money", rf"(?<![\d.,])(?P<amount>{NUMBER}){_SCALE}\s?(?P<sign>{sign})(?!\w)", _said),
    )
