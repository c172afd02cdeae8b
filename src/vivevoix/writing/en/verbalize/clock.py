"""Times of day: ``2:30 p.m.``, ``5pm``, ``14:05``."""

import re

from vivevoix.writing.en import number
from vivevoix.writing.en.verbalize.rule import Rule

_HALF = r"(?P<half>[ap])\.?\s?m\b\.?"


def _said(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour > 24 or minute > 59:
        return ""
    words = number.cardinal(hour)
    if minute:
        words += f" {'oh ' if minute < 10 else ''}{number.cardinal(minute)}"
    if found["half"]:
        return f"{words} {found['half']} m"
    if minute:
        return words
    return f"{words} o'clock" if hour <= 12 else f"{words} hundred"


def rules() -> tuple[Rule, ...]:
    """With and without the half of the day."""
    return (
        Rule("clock", rf"(?<![\d.:])(?P<hour>1?\d)(?:[:.](?P<minute>\d\d))?\s?{_HALF}", _said),
        Rule("clock", r"(?<![\d.:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?P<half>)(?![\d:])", _said, 0.9),
    )
