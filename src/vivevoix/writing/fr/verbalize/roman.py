"""Roman numerals by what stands beside them: ``Louis XIV``, ``XVIe siècle``, ``XV de France``; not ``CD``, ``MM.``, ``DI``."""

import re
from functools import cache

from vivevoix.writing.fr.verbalize.numeral import cardinal, ordinal, roman
from vivevoix.writing.fr.verbalize.ordinal import SUFFIX, ranked
from vivevoix.writing.fr.verbalize.rule import Rule
from vivevoix.writing.fr.verbalize.tables import listed, rows

_LETTERS = frozenset("IVXLCDM")
_NUMERAL = r"[IVXLCDM]{1,12}"


@cache
def _before() -> frozenset[str]:
    return frozenset(word for words, _ in rows("romans") for word in words.split())


def _suffixed(found: re.Match[str]) -> str:
    """``XXe`` → ``vingtième``, ``Ier`` → ``premier``; ``Le``, ``De``, ``Ce``, ``Me`` are words."""
    if "r" in found["suffix"] and found["numeral"] != "I":
        return ""  # Vers midi
    printed, suffix = found["numeral"], found["suffix"]
    if len(printed) == 1 and printed not in ("I", "V", "X"):
        return ""
    if printed == "I" and not suffix.startswith(("er", "re", "ère")):
        return ""
    return ranked(roman(printed), suffix) if roman(printed) else ""


def _sovereign(found: re.Match[str]) -> str:
    """``Louis XIV`` → ``quatorze``, ``Élisabeth Ire`` is an ordinal of its own; ``Charles I`` → ``premier``."""
    name = found["word"]
    value = roman(found["numeral"])
    if not value or value > 40 or name not in listed("regnal"):
        return ""
    return "premier" if value == 1 else cardinal(value)


def _numbered(found: re.Match[str]) -> str:
    """``chapitre IV`` → ``quatre``, ``Vatican II`` → ``deux``."""
    if found.string[found.start("numeral") - 1] == "-" and (said := _sovereign(found)):
        return said  # le lycée Henri-IV
    if found["word"].split("'")[-1] not in _before() or found["numeral"] in ("C", "D", "L", "M"):
        return ""
    return cardinal(roman(found["numeral"])) if roman(found["numeral"]) else ""


def _sequel(found: re.Match[str]) -> str:
    """After a name, figures of I, V and X are a number: ``Gladiator II``; one letter alone is not (``Malcolm X``)."""
    value = roman(found["numeral"])
    return cardinal(value) if value and value < 40 else ""


def _team(found: re.Match[str]) -> str:
    """``le XV de France`` → ``quinze``, ``le XIII tricolore`` → ``treize``."""
    return cardinal(roman(found[0]))


def _century(found: re.Match[str]) -> str:
    """``au XX siècle`` → ``vingtième``."""
    return ordinal(roman(found["numeral"])) if roman(found["numeral"]) else ""


def _year(found: re.Match[str]) -> str:
    """``MMXXIV`` → ``deux mille vingt-quatre``, ``MDCCLXXXIX``; three letters and fewer may be an acronym."""
    return cardinal(roman(found[0]), rank=True) if roman(found[0]) > 1000 else ""


_BEFORE = r"(?<![\w-])(?P<word>[^\W\d_][\w'-]{0,20}\.?) (?P<span>(?P<numeral>[IVXLCDM]{1,12}))(?![\w'-]|\. ?[A-Z]|\.[,;)])"
RULES = (
    Rule(
        "roman.ordinal",
        rf"(?<!\w)(?<![a-z][a-z]-)(?P<numeral>{_NUMERAL})(?P<suffix>{SUFFIX})(?!\w)(?<!\wde)",
        _suffixed,
        signs=_LETTERS,
    ),
    Rule(
        "roman.numbered",
        r"(?<![\w-])(?P<word>[A-ZÉ][\w']{2,20})-(?P<span>(?P<numeral>[IVX]{1,5}))(?![\w'-])",
        _numbered,
        confidence=0.95,
        signs=_LETTERS,
    ),
    Rule("roman.sovereign", _BEFORE, _sovereign, signs=_LETTERS),
    Rule("roman.numbered", _BEFORE, _numbered, confidence=0.95, signs=_LETTERS),
    Rule(
        "roman.more",
        r"(?<=[IVXL])(?:,| et| à| ou) (?P<span>(?P<numeral>[IVX]{1,8}))(?![\w'-])",
        _sequel,
        confidence=0.9,
        signs=_LETTERS,
    ),
    Rule("roman.team", r"(?<=[Ll]e )(?:XV|XIII)(?!\w)|(?<!\w)(?:XV|XIII|XI)(?= (?:de|du|d'|tricolore))", _team, signs=_LETTERS),
    Rule(
        "roman.century",
        rf"(?<!\w)(?P<span>(?P<numeral>{_NUMERAL})) (?:siècle|arrondissement|République)",
        _century,
        signs=_LETTERS,
    ),
    Rule("roman.year", r"(?<!\w)(?:MM[IVXLCD]*|M(?=[IVXLCDM]{4})[IVXLCDM]+)(?![\w.])", _year, confidence=0.7, signs=_LETTERS),
    Rule(
        "roman.sequel",
        r"(?<![\w-])[^\W\d_a-zàâçéèêëîïôùûœ][\w'-]{2,30} (?P<span>(?P<numeral>[IVX]{2,5}))(?![\w'-])",
        _sequel,
        confidence=0.85,
        signs=_LETTERS,
    ),
    Rule("roman.alone", r"(?<![\w'-])(?P<numeral>[IVX]{2,7})(?![\w'-])", _sequel, confidence=0.7, signs=_LETTERS),
)
