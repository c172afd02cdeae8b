"""Fractions: ``3/4`` → ``trois quarts``, ``au 1/10`` → ``dixième``,
``1/2 finale`` → ``demi finale``, ``1/8e de finale``, ``12/20`` → ``douze sur vingt``.
"""

import re

from vivevoix.writing.fr.verbalize.figure import START, figure
from vivevoix.writing.fr.verbalize.measure import unit_pattern
from vivevoix.writing.fr.verbalize.noun import of
from vivevoix.writing.fr.verbalize.numeral import cardinal, ordinal
from vivevoix.writing.fr.verbalize.rule import DIGITS, Rule, compiled, word_after, word_before
from vivevoix.writing.fr.verbalize.tables import table

_PARTS = {2: "demi", 3: "tiers", 4: "quart"}
_HALVED = frozenset(
    [
        "finale",
        "finales",
        "sel",
        "heure",
        "heures",
        "journée",
        "journées",
        "tarif",
        "litre",
        "douzaine",
        "siècle",
        "pension",
        "bouteille",
    ]
)
_GRADES = frozenset(
    [
        "note",
        "notes",
        "noté",
        "notée",
        "notés",
        "notées",
        "notation",
        "score",
        "moyenne",
        "obtient",
        "obtenu",
        "obtenue",
        "évaluation",
        "indice",
        "risque",
    ]
)


def _fraction(found: re.Match[str]) -> str:
    above, below = int(found["above"]), int(found["below"])
    if below < 2:
        return ""
    if above == below == 50 or _pressure(found):
        return f"{cardinal(above)} {cardinal(below)}"
    if compiled(r"\d/-?\d+ ?°").search(found.string):
        return f"{cardinal(above)} à {cardinal(below)}"  # Lille 7/12 °C, Nice 13/19
    if (
        above == below
        or _uncut(found, above, below)
        or (below > 100 and below not in (1000, 10000))
        or (above, below) == (24, 7)
        or _graded(found, below)
    ):
        return f"{cardinal(above)} sur {cardinal(below)}"
    if below == 2 and word_after(found).lower() in _HALVED:
        return "demi" if word_after(found).startswith(("final", "sel")) else "une demi" if _feminine(found) else "un demi"
    part = _PARTS.get(below) or ordinal(below)
    if above == 1 and word_before(found) in ("le", "au", "du"):
        return part
    return f"{'moins ' if found['sign'] else ''}{cardinal(above)} {part}{'s' if above > 1 and part != 'tiers' else ''}"


def _uncut(found: re.Match[str], above: int, below: int) -> bool:
    """``13/21 au tir`` → ``treize sur vingt et un``: nobody cuts into so many parts."""
    return above > 1 and below > 12 and below not in (16, 32, 64) and found[0][-1].isdecimal()


def _feminine(found: re.Match[str]) -> bool:
    return word_after(found).lower().startswith(("heure", "journée", "douzaine", "pension", "bouteille"))


def _pressure(found: re.Match[str]) -> bool:
    """``12/8 de tension``, ``tension à 14/9``: the two figures side by side."""
    around = found.string[max(0, found.start() - 15) : found.end() + 12]
    return "tension" in around.lower()


def _graded(found: re.Match[str], below: int) -> bool:
    """Out of ten or twenty, or after a word about marks, the stroke is *sur*: ``15/20``, ``noté 4/5``."""
    parts = compiled(r" d[eu']").match(found.string, found.end()) or found[0] == found.string.strip() or found[0][-1].isalpha()
    if below in (10, 20, 100) and not parts:
        return True
    if below == 20:
        return True
    before = found.string[max(0, found.start() - 40) : found.start()].lower().split()
    return not parts and not _GRADES.isdisjoint(before)  # obtenu 4/5, but obtenu 1/3 des sièges


def _round(found: re.Match[str]) -> str:
    """``1/8 de finale`` → ``huitième``, ``les 1/4 de finale`` → ``quarts``; ``16es de finale`` is an ordinal."""
    below = int(found["below"] or found["stage"])
    plural = word_before(found) in ("les", "des", "aux", "ces") or "s" in (found["suffix"] or "")
    return (_PARTS.get(below) or ordinal(below)) + ("s" if plural else "")


def _mixed(found: re.Match[str]) -> str:
    """``2 1/2`` → ``deux et demi``, ``1 1/4`` → ``un et un quart``."""
    whole, above, below = (int(found[name]) for name in ("whole", "above", "below"))
    if (above, below) == (1, 2):
        return f"{cardinal(whole)} et demi"
    part = _PARTS.get(below) or ordinal(below)
    return f"{cardinal(whole)} et {cardinal(above)} {part}{'s' if above > 1 and part != 'tiers' else ''}"


