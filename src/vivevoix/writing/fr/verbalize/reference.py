"""Numbers of laws and roads: ``art. L. 121-1``, ``n° 2023-1380``, ``règlement 2016/679``, ``49.3``, ``RN 20``, ``D 906``."""

import re

from vivevoix.writing.fr.verbalize.numeral import cardinal, grouped
from vivevoix.writing.fr.verbalize.rule import Rule

_LAW = (
    r"(?:n° ?|N° ?|nos |n°s |(?:[Ll]oi|[Dd]écret|[Oo]rdonnance|[Aa]rrêté|[Dd]écision|QPC|[Pp]ourvoi|articles?|art\.|code"
    r"|[Dd]irective|[Rr]èglement) (?:\([A-Z]{2}\) )?)"
)
_MARKS = {"-": " tiret ", "/": " ", ".": " point "}


def _parts(printed: str) -> str:
    return "".join(_MARKS.get(part) or grouped(part, rank=True) for part in re.findall(r"\d+|[-/.]", printed))


def _code(found: re.Match[str]) -> str:
    """``L. 121-1`` → ``l cent vingt et un tiret un``."""
    return f"{found['letters'][0].lower()} {_parts(found['number'])}"


def _numbered(found: re.Match[str]) -> str:
    return _parts(found["number"])


def _clause(found: re.Match[str]) -> str:
    """``le 49.3`` → ``quarante-neuf trois``: the paragraphs of the Constitution everybody knows by number."""
    return " ".join(cardinal(int(part)) for part in re.findall(r"\d+", found[0]))


def _sign(found: re.Match[str]) -> str:
    """``n°`` → ``numéro``, ``nos 5 et 6`` → ``numéros``."""
    return "numéros" if "s" in found[0] else "numéro"


def _road(found: re.Match[str]) -> str:
    """``D 906`` → ``d neuf cent six``, ``RN 20`` → ``r n vingt``."""
    return f"{' '.join(found['letters'].lower())} {grouped(found['number'], rank=True)}"


def _case(found: re.Match[str]) -> str:
    """``C-311/18``, ``T-202/10`` → ``c trois cent onze dix-huit``: a case before the court of the Union."""
    return f"{found['letter'].lower()} {_parts(found['number'])}"


RULES = (
    Rule("reference.case", r"(?<![\w.-])(?P<letter>[CTF])[-‑–](?P<number>\d{1,4}/\d\d)(?![\w/-])", _case, confidence=0.9),
    Rule(
        "reference.code",
        r"(?<![\w.])(?P<letters>[LRD](?:\. ?|(?<=[LR]))|A\. ?)\*?(?P<number>\d{1,4}(?:-\d{1,6}){1,4})(?![\w-])",
        _code,
    ),
    Rule(
        "reference.law",
        rf"(?<!\w){_LAW}(?:[A-Z] )?(?P<span>(?P<number>\d+(?:[-/.]\d{{1,6}}){{1,4}}))(?![\w-])",
        _numbered,
        confidence=0.95,
    ),
    Rule(
        "reference.clause",
        r"(?<![\w.,-])(?:49[.,-] ?3|47[.-]1|44[.-]3|45[.-]4)(?![\w%]|[.,]\d| ?[%€])",
        _clause,
        confidence=0.9,
    ),
    Rule(
        "reference.sign",
        r"(?<!\w)(?:[nN][°⁰]s?|Nos?|nos?(?= \d+(?![\w ]*[a-z]s))|(?<=[lLdD]es )nos(?= \d)|(?<=[aA]ux )nos(?= \d))(?= ?[\dA-Z])"
        r"|(?<!\w)[nN]°s?(?= ?\w)",
        _sign,
        confidence=0.95,
    ),
    Rule(
        "reference.road",
        r"(?<![\w.])(?P<letters>RN|RD|RM|RCEA|[ADNME]) (?P<number>\d{1,4})(?![\w,]|[ .]\d| [%€])",
        _road,
        confidence=0.9,
    ),
)
