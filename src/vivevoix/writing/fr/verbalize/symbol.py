"""Signs that stand for words: ``&``, ``×``, ``~``, ``> 5``, ``+``, ``=``, ``§``, ``½``, emoji."""

import re
import unicodedata
from functools import cache

from vivevoix.writing.fr.verbalize.noun import feminine
from vivevoix.writing.fr.verbalize.numeral import cardinal
from vivevoix.writing.fr.verbalize.per import per
from vivevoix.writing.fr.verbalize.rule import Rule, compiled, word_before
from vivevoix.writing.fr.verbalize.tables import rows, table

_PICTURES = "\u2600-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff"
_JOINERS = "\ufe0f\u200d\U0001f3fb-\U0001f3ff"
_TIMES = r"(?:jour|mois|an|année|semaine|heure|minute|seconde|personne|habitant|hab\.?|pers\.?|tête|nuit|match)(?!\w)"
_BESIDE = {
    "any": "",
    "number": r" ?[\d-]",
    "between": r" ?[\w(]",
}


def _symbol(found: re.Match[str]) -> str:
    words, where = table("symbols")[found[0]]
    if found[0] in "<>" and _running(found):
        words = "moins de" if found[0] == "<" else "plus de"
    elif found[0] in "≤≥" and _running(found):
        words = "au plus" if found[0] == "≤" else "au moins"
    elif found[0] in "<>≤≥":
        words = words.replace("érieur", "érieur" + _agreement(found))
    return words if compiled(_BESIDE[where]).match(found.string, found.end()) else ""


def _agreement(found: re.Match[str]) -> str:
    """``les travaux < 3 000 €`` → ``inférieurs à``, ``visibilité < 500 m`` → ``inférieure à``: a noun right before it decides."""
    noun = compiled(rf"(?:^|[,;:(] |{_DETERMINER})([a-zàâçéèêîôûœ]{{3,}}) \Z").search(
        found.string, max(0, found.start() - 40), found.start()
    )
    if noun is None:
        return ""
    plural = noun[1].endswith(("s", "x")) and bool(compiled(rf"{_PLURAL}\Z").search(noun.string, 0, noun.start(1)))
    return ("e" if feminine(noun[1]) else "") + ("s" if plural else "")


_PLURAL = r"(?i:(?<!\w)(?:les|des|ces|ses|leurs|aux|nos) )"
_DETERMINER = r"(?i:(?<!\w)(?:l[ea] |une? |ce(?:tte)? |s(?:on|a) |leur |l'|d'une? )|" + _PLURAL + ")"


def _running(found: re.Match[str]) -> bool:
    """After a preposition or a verb in the plural the sign is part of the sentence: ``gagnent < 1 000 €`` → ``moins de``."""
    before = word_before(found)
    told = compiled(r"(?<!\w)(?:a|ont|avait|avaient|aura|auront) [^\W\d_]+(?:é|és|ée|ées|i|is|u|us) \Z")
    if told.search(found.string, max(0, found.start() - 40), found.start()):
        return True  # le séisme a tué > 50 000 personnes
    return before in _PREPOSITIONS or (before.endswith("ent") and not before.endswith(("ment", "cent")))


_PREPOSITIONS = frozenset(
    ["à", "de", "pour", "avec", "soit", "en", "dans", "sous", "chez", "sur", "les", "des", "dont", "ont", "a"]
)


@cache
def _symbols() -> str:
    return "[" + re.escape("".join(row[0] for row in rows("symbols") if len(row[0]) == 1)) + "]"


def _over(found: re.Match[str]) -> str:
    """``1 femme/3`` → ``sur``, ``1 g/24 h`` → ``par``; ``16 Go/512 Go`` names two sizes and the stroke is silent."""
    after = compiled(r"\d+ ?([^\W\d_]+)").match(found.string, found.end())
    if after is None:
        return "sur"
    if found.string.endswith(after[1], 0, found.start()):
        return ""
    return "par" if after[1] in ("h", "heures", "j", "jours", "min", "ans", "mois") else "sur"


