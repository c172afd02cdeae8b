"""Shortened words by what stands beside them: ``M. Dupont``, ``St-Louis``, ``bd Ney``, ``max. 2``, ``p. 12``, ``av. J.-C.``"""

import re
from functools import cache

from vivevoix.writing.fr.verbalize.measure import FLAT
from vivevoix.writing.fr.verbalize.rule import CAPITALS, Rule, compiled
from vivevoix.writing.fr.verbalize.tables import rows
from vivevoix.writing.fr.vocabulary import french_word

_ENDS = r" *[»”\")\]]* *$"
_GOES_ON = r" ?(?:[\da-zà-ÿ'’(«]|[,;:)]|-[a-z])"
_BESIDE = {
    "any": r"",
    "name": r"(?:[ -]|(?<=\.))(?=['(«\"]?[A-ZÀÂÇÉÈÊÎÏÔÖÙÛŒ]|l[ea] |l'|d[eu] |d'|(?:d[ao]s?|del|di|van|von|el|al|bin|ben) [A-ZÉ])",
    "title": r" [A-ZÀÂÇÉÈÊÎÏÔÖÙÛŒ][\w'-]+(?:,| et | [A-Z])",
    "number": r" ?(?:\d|[IVXLC]+(?!\w)|[LRDA]\.? ?\d)",
    "several": r" ?\d+ ?(?:[-–]|et|à) ?\d",
    "colon": r" ?:",
    "christ": r" J-?C(?!\w)",
    "year": r" ?(?:19|20)\d\d(?!\d)",
    "hour": r" \d{1,2} ?[h:]",
    "office": r" (?:de l'|de la |des |du |dél)(?=[A-ZÉÎ]|dél|éguée?)",
    "party": r" (?:[A-ZÉ]{2,5}(?!\w)|social|communist|écologist|macronist|insoumis)",
    "sum": r" ?:? ?\d+(?:,\d\d)? ?€",
    "street": r" (?:de |du |des |d'|de la |de l'|[A-ZÀÂÇÉÈÊÎÏÔÖÙÛŒ])",
}

_BEFORE = {
    "after": r"(?:[\d€$%)]|/mois|par mois) ?\Z",
    "ordinal": r"(?:\d|[IVX])(?:e|re|er|ème|nde) \Z",
    "wind": r"(?:[Vv]ents? d['e] ?|secteur |flux d['e] ?)\Z",
    "following": r"(?:et|\d et|p\. ?\d{1,4}|pp\. ?\d{1,4}) \Z",
    "plural": r"(?<!\w)(?:[LldDcs]es|[Aa]ux) \Z",
    "paged": r"(?:pp?\.|pages?) ?\d{1,4}(?: et)? \Z",
    "days": r"(?<!\w)(?:lun|mar|mer|jeu|ven|vend|sam|dim)\.?(?:,| et| au| ou| à|-) ?\Z",
    "side": r"à \Z",
    "dame": r"(?<!\w)(?:[Ll]a|[Uu]ne|[Cc]ette) \Z",
    "centuries": r"[IVX]e (?:et|ou|au) [IVX]+e \Z",
    "male": r"(?<!\w)(?:[Ll]e|[Dd]u|[Aa]u|[Uu]n) \Z",
    "seats": r"(?<!\w)[A-Z]{2,5} \(\d+ \Z",
    "beaten": r"[A-ZÉ][\w'-]+(?: \([^()]{1,20}\))? \Z",
    "contra": r"(?:voix|\d) \Z",
    "lanes": r"\d ?[x×] ?\d \Z",
    "works": r"[ŒœO]e?uvres \Z",
    "bracketed": r"(?:€|euros?|\$) \(\Z",
    "lady": r"(?<!\w)(?:[Ll]a|[Uu]ne|[Cc]ette) [a-zà-ÿ]+ \Z",
    "size": r"\d ?[kcm]?m de \Z",
    "tone": r"(?<!\w)(?:[Uu]t|[Dd]o|[Rr]é|[Mm]i|[Ff]a|[Ss]ol|[Ll]a|[Ss]i)(?: (?:dièse|bémol))? \Z",
    "each": r"(?:(?:par|chaque|un|une) |/)\Z",
    "flat": rf"{FLAT}\d{{1,2}} ?\Z",
    "surface": r"(?:m²|m2) \Z",
    "line": r"(?:métro|M°|RER|bus|tram) [^()]{0,30}\(?\Z",
}

_MONTHS = frozenset(
    ["janvier", "février", "avril", "juillet", "septembre", "octobre", "novembre", "décembre", "avenue", "boulevard"]
)
_NEVER_ALONE = frozenset({*_BEFORE, "christ", "office", "party", "year", "hour"})


