"""« Plus »: none left (ply), more (plys), a comparison (ply), an addition (plys)."""

from vivevoix.writing.fr.pronounce.phrase import Phrase
from vivevoix.writing.fr.pronounce.tables import classes

Choice = tuple[str, float]


def plus(phrase: Phrase, place: int) -> Choice:
    """« Il n'en veut plus » ply; « il en veut plus » plys; « plus grand » ply; « deux plus deux » plys."""
    before, after = phrase.before(place), phrase.after(place)
    if phrase.words[place].joined or (after and phrase.words[place + 1].joined):
        return "plˈy", 0.9
    if _sum(phrase, place):
        return "plˈys", 0.97
    if before == "qui" and after == "est":
        return "plˈyz", 0.9
    if (
        before in ("non", "ni")
        or after in ("jamais", "rien", "personne", "aucun", "aucune", "guère")
        or _negated(phrase, place)
    ):
        return "plˈy", 0.97
    if _signed(phrase, place):
        return "plˈys", 0.95
    if after == "ou" and "moins" in (phrase.key(place + 2), phrase.key(place + 3)):
        return "plˈyz", 0.97
    if before == "de" and after == "en":
        return "plˈy", 0.97
    if before == "en" and phrase.before(place - 1) == "plus" and not after:
        return "plˈys", 0.75
    if not after:
        return "plˈys", 0.9 if before in ("de", "en", "le", "beaucoup", "peu", "encore", "au", "toujours", "bien") else 0.75
    return _before_word(phrase, place, before, after)


def _sum(phrase: Phrase, place: int) -> bool:
    """Addition, and names such as Canal Plus and bac plus cinq."""
    before = phrase.before(place)
    if before in ("canal", "signe", "bac", "google", "n", "disney"):
        return True
    return bool(before) and phrase.number(place - 1) and bool(phrase.after(place)) and phrase.number(place + 1)


def _signed(phrase: Phrase, place: int) -> bool:
    """A number's sign: « plus sept pour cent ». « Plus un bruit » has none."""
    if not phrase.after(place) or not phrase.number(place + 1):
        return False
    return phrase.after(place) not in ("un", "une") or phrase.key(place + 2) in ("pour", "virgule", "point", "degré")


def _negated(phrase: Phrase, place: int) -> bool:
    """Whether ``ne`` stands before in the clause, with no other word that would answer to it."""
    for at in range(place - 1, max(-1, place - 9), -1):
        if phrase.words[at].stop or phrase.key(at) in ("pas", "jamais", "que", "qu'"):
            return False
        if phrase.key(at) in ("ne", "n'"):
            return True
    return False


def _before_word(phrase: Phrase, place: int, before: str, after: str) -> Choice:
    if (
        before == "le"
        and phrase.subject(place - 2, "qui")
        and phrase.inside(place + 1, "finite")
        and after not in ("court", "cher")
    ):
        # "celui qui travaille le plus gagne"
        return "plˈys", 0.8
    if after == "ultra" or (before == "en" and after in ("de", "du", "des", "d'")):
        return "plˈys", 0.95
    if not before or phrase.next(place, "subject.sg", "subject.pl"):
        return "plˈy", 0.9
    if after in ("que", "qu'"):
        return "plˈys", 0.85
    if after in ("de", "d'", "du", "des"):
        return "plˈy", 0.8
    if after in classes()["comparative.adverb"]:
        return "plˈy", 0.95
    if phrase.next(place, "preposition", "conjunction", "det.sg", "det.pl", "clitic", "auxiliary"):
        return "plˈys", 0.75
    return "plˈy", 0.95