def _per(found: re.Match[str]) -> str:
    """``30 élèves/classe`` → ``par``, ``1 femme/3`` → ``sur``; between other words the stroke is silent."""
    if found.string.endswith(("TTC", "HT"), 0, found.start()):
        return "par"
    if not compiled(r"\d (?:[^\W\d_]+ )?[^\W\d_]+\Z").search(found.string, max(0, found.start() - 40), found.start()):
        return "par" if compiled(_TIMES).match(found.string, found.end()) else ""
    if compiled(r"100 ?(?:km|m|g|kilomètres)(?!\w)").match(found.string, found.end()):
        return "aux"
    if found.string[found.end()].isdecimal():
        return _over(found)
    return "par"


_PER = (
    r"(?:(?<=[a-zé])|(?<=TTC)|(?<=HT)|(?<=[A-Z][A-Z])(?=/(?:hab|pers|an|mois|jour|tête)(?!\w)))"
    r"/(?=[a-zé\d])"
)


def _often(found: re.Match[str]) -> str:
    """``4 mg d'acide folique/j`` → ``par jour``: the unit of time far from its figure."""
    counted = compiled(r"\d [^.;:!?]{2,40}\Z").search(found.string, max(0, found.start() - 45), found.start())
    return per(found["per"]).strip() if counted else ""


def _stars(found: re.Match[str]) -> str:
    """``★★★`` → ``trois étoiles``, ``★★★☆☆`` → ``trois étoiles sur cinq``."""
    if "*" in found["full"]:
        return ""
    full, empty = len(found["full"]), len(found["empty"])
    out_of = f" sur {cardinal(full + empty)}" if empty else ""
    return f"{cardinal(full, feminine=True)} étoile{'s' if full > 1 else ''}{out_of}"


def _fewer(found: re.Match[str]) -> str:
    """``les - de 30 ans`` → ``moins``."""
    return "moins" if found.string.startswith(" de", found.end()) else "moins de"


def _greek(found: re.Match[str]) -> str:
    """``β-bloquants``, ``rayons γ`` → ``bêta``, ``gamma``; in a Greek word the letters are left."""
    return table("greek")[found[0]][0]


def _emoji(found: re.Match[str]) -> str:
    """A picture by its short French name; one without a name is still said: refused, it would be dropped."""
    bare = re.sub(f"[{_JOINERS}]", "", found[0])
    return table("emoji").get(bare, table("emoji").get(bare[:1], ("",)))[0]


def _unknown(found: re.Match[str]) -> str:
    return "symbole" if unicodedata.category(found[0][0]) == "So" else ""


def rules() -> tuple[Rule, ...]:
    """The rules; the signs come from their tables."""
    picture = rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[{_PICTURES}][{_JOINERS}]*(?:\u200d[{_PICTURES}][{_JOINERS}]*)*)"
    return (
        Rule("symbol.to", r"(?<=[\dhH€%C°])(?P<span> ?(?:→|>|⇒) ?)(?=\d{1,3} ?[hH](?!\w))|(?<=\d) ?→ ?(?=\d)", lambda _: "à"),
        Rule(
            "symbol.per",
            r"(?<=[a-zé])/(?P<per>j|h|an|mois|sem|min|sec|s(?=[ ,.;)]|$))(?!\w)",
            _often,
            confidence=0.8,
            signs=frozenset("/"),
        ),
        Rule("symbol.stars", r"(?P<full>[★*✭⭐]{1,7})(?P<empty>[☆✩]{0,6})", _stars, confidence=0.8, signs=frozenset("★⭐✭")),
        Rule(
            "symbol.per",
            _PER,
            _per,
            confidence=0.8,
            signs=frozenset("/"),
        ),
        Rule(
            "symbol.fewer",
            r"(?<= )[-–](?= de \d)|(?<=es )[-–](?= ?\d+ ans)|(?<=gratuit )[-–](?= ?\d+ ans)",
            _fewer,
            confidence=0.85,
        ),
        Rule(
            "symbol.greek",
            rf"(?<!\w)[{''.join(row[0] for row in rows('greek'))}](?!\w)",
            _greek,
            signs=frozenset(table("greek")),
        ),
        Rule("symbol", _symbols(), _symbol, confidence=0.9, signs=frozenset()),
        Rule("symbol.emoji", picture, _emoji, confidence=0.6, signs=frozenset()),
        Rule("symbol.unknown", picture, _unknown, confidence=0.2, signs=frozenset()),
    )