@cache
def _entries() -> dict[str, tuple[tuple[str, str, bool], ...]]:
    """The table by printed form: an entry may be said in several ways, each in its own surroundings."""
    entries: dict[str, tuple[tuple[str, str, bool], ...]] = {}
    for printed, words, where, *word in rows("abbreviations"):
        entries[printed] = (*entries.get(printed, ()), (words, where, bool(word)))
    return entries


@cache
def _dotted() -> str:
    names = sorted((name for name in _entries() if name.endswith(".")), key=len, reverse=True)
    return "|".join(re.escape(name[:-1]) for name in names)


@cache
def _undotted() -> str:
    names = sorted((name for name in _entries() if not name.endswith(".")), key=len, reverse=True)
    return "|".join(re.escape(name) for name in names)


def _said(printed: str, found: re.Match[str]) -> str:
    if found.string.strip() == printed:
        return _alone(printed)
    for words, where, word in _entries().get(printed, ()):
        if word and not compiled(_GOES_ON).match(found.string, found.end()):
            continue
        if where in _BEFORE:
            beside = compiled(_BEFORE[where]).search(found.string, max(0, found.start() - 45), found.start())
        else:
            beside = compiled(_BESIDE[where]).match(found.string, found.end())
        if beside:
            return _counted(words, found) if where == "any" else words
    return ""


def _counted(words: str, found: re.Match[str]) -> str:
    """The plural after a figure: ``3 trim.`` → ``trimestres``; a month keeps its form."""
    several = compiled(r"(?<![\w,.])(?!0*1 )\d[\d ]* $").search(found.string, max(0, found.start() - 12), found.start())
    word = french_word(words) if several and words.islower() else None
    noun = word is not None and word.kinds in ("n", "nv", "an", "anv") and not words.endswith(("s", "x", "um"))
    return f"{words}s" if noun and words not in _MONTHS else words


def _alone(printed: str) -> str:
    """What a short form says with nothing beside it."""
    return next((words for words, where, _ in _entries().get(printed, ()) if where not in _NEVER_ALONE), "")


def _with_dot(found: re.Match[str]) -> str:
    """The dot of an abbreviation that ends its sentence stays outside: it is heard."""
    words = _said(f"{found['short']}.", found)
    short = found["short"]
    initial = len(short) == 1 and not compiled(r"\.? ?\d").match(found.string, found.end("short"))  # R. Martin
    if not words and not initial and short[0].isupper() and not short[1:].isupper():
        words = _said(f"{found['short'].lower()}.", found)
    return words


def _without_dot(found: re.Match[str]) -> str:
    return _said(found[0], found)


def _hyphened(found: re.Match[str]) -> str:
    """``Ste-Anne`` → ``Sainte-Anne``, ``Fg-St-Antoine`` → ``Faubourg-Saint-Antoine``: one word, as its name is one."""
    return "-".join(_FULL.get(part, part) for part in found[0].split("-"))


_FULL = {"St": "Saint", "Ste": "Sainte", "Sts": "Saints", "Stes": "Saintes", "Fg": "Faubourg", "Fbg": "Faubourg", "fg": "faubourg",
         "fbg": "faubourg", "Bd": "Boulevard", "Av": "Avenue", "Pl": "Place", "Gal": "Général", "Gd": "Grand", "Gde": "Grande",
         "Pt": "Petit", "Pte": "Petite", "Mt": "Mont", "Vx": "Vieux", "Dr": "Docteur", "Pdt": "Président"}  # fmt: skip


def rules() -> tuple[Rule, ...]:
    """The rules; the short forms come from their table."""
    return (
        Rule(
            "abbreviation",
            rf"(?<![\w-])(?:{'|'.join(_FULL)})-(?P<name>(?:de-|du-)?[A-ZÀÂÇÉÈÊÎÏÔÖÙÛŒ][\w'-]+)|(?<![\w-])[A-ZÉÈ][\w']+(?:-[A-ZÉ]?[\w']+){{0,3}}-(?:Stes?|Sts?)-(?P<other>[A-Z][\w'-]+)",
            _hyphened,
            signs=CAPITALS,
        ),
        Rule(
            "abbreviation",
            rf"(?<![\w.])(?<![\w]-)(?P<span>(?P<short>(?i:{_dotted()}))(?:\.(?!{_ENDS}|[A-Z]\.)|(?=\.{_ENDS})))",
            _with_dot,
            confidence=0.96,
            signs=frozenset("."),
        ),
        Rule("abbreviation", rf"(?<![\w.-])(?:{_undotted()})(?![\w]|\.\w)", _without_dot, signs=frozenset()),
    )