def _measured(found: re.Match[str]) -> str:
    """``1/2 l`` → ``un demi litre``, ``3/4 h`` → ``trois quarts d'heure``."""
    unit = table("units").get(found["unit"])
    above, below = int(found["above"]), int(found["below"])
    if unit is None or not 0 < above < below or below > 8:
        return ""
    if (above, below) == (1, 2):
        return f"un{'e' if unit[2] == 'f' else ''} demi {unit[0]}"
    part = _PARTS.get(below) or ordinal(below)
    several = "s" if above > 1 and part != "tiers" else ""
    return f"{cardinal(above)} {part}{several} {of(unit[0])}"


def _and_half(found: re.Match[str]) -> str:
    """``1 an ½`` → ``et demi``, ``1 h 1/2`` → ``et demie``."""
    return f"{'' if found['and'] else 'et '}demi{'e' if found['feminine'] else ''}"


def _half_noun(found: re.Match[str]) -> str:
    """``½ heure`` → ``une demi``."""
    return "une demi" if _feminine(found) else "un demi"


def _half(found: re.Match[str]) -> str:
    """``2½`` → ``deux et demi``."""
    return f"{cardinal(int(found['whole']))} {dict(zip('½¼¾', ('et demi', 'et quart', 'trois quarts'), strict=True))[found['part']]}"


def _rate(found: re.Match[str]) -> str:
    """``215/100 000`` → ``deux cent quinze pour cent mille``; ``1/1000`` → ``un millième``."""
    above, below = int(found["above"]), int(found["below"].replace(" ", ""))
    if above == 1:
        return f"un {ordinal(below)}"
    return f"{cardinal(above)} pour {cardinal(below)}"


def _mark(found: re.Match[str]) -> str:
    """``14,5/20`` → ``quatorze virgule cinq sur vingt``: nobody divides a decimal in print."""
    return f"{figure(found['number']).words()} sur {cardinal(int(found['out']))}"


_UNITS_OF_HALVES = r"(?:ans?|mois|jours?|fois|kilos?|(?P<feminine>h|heures?|minutes?|cuill[eè]re?s? à (?:soupe|café)))"
_RULES = (
    Rule(
        "fraction.rate", rf"{START}(?P<above>\d{{1,6}}) ?/ ?(?P<below>1(?: ?000){{1,2}}|100 ?000)(?:es?|èmes?)?(?![\w])", _rate
    ),
    Rule("fraction.grade", rf"{START}(?P<number>\d{{1,3}},\d{{1,2}}) ?/ ?(?P<out>5|10|20|40|100)(?![\w,])", _mark),
    Rule("fraction.half", rf"{_UNITS_OF_HALVES}(?P<and> et)? (?P<span>½|1/2)(?![\w/])", _and_half, signs=DIGITS | {"½"}),
    Rule(
        "fraction.round",
        rf"{START}1/(?P<below>2|4|8|16|32|64)(?P<suffix>es?|èmes?)?(?= de finale)"
        r"|(?<=[Ee]n )1/(?P<stage>2|4|8|16)(?:es?)?(?= ?[,.;)]|$| face| contre| aux)",
        _round,
    ),
    Rule("fraction.mixed", rf"{START}(?P<whole>\d{{1,3}}) (?P<above>[1-7])/(?P<below>[2-8])(?![\w/])", _mixed, confidence=0.85),
    Rule(
        "fraction.half",
        r"(?<![\w])½(?= (?:heure|journée|tarif|litre|douzaine|siècle|pension|bouteille))",
        _half_noun,
        signs=frozenset("½"),
    ),
    Rule("fraction.mixed", rf"{START}(?P<whole>\d{{1,3}}) ?(?P<part>[½¼¾])", _half),
    Rule(
        "fraction",
        rf"(?P<sign>(?:^|(?<=[ (]))-)?{START}(?P<above>\d{{1,3}}) ?/ ?(?P<below>\d{{1,5}})(?:es?|èmes?)?(?!/?\w|/\d|[.,]\d"
        r"| ?[°€%]| ?[hH](?!\w)|(?<=/\d\d) ?(?:cm|mm|km|nds|m)(?!\w))",
        _fraction,
        confidence=0.9,
    ),
)


def rules() -> tuple[Rule, ...]:
    """The rules; the units of halves and quarters come from their table."""
    measured = rf"{START}(?P<above>\d)/(?P<below>\d) ?{unit_pattern()}(?![\w'])"
    return (Rule("fraction.measure", measured, _measured), *_RULES)
