"""Inclusive writing as a careful newsreader says it: ``les étudiant·e·s`` → ``étudiants et étudiantes``, ``un·e`` → ``un ou une``."""

import re

from vivevoix.writing.fr.verbalize.rule import Rule
from vivevoix.writing.fr.verbalize.tables import rows

_POINT = "·•‧∙"
# What may follow the stem: endings of the feminine, an s where both are in the plural.
_FEMININE = r"(?:e|te|ne|le|se|ère|rice|trice|euse|esse|ive|elle|lle|ienne|enne|nne|onne|ète|fe|ve|sse|resse|ale|ales|aux)"


def _both(found: re.Match[str]) -> str:
    stem, ending = found["stem"], found["ending"]
    plural = bool(found["plural"]) or found["outer"] == "s"
    if plural and stem.endswith("s") and len(stem) > 4 and stem.lower() != "tous":
        stem = stem[:-1]  # lecteurs·rices
    listed = {row[0]: row[1] for row in rows("inclusive")}
    whole = f"{stem}·{ending}".lower()
    if whole in listed:
        return listed[whole]
    masculine, feminine = stem, _feminine(stem, ending)
    if feminine == masculine + "e" and masculine[-1] in "éiuIU":
        return masculine + ("s" if plural else "")  # both sound alike: élu·e·s
    if plural:
        masculine = masculine if masculine[-1] in "sxz" else masculine + "s"
        return f"{masculine} et {feminine}s"
    return f"{masculine} ou {feminine}"


def _feminine(stem: str, ending: str) -> str:
    """``agriculteur``, ``rice`` → ``agricultrice``; ``sportif``, ``ve`` → ``sportive``; ``étudiant``, ``e`` → ``étudiante``."""
    for masculine, endings in (
        ("teur", ("rice", "trice")), ("eur", ("euse", "rice", "se", "esse", "eresse", "resse")), ("eux", ("euse", "se")),
        ("er", ("ère", "re")), ("if", ("ive", "ve")), ("ef", ("effe", "fe")),
    ):  # fmt: skip
        if stem.endswith(masculine) and ending in endings:
            return _joined(stem, masculine, ending)
    return stem + ending


def _joined(stem: str, masculine: str, ending: str) -> str:
    base = stem[: -len(masculine)]
    full = {
        "rice": "trice",
        "trice": "trice",
        "euse": "euse",
        "se": "euse",
        "ère": "ère",
        "re": "ère",
        "ive": "ive",
        "ve": "ive",
    }
    return base + full.get(ending, ending)


_SIGNS = frozenset(_POINT + ".(-")
_STEM = r"(?<![\w'-])(?:(?<=')|(?<![\w']))(?P<stem>[^\W\d_]{2,25})"
RULES = (
    Rule(
        "inclusive",
        rf"(?<!\w)(?P<stem>[^\W\d_]{{2,25}})[{_POINT}](?P<ending>{_FEMININE})(?P<outer>s?)(?:[{_POINT}]?(?P<plural>s))?(?!\w)",
        _both,
        signs=_SIGNS,
        confidence=0.9,
    ),
    Rule(
        "inclusive",
        r"(?<!\w)(?P<stem>[^\W\d_]{2,25})\.(?P<ending>e|ne|le|te|se|ère|rice|trice|euse|ive)(?P<outer>)(?:\.(?P<plural>s))(?!\w)",
        _both,
        signs=_SIGNS,
        confidence=0.9,
    ),
    Rule(
        "inclusive",
        r"(?<!\w)(?P<stem>[^\W\d_]{2,25})\((?P<ending>e|ne|le|te|se|ère|rice|trice|euse|ive|fe|ve)(?P<outer>s?)\)(?P<plural>s)?(?!\w)",
        _both,
        signs=_SIGNS,
        confidence=0.9,
    ),
    Rule(
        "inclusive",
        r"(?<![\w-])(?P<stem>[^\W\d_]{3,25})-(?P<ending>e|ne|le|te|se|ère|rice|trice|euse|ive)(?P<outer>)-(?P<plural>s)(?![\w-])",
        _both,
        signs=_SIGNS,
        confidence=0.9,
    ),
)
