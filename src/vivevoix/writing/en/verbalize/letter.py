"""Letters that stand for words: abbreviations, acronyms, roman numerals."""

import re

from vivevoix.writing.en import number
from vivevoix.writing.en.verbalize.rule import Rule, any_of, compiled, table

_MOSTLY_CAPITALS = 0.7


def _abbreviation(found: re.Match[str]) -> str:
    words, stop = next(row[1:] for row in table("abbreviations") if row[0] == found["form"])
    return words if found["stop"] or stop == "may" else ""


def _saint(found: re.Match[str]) -> str:
    """``St. John`` is a saint, ``Main St.`` a street."""
    return "saint" if compiled(r"\s?[A-Z][a-z]").match(found.string, found.end()) else "street"


def _dotted(found: re.Match[str]) -> str:
    return " ".join(sign.lower() for sign in found.group() if sign.isalpha())


def _acronym(found: re.Match[str]) -> str:
    """``BBC`` → ``b b c``, ``MPs`` → ``m ps``; a headline in capitals is read as words."""
    if _shouted(found.string):
        return found.group().capitalize()
    return _spelled(found["form"], found["ending"] or "")


def _spelled(form: str, ending: str) -> str:
    return " ".join(form.lower()) + ending


def _shouted(sentence: str) -> bool:
    letters = [sign for sign in sentence if sign.isalpha()]
    return len(letters) > 12 and sum(sign.isupper() for sign in letters) > _MOSTLY_CAPITALS * len(letters)


def _regnal(found: re.Match[str]) -> str:
    value = number.roman(found["numeral"])
    return f"the {number.ordinal(value)}" if value else ""


def _numbered(found: re.Match[str]) -> str:
    value = number.roman(found["numeral"])
    return number.cardinal(value) if value else ""


def rules() -> tuple[Rule, ...]:
    """Numerals, then abbreviations, then acronyms."""
    numeral = r"(?P<numeral>[IVXLC]+)\b"
    return (
        *(Rule("roman.ordinal", rf"(?<={name} ){numeral}", _regnal) for (name,) in table("regnal")),
        *(Rule("roman.cardinal", rf"(?<={word} ){numeral}", _numbered) for (word,) in table("numbered")),
        Rule("abbreviation", r"(?<![\w.])St\b\.?", _saint, 0.9),
        Rule("abbreviation", rf"(?<![\w.-])(?P<form>{any_of('abbreviations')})\b(?P<stop>\.)?(?!['\w-])", _abbreviation),
        Rule("acronym.spelled", r"(?<![\w.])(?:[A-Za-z]\.){2,}(?!\w)", _dotted),
        Rule("acronym.word", rf"(?<!\w)(?:{any_of('acronyms')})(?:'?s)?(?!\w)", re.Match.group),
        Rule("acronym.spelled", r"(?<!\w)(?P<form>[A-Z]{2,})(?P<ending>'?s)?(?![\w])", _acronym, 0.9),
    )
