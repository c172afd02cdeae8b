"""« Est »: the verb, or the east."""

from vivevoix.writing.fr.pronounce.phrase import Phrase
from vivevoix.writing.fr.pronounce.tables import classes

Choice = tuple[str, float]


def est(phrase: Phrase, place: int) -> Choice:
    """« Il est parti » ɛ; « à l'est de Metz », « l'Europe de l'Est » ɛst."""
    word, before = phrase.words[place], phrase.before(place)
    east, verb = ("ˈɛst", 0.95), ("ˈɛ", 0.97)
    if word.joined:
        return east
    if place + 1 < len(phrase.words) and phrase.words[place + 1].joined:
        return east if phrase.key(place + 1).startswith(("oue", "alle", "euro", "afri", "timor", "ukr")) else verb
    if word.text == "Est" and place and not _title(phrase):
        return east
    if before == "l'":
        return _after_article(phrase, place)
    if phrase.after(place) in ("s'", "se", "n'", "ne") and not phrase.previous(place, "subject.sg", "conjunction"):
        # The verb is never followed by another's pronoun: "le front est s'est stabilisé".
        return east
    if before in classes()["has.east"] and _closes_group(phrase, place):
        return "ˈɛst", 0.8
    if before in ("plein", "grand", "sud", "nord") or (before in ("d'", "vers") and not phrase.subject(place, "il")):
        return east
    return verb


def _closes_group(phrase: Phrase, place: int) -> bool:
    """Whether ``est`` ends a noun's group: « la côte est des États-Unis est menacée », not « la côte est de nouveau calme »."""
    after = phrase.after(place)
    if after in ("de", "du", "des", "d'"):
        return phrase.key(place + 2) not in ("nouveau", "plus", "moins", "retour", "fait", "loin", "toute", "près")
    return not after or phrase.finite(place + 1)


def _title(phrase: Phrase) -> bool:
    return all(word.text[:1].isupper() or not word.text[:1].isalpha() for word in phrase.words)


def _after_article(phrase: Phrase, place: int) -> Choice:
    """« À l'est » but « il l'est »: what stands before the article decides."""
    prior = phrase.before(place - 1)
    if phrase.previous(place - 1, "copula"):
        return "ˈɛst", 0.9
    if prior in (
        "à",
        "de",
        "vers",
        "dans",
        "par",
        "sur",
        "depuis",
        "pour",
        "entre",
        "et",
        "jusqu'à",
        "ou",
        "tout",
        "avec",
        "contre",
    ):
        return "ˈɛst", 0.95
    if phrase.after(place) in ("de", "du", "des", "d'") and not phrase.subject(
        place, "il", "elle", "on", "ce", "qui", "ça", "cela"
    ):
        return "ˈɛst", 0.85
    if not prior and phrase.after(place):
        return "ˈɛst", 0.75
    return "ˈɛ", 0.95
