"""Inclusive writing as a careful newsreader says it: ``les étudiant·e·s`` → ``étudiants et étudiantes``, ``un·e`` → ``un ou une``."""

import re

from vivevoix.writing.fr.verbalize.rule import Rule, compiled
from vivevoix.writing.fr.verbalize.tables import rows, table

_POINT = "·•‧∙"
# What may follow the stem: endings of the feminine, an s where both are in the plural.
_FEMININE = r"(?:e|te|ne|le|se|ère|rice|trice|euse|esse|ive|elle|lle|ienne|enne|nne|onne|ète|fe|ve|sse|resse|ale|ales|aux)"


_PLURAL_STEM = r"[a-zé]{2}[bcdfglmnprtvéx]s\Z"


def _both(found: re.Match[str]) -> str:
    """Both genders where they sound apart, one where they do not: ``étudiants et étudiantes``, ``élus``."""
    stem, ending = found["stem"], found["ending"]
    plural = bool(found["plural"]) or found["outer"] == "s"
    if plural and compiled(_PLURAL_STEM).search(stem):
        stem = stem[:-1]  # lecteurs·rices, but insoumis·es
    if small := table("inclusive").get(f"{stem}·{ending}".lower()):
        return small[0]
    masculine, feminine = stem, _feminine(stem, ending)
    if feminine == masculine + "e" and masculine[-1] in "éiuIU":
        return masculine + ("s" if plural else "")  # both sound alike: élu·e·s
    if plural:
        return f"{_plural(masculine)} et {feminine}s"
    return f"{masculine} ou {feminine}"


def _feminine(stem: str, ending: str) -> str:
    """``agriculteur``, ``rice`` → ``agricultrice``; ``sportif``, ``ve`` → ``sportive``; ``étudiant``, ``e`` → ``étudiante``."""
    for masculine, printed, feminine in rows("feminines"):
        if printed == ending and stem.endswith(masculine):
            return stem[: -len(masculine)] + feminine
    return stem + ending


def _plural(masculine: str) -> str:
    """``étudiants``, ``nationaux``, ``heureux``."""
    if masculine.endswith("al"):
        return masculine[:-1] + "ux"
    return masculine if masculine[-1] in "sxz" else masculine + "s"


_SIGNS = frozenset(_POINT + ".(-")


def _several(found: re.Match[str]) -> str:
    """``région(s)``, ``prof.s`` → ``régions``, ``profs``: both numbers sound alike."""
    return found["stem"] + (found["ending"] or "s")


RULES = (
    Rule(
        "inclusive",
        r"(?<![\w·.])(?P<stem>[^\W\d_]{3,25})(?:\((?P<ending>s|x)\)|[.·]s)(?!\w)",
        _several,
        signs=_SIGNS,
        confidence=0.9,
    ),
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
        r"(?<![\w/])(?P<stem>[A-ZÉ]?[a-zà-ÿ]{2,25}(?:eurs?|ers?|ifs?|[aei]nts?|és?|[ao]is|[ae]ins?|iens?))/(?P<ending>trice|euse|rice|ère|ive|e|ne)(?P<outer>)(?P<plural>s)?(?![\w/])",
        _both,
        signs=_SIGNS | {"/"},
        confidence=0.85,
    ),
    Rule(
        "inclusive",
        r"(?<![\w-])(?P<stem>[^\W\d_]{3,25})-(?P<ending>e|ne|le|te|se|ère|rice|trice|euse|ive)(?P<outer>)-(?P<plural>s)(?![\w-])",
        _both,
        signs=_SIGNS,
        confidence=0.9,
    ),
)
