"""Whole numbers and decimals that nothing else claims: ``250 000`` → ``deux cent cinquante mille``, ``31 annexes`` → ``trente et une``."""

import re

from vivevoix.writing.fr.verbalize.figure import NUMBER, SCALES, SIGN, SPELT, START, WHOLE, Figure, figure, sign
from vivevoix.writing.fr.verbalize.noun import counted
from vivevoix.writing.fr.verbalize.numeral import grouped
from vivevoix.writing.fr.verbalize.rule import Rule, compiled, word_after, word_before
from vivevoix.writing.fr.vocabulary import french_word

_RANKED = frozenset(
    [
        "page",
        "pages",
        "p.",
        "numéro",
        "n°",
        "chapitre",
        "année",
        "années",
        "an",
        "article",
        "paragraphe",
        "alinéa",
        "ligne",
        "chambre",
        "appartement",
        "section",
        "code",
        "route",
        "bus",
    ]
)
_NO_NOUNS = frozenset(
    ("dans", "des", "les", "ses", "plus", "moins", "mais", "puis", "depuis", "sous", "sans", "très", "vers", "après", "dès")
    + ("pas", "deux", "ceux", "aux")
)
"""Words in s or x that a round million does not count."""
_TIMES = re.compile(r"(?: (?:à|ou) \d[\d ]{0,9}(?<! ))? ?((?:[^\W\d_][\w'-]* ?){0,3})")


def _cardinal(found: re.Match[str]) -> str:
    number = figure(found["number"])
    if "." in found["number"] and number.fraction and _version(found):
        return _pointed(found["number"])
    rank = word_before(found) in _RANKED or word_after(found) == "mille"
    rank = rank or _ancient(found, number)
    agrees = number.whole[-1] == "1" and (counted(_following(found)) or _against(found))
    ages = "de " if found["sign"] and word_after(found) == "ans" and number.value < 100 else ""  # gratuit -26 ans
    return sign(found["sign"]) + ages + number.words(feminine=agrees, rank=rank) + _of(number.words(), found)


def _ancient(found: re.Match[str], number: Figure) -> bool:
    """``sacré en 800`` → ``huit cent``: a year of three figures, where no noun is counted."""
    return word_before(found) == "en" and 100 <= number.value < 1000 and not word_after(found).endswith(("s", "x"))


def _against(found: re.Match[str]) -> bool:
    """``289 voix contre 231, …`` → ``deux cent trente et une``: the noun is understood."""
    before = found.string[max(0, found.start() - 60) : found.start()]
    return (
        compiled(r"\d (?:voix|places|victoires|personnes|femmes|médailles) [^.;\d]{0,30}(?:contre|c\.) $").search(before)
        is not None
    )


def _following(found: re.Match[str]) -> tuple[str, ...]:
    if word_before(found) == "dont" and word_after(found) == "ferme":
        return ()  # deux ans de prison, dont un ferme
    if compiled(r"(?:[nN]°|numéro) ?$").search(found.string, 0, found.start()):
        return ()  # la numéro un mondiale
    after = _TIMES.match(found.string, found.end())
    return tuple(after[1].split()) if after else ()


def _of(words: str, found: re.Match[str]) -> str:
    """A round million counts its noun by *de*: ``2 000 000 habitants`` → ``deux millions d'habitants``; ``4 M requises`` has none."""
    noun = word_after(found)
    round_ = words.endswith(("million", "millions", "milliard", "milliards", "billion", "billions"))
    if not round_ or not noun.islower() or "'" in noun or not noun.endswith(("s", "x")) or noun in SCALES or noun in _NO_NOUNS:
        return ""
    word = french_word(noun)
    if word and "n" not in word.kinds:
        return ""
    return " d'" if noun[0] in "aeiouyâéèêîôœh" else " de"


def _version(found: re.Match[str]) -> bool:
    """``iOS 17.2`` and ``Web 2.0`` are versions, ``magnitude 6.8`` is a decimal."""
    return bool(
        compiled(r"(?:[A-Z][\w-]*|version|[Vv]\.?|bus|ligne|lignes) $").search(
            found.string, max(0, found.start() - 30), found.start()
        )
    )


def _pointed(printed: str) -> str:
    return " point ".join(figure(part).words(rank=True) for part in re.split(r"[.,]", printed))


def _scaled(found: re.Match[str]) -> str:
    """``2,5 Mds d'euros`` → ``deux virgule cinq milliards``."""
    number = figure(found["number"])
    scale = SCALES[found["scale"]]
    if scale == "mille" and number.fraction:
        return grouped(str(int(number.value * 1000)))  # 1,2k
    words = f"{number.words()} {scale}{'s' if number.plural and scale != 'mille' else ''}"
    return sign(found["sign"]) + words + _of(words, found)


def _series(found: re.Match[str]) -> str:
    """``1.2.3`` → ``un point deux point trois``; groups of three digits are thousands."""
    if re.fullmatch(WHOLE, found[0]):
        return ""
    return _pointed(found[0])


_FOLLOWED = (
    r"(?:abonné|follower|vue|like|partage|commentaire|téléchargement|visiteur|utilisateur|personne|exemplaire|signature)s"
)
_PLURAL = r"[a-zà-ÿœ]{2,}[sx](?!\w)"
SCALED = Rule(
    "number.scale",
    rf"(?P<sign>{SIGN})?{START}(?P<number>{NUMBER}) ?"
    rf"(?P<scale>M|Md|Mds|Mrd|Mrds|mds|md|Mn|Mio|[kK](?= {_FOLLOWED}))\.?(?= {_PLURAL}| (?:d'|de )|$|[,.;)])(?!\w)",
    _scaled,
    confidence=0.9,
)
SCALE_ALONE = Rule(
    "number.scale",
    rf"(?:{SPELT}|(?<!\w)(?:de|des|en|quelques|plusieurs)) (?P<span>(?P<scale>Mds?|Mrds?|Mns?)(?P<euros> ?€)?)(?![\w€])",
    lambda found: f"{SCALES[found['scale'].rstrip('s')]}s" + (" d'euros" if found["euros"] else ""),
    confidence=0.9,
    signs=frozenset("M"),
)
"""``deux Mds d'euros``, ``des dizaines de Md€``."""
RULES = (
    Rule("number.series", rf"{START}\d+(?:\.\d{{1,6}}){{2,8}}(?!\w)", _series, confidence=0.85),
    Rule("number.cardinal", rf"(?P<sign>{SIGN})?{START}(?P<number>{NUMBER})(?!\w)", _cardinal),
    Rule("number.digits", r"\d{1,15}", lambda found: figure(found[0]).words(), confidence=0.6),
)
