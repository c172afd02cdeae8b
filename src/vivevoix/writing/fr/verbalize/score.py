"""Scores, formations and ranges of numbers: ``6-4, 7-6 (5)``, ``3-1``, ``4-3-3``, ``10-12 ans``."""

import re

from vivevoix.writing.fr.verbalize.figure import NUMBER, START, figure
from vivevoix.writing.fr.verbalize.noun import counted
from vivevoix.writing.fr.verbalize.rule import Rule, compiled, word_before

_SET_BEFORE = r"(?:\d[-/]\d{1,2}(?: ?\(\d{1,2}(?:[-/]\d{1,2})?\))?(?:,| et|;)? |[67][-/][67] ?\()$"
_TIED = r"[67][-/][67] ?\($"
_TYPED = re.compile(r"(?:Mirage|ATR|CRJ|Airbus|Boeing|Embraer|Soyouz|Falcon|Peugeot|Porsche|type|modèle) $")
_SET_AFTER = r"(?: ?\(\d{1,2}(?:[-/]\d{1,2})?\))?(?:,| et|;)? \d{1,2}[-/]\d{1,2}(?![\w%]| ?[%€])"


def _set(found: re.Match[str]) -> str:
    """A set among sets, or with its tie-break: ``7-6 (5)`` → ``sept six``."""
    text = found.string
    among = compiled(_SET_BEFORE).search(text, max(0, found.start() - 22), found.start())
    games = max(int(found["first"]), int(found["second"]))
    tied = compiled(_TIED).search(text, max(0, found.start() - 6), found.start())
    if found[0] == "7/7":
        return ""
    if not tied and found["by"] == "/" and (games > 7 or (not among and games < 6)):
        return ""
    if (
        not among
        and not compiled(_SET_AFTER).match(text, found.end())
        and not compiled(r" ?\(\d{1,2}\)").match(text, found.end())
    ):
        return ""
    return f"{figure(found['first']).words()} {figure(found['second']).words()}"


def _line(found: re.Match[str]) -> str:
    """Three or more numbers in a row are said side by side: ``4-3-3`` → ``quatre trois trois``."""
    return " ".join(figure(part).words(rank=True) for part in re.findall(r"\d+", found[0]))


def _range(found: re.Match[str]) -> str:
    """``3-1`` → ``trois à un``, ``2-3 jours`` → ``deux à trois``; ages and models side by side: ``les 18-25 ans``, ``737-8``."""
    second = figure(found["second"])
    typed = _TYPED.search(found.string, max(0, found.start() - 20), found.start())
    serial = found["first"].startswith("0") and len(found["first"]) > 2  # ISSN 0395-2037
    if serial or (typed and (second.value < 10 <= figure(found["first"]).value or second.value >= 100)):
        return f"{figure(found['first']).words(rank=True)} {second.words()}"
    if word_before(found) in ("les", "des", "aux") and found.string.startswith(" ans", found.end()):
        return f"{figure(found['first']).words()} {second.words()}"
    if figure(found["first"]).value >= 100 > 10 * second.value:
        return f"{figure(found['first']).words()} {second.words()}"
    after = compiled(r" ([^\W\d_]+)").match(found.string, found.end())
    agrees = bool(after and counted((after[1],)))
    return f"{figure(found['first']).words(feminine=agrees)} à {second.words(feminine=agrees)}"


def _ratio(found: re.Match[str]) -> str:
    """``un ratio de 1:3`` → ``un pour trois``; elsewhere ``2:1`` is a score."""
    related = compiled(r"(?i:ratio|rapport|proportion|échelle|dilu)").search(found.string)
    return f"{figure(found['first']).words()} {'pour' if related else 'à'} {figure(found['second']).words()}"


RATIO = Rule("number.ratio", rf"{START}(?P<first>\d{{1,3}}):(?P<second>\d{{1,3}})(?![\w:]|[.,]\d)", _ratio, confidence=0.8)
SET = Rule("score.set", rf"{START}(?P<first>\d{{1,2}})(?P<by>[-/])(?P<second>\d{{1,2}})(?![\w/-]|,\d)", _set, confidence=0.9)
STROKES = Rule("score.line", rf"{START}\d{{1,3}}(?:(?:/\d{{1,3}}){{2,4}}(?![\w/])|/\d{{1,2}}(?= ans))", _line, confidence=0.8)


def _record(found: re.Match[str]) -> str:
    """``7v.-5d.`` → ``sept victoires cinq défaites``: what a team has won and lost."""
    pairs = ((found["won"], "victoire"), (found["lost"], "défaite"))
    return " ".join(f"{figure(n).words(feminine=True)} {noun}{'s' if figure(n).plural else ''}" for n, noun in pairs)


RECORD = Rule(
    "score.record", rf"{START}(?P<won>\d{{1,2}}) ?v\.? ?[-–,/] ?(?P<lost>\d{{1,2}}) ?d(?!\w)\.?", _record, confidence=0.9
)
RULES = (
    Rule("score.line", rf"{START}\d{{1,6}}(?:-\d{{1,6}}){{2,8}}(?![\w-])", _line, confidence=0.85),
    Rule("score.drawn", rf"{START}\d{{1,2}}(?: [-–] \d{{1,2}}){{2,7}}(?![\w-]|,\d| [-–] \d)", _line, confidence=0.9),
    Rule("number.pair", r"(?<![\w-])50-22(?=[ ,.]| de)", _line, confidence=0.9),
    Rule("number.pair", r"(?<=[Ll]e )9-3(?![\w-])", lambda _: "neuf trois", confidence=0.7),
    Rule("number.pair", r"(?<=[Ll]e )\d[-/]\d{1,2}(?= d(?:e (?=[A-Z])|u week-end|u matin))", _line, confidence=0.8),
    Rule("number.range", rf"{START}(?P<first>{NUMBER}) ?[-–] ?(?P<second>{NUMBER})(?![\w-])", _range, confidence=0.9),
)
TO = Rule(
    "number.to",
    r"(?<=[\dhH%€°CnmDT])(?P<span> ?[-–] ?)(?=\d)(?!\d+(?:e|er|re|ère|ème)(?!\w))",
    lambda found: (
        "à" if compiled(r"\d[\d hHCmin€%°,.DT]{0,8}\Z").search(found.string, max(0, found.start() - 9), found.start()) else ""
    ),
    confidence=0.8,
)
"""What is left between two figures that each carry their unit: ``10h-19h``, ``5 °C - 10 °C``."""
