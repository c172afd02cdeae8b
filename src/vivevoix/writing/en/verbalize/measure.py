"""Numbers with a unit: ``5km``, ``30°C``, ``12.5%``, ``10-12 kg``."""

import re

from vivevoix.writing.en import number
from vivevoix.writing.en.verbalize.rule import NUMBER, Rule, any_of, table


def _said(found: re.Match[str]) -> str:
    one, many = next(row[1:] for row in table("units") if row[0] == found["unit"])
    amount = number.decimal(found["amount"])
    if found["until"]:
        return f"{amount} to {number.decimal(found['until'])} {many}"
    minus = "minus " if found["minus"] else ""
    return f"{minus}{amount} {one if found['amount'] == '1' else many}"


def _adjective(found: re.Match[str]) -> str:
    one = next(row[1] for row in table("units") if row[0] == found["unit"])
    return f"{number.decimal(found['amount'])} {one}"


def rules() -> tuple[Rule, ...]:
    """Amounts, ranges, and the adjective (``a 5-km run`` has no plural)."""
    unit = any_of("units")
    until = rf"(?:\s?[-–]\s?(?P<until>{NUMBER}))?"
    amount = rf"(?<![\w.,])(?P<minus>-)?(?P<amount>{NUMBER})"
    return (
        Rule("measure", rf"{amount}{until}\s?(?P<unit>{unit})(?![\w/])", _said),
        Rule("measure", rf"(?<![\w.,])(?P<amount>{NUMBER})-(?P<unit>{unit})(?![\w/])", _adjective),
    )
