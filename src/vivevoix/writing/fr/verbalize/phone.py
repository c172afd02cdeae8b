"""Telephone numbers by pairs: ``06 12 34 56 78``, ``+33 6 12 34 56 78``, ``0 800 123 456``, ``le 39 19``, ``3919``."""

import re

from vivevoix.writing.fr.verbalize.numeral import cardinal, grouped
from vivevoix.writing.fr.verbalize.rule import Rule, compiled

_BY = r"[ .\u2011-]"
_CALLED = (
    r"(?i:appel\w*|compos\w*|num[ée]ro\w*|joign\w*|joindre|contact\w*|tél\w*\.?|ligne|tapez"
    r"|sms|au|le|garde|urgences?|secours|rens\w*\.?|infos?)[^.\d]{0,25}$"
)


def _group(printed: str) -> str:
    """``06`` → ``zéro six``, ``00`` → ``zéro zéro``, ``800`` → ``huit cents``."""
    return grouped(printed, rank=True)


def _pairs(found: re.Match[str]) -> str:
    """Ten digits, glued or apart: always by pairs."""
    number = re.sub(r"\D", "", found[0])
    return ", ".join(_group(number[at : at + 2]) for at in range(0, 10, 2)).replace(", ", " ")


def _foreign(found: re.Match[str]) -> str:
    """``+33 6 12 34 56 78`` → ``plus trente-trois six douze…``."""
    number = found["number"].replace("(0)", "")
    groups = re.findall(r"\d+", number)
    if sum(map(len, groups)) < 7:
        return ""
    code = cardinal(int(found["code"]))
    if len(groups) == 1:
        digits = groups[0]
        odd = len(digits) % 2
        groups = [digits[:odd]] * odd + [digits[at : at + 2] for at in range(odd, len(digits), 2)]
    return f"{'plus' if found[0].startswith('+') else 'zéro zéro'} {code} " + " ".join(_group(group) for group in groups)


def _grouped(found: re.Match[str]) -> str:
    """``0 800 123 456`` → ``zéro huit cents cent vingt-trois quatre cent cinquante-six``; Belgian ``02/555.12.12``."""
    return " ".join(_group(group) for group in re.findall(r"\d+", found[0]))


def _short(found: re.Match[str]) -> str:
    """``le 3919`` → ``trente-neuf dix-neuf`` where a call is meant: short numbers begin with 3 or 1 0."""
    text = found.string
    if not compiled(_CALLED).search(text, max(0, found.start() - 45), found.start()) or compiled(
        r" ?(?:[€%]|[^\W\d_]+s(?!\w))"
    ).match(text, found.end()):
        return ""
    return f"{_group(found['first'])} {_group(found['second'])}"


_CODES = r"(?:33|32|41|352|377|49|44|39|34|1|2\d\d?|7|351|380)"
RULES = (
    Rule("phone", rf"(?<![\w,.+])0[1-9](?:{_BY}\d\d){{4}}(?![\d])|(?<![\w,.+])0[1-9]\d{{8}}(?!\d)", _pairs),
    Rule(
        "phone.foreign",
        rf"(?:\+|(?<!\w)00 ?)(?P<code>{_CODES})(?:{_BY}|(?=\d|\())"
        rf"(?P<number>(?:\(0\) ?)?\d{{1,15}}(?:{_BY}\d{{1,10}}){{0,5}})(?!\w)",
        _foreign,
    ),
    Rule(
        "phone.grouped",
        rf"(?<![\w,.])0{_BY}?8\d\d(?:{_BY}\d{{3}}){{2}}(?!\d)|(?<![\w,.])08\d\d(?:{_BY}\d\d){{3}}(?!\d)"
        rf"|(?<![\w,.])0\d{{1,2}}/\d{{2,3}}(?:{_BY}\d\d){{2,3}}(?!\d)"
        r"|(?<![\w,.])(?:116 (?:000|006|117|111)|118 (?:000|008|218|222|700|712|777))(?!\d)",
        _grouped,
    ),
    Rule(
        "phone.short",
        r"(?<![\w,.-])(?P<first>3\d|10)[ .]?(?P<second>\d\d)(?![\w%]|[.,]\d| \d)",
        _short,
        confidence=0.85,
    ),
)
