"""Words in -er: an English noun (``un reporter``) or a French infinitive (``reporter la séance``)."""

from functools import cache

from vivevoix.writing.fr.pronounce.notation import stressed
from vivevoix.writing.fr.pronounce.phrase import Phrase
from vivevoix.writing.fr.pronounce.tables import classes, rows

Choice = tuple[str, float]


@cache
def entries() -> dict[str, tuple[str, str]]:
    """Sounds as noun and as verb, by word."""
    return {word: (stressed(noun), stressed(verb)) for word, noun, verb in rows("er")}


def choose(phrase: Phrase, place: int) -> Choice:
    """« Un jeune reporter a dû reporter son départ. »"""
    noun, verb = entries()[phrase.key(place)]
    is_noun, confidence = _noun(phrase, place)
    return (noun if is_noun else verb), confidence


def _noun(phrase: Phrase, place: int) -> tuple[bool, float]:
    before = phrase.before(place)
    if len(phrase.words) == 1:
        return phrase.key(place) not in classes()["er.verb"], 0.75
    if phrase.words[place].joined:
        return True, 0.8
    if before in ("tout", "tous", "toutes", "rien") and phrase.previous(
        place - 1, "infinitive.before", "preposition", "auxiliary"
    ):
        return False, 0.9
    if before in ("le", "la", "l'", "les", "leur"):
        # "pour le poster", "va le poster": the article is a pronoun; but "de la reporter" has an article.
        article = phrase.before(place - 1) in ("de", "d'", "à") and before in ("la", "l'")
        return article or not phrase.previous(place - 1, "infinitive.before", "before.clitic"), 0.9
    if phrase.previous(place, "det.strong", "prenominal", "prenominal.sg", "det.sg"):
        return True, 0.97
    if before in ("de", "d'", "comme", "en"):
        return not phrase.next(place, "det.sg", "det.pl", "preposition"), 0.8
    if phrase.previous(place, "infinitive.before", "clitic", "preposition") or before in (
        "ne",
        "pas",
        "plus",
        "et",
        "ou",
        "bien",
    ):
        return False, 0.95
    if not before and phrase.next(place, "det.sg", "det.pl", "det.strong"):
        return False, 0.9
    return phrase.infinitive(place - 1) is False and not phrase.next(place, "det.sg", "det.pl"), 0.75
