"""Numbers that stand alone: ordinals, fractions, ranges, scores, telephone numbers, names with figures in them."""

import re
import unicodedata

from vivevoix.writing.en import number
from vivevoix.writing.en.verbalize.rule import NUMBER, Rule, compiled, table

_FRACTIONS = {2: ("half", "halves"), 4: ("quarter", "quarters")}
_RUNS = r"\d+(?:\.\d+)?(?:s\b)?|[^\W\d_]+"
_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


def _decimal(found: re.Match[str]) -> str:
    return {"-": "minus ", "+": "plus "}.get(found["sign"] or "", "") + number.decimal(found["number"])


def _ordinal(found: re.Match[str]) -> str:
    return number.ordinal(int(found["number"].replace(",", "")))


def _range(found: re.Match[str]) -> str:
    return f"{number.decimal(found['first'])} to {number.decimal(found['last'])}"


def _fraction(found: re.Match[str]) -> str:
    over, under = int(found["over"]), int(found["under"])
    if not 0 < over < under or under > 100:
        return f"{number.cardinal(over)} {number.cardinal(under)}"
    return _parts(over, under)


def _vulgar(found: re.Match[str]) -> str:
    over, _, under = unicodedata.normalize("NFKD", found["sign"]).partition("\u2044")
    words = _parts(int(over), int(under))
    if not found["whole"]:
        return words
    return f"{number.cardinal(int(found['whole']))} and {'a ' + words.removeprefix('one ') if over == '1' else words}"


def _parts(over: int, under: int) -> str:
    one, many = _FRACTIONS.get(under, (number.ordinal(under), number.ordinal(under) + "s"))
    return f"{number.cardinal(over)} {one if over == 1 else many}"


def _numbered(found: re.Match[str]) -> str:
    return f"number {number.cardinal(int(found['number']))}"


def _telephone(found: re.Match[str]) -> str:
    plus = "plus " if found.group().startswith("+") else ""
    return plus + number.digits(found.group())


def _model(found: re.Match[str]) -> str:
    """``Boeing 737-800`` → ``seven thirty-seven eight hundred``."""
    first, rest = found["model"][0], found["model"][1:]
    return " ".join(number.cardinal(int(part)) for part in (first, rest, found["variant"]) if part)


def _mixed(found: re.Match[str]) -> str:
    """``G7`` → ``g seven``, ``Covid-19`` → ``Covid nineteen``, ``F-35`` → ``f thirty-five``."""
    return " ".join(_run(run) for run in compiled(_RUNS).findall(found.group()))


def _run(run: str) -> str:
    if run[0].isdecimal() and run.endswith("s"):
        return number.plural(number.decimal(run[:-1]))
    if run[0].isdecimal():
        return number.digits(run) if run.startswith("0") and len(run) > 1 else number.decimal(run)
    if not run[0].isalpha():
        return " ".join(number.sign(sign) for sign in run)
    return " ".join(run.lower()) if run.isupper() and len(run) <= 3 and (run,) not in table("acronyms") else run


def rules() -> tuple[Rule, ...]:
    """Particular forms before bare numbers."""
    return (
        Rule("telephone", r"(?<![\w.])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)\s?|\b\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)", _telephone),
        Rule("telephone", r"(?<!\w)\+\d{1,3}(?:[ .-]?\d{2,4}){2,5}(?!\d)", _telephone),
        Rule("telephone", r"(?<![\w.,])0\d{2,4}(?: \d{3,4}){2}(?!\d)", _telephone),
        Rule("number.model", r"(?<=Boeing )(?P<model>\d{3})(?:-(?P<variant>\d+))?(?!\w)", _model),
        Rule("number.ordinal", r"(?<![\w.])(?P<number>\d[\d,]*)(?:st|nd|rd|th)\b", _ordinal),
        Rule("number.label", r"(?:\bNo\.?\s?|\bNº\s?|#)(?P<number>\d+)\b", _numbered),
        Rule("fraction", r"(?<![\w/.])(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\w/])", _fraction, 0.85),
        Rule("fraction", rf"(?P<whole>\d*)\s?(?P<sign>[{_SIGNS}])", _vulgar),
        Rule("number.range", rf"(?<![\w.,-])(?P<first>{NUMBER})\s?[-–]\s?(?P<last>{NUMBER})(?![\w-]|[.,]\d)", _range, 0.85),
        Rule("number.mixed", r"(?<![\w.,])(?!\d+-[a-z])(?=[\w-]*\d)(?=[\w-]*[^\W\d_])[^\W_]+(?:-[^\W_]+)*(?!\w)", _mixed, 0.85),
        Rule("number.cardinal", rf"(?P<sign>(?<!\S)[-+])?(?P<number>{NUMBER})", _decimal),
    )
