"""One spelling, two words: which one it is by its place in the sentence."""

import re
from functools import cache

from vivevoix.writing.fr.pronounce import ent, er, few, numeral
from vivevoix.writing.fr.pronounce.phrase import Phrase
from vivevoix.writing.fr.pronounce.sounds import Sounds, common
from vivevoix.writing.fr.pronounce.tables import table

_FIRST_PLURAL = re.compile(r"[^\W\d_]{2,}tions")
_SIBILANT = frozenset({"initions", "balbutions", "argutions"})


def homograph(phrase: Phrase, place: int, vowel_next: bool) -> Sounds | None:
    """The reading of the word at ``place`` by its context; None when its spelling has only one.

    >>> from vivevoix.writing.fr.pronounce.word import Word
    >>> words = tuple(Word(text, 0) for text in "Nous portions les portions".split())
    >>> [homograph(Phrase(words), place, False).within for place in (1,)]
    ['pɔʁtjˈɔ̃']
    """
    key = phrase.key(place)
    choice = None
    if key in few.RULES:
        choice = few.RULES[key](phrase, place)
    elif key in ent.entries():
        choice = ent.choose(phrase, place)
    elif key in er.entries():
        choice = er.choose(phrase, place)
    elif key.endswith("s") and key[:-1] in er.entries():
        choice = er.entries()[key[:-1]][0], 0.97
    elif choice := numeral.choose(phrase, place, vowel_next):
        return _sounds(key, choice, "number")
    elif _FIRST_PLURAL.fullmatch(key) and key not in _SIBILANT:
        return _imperfect(phrase, place)
    elif key.endswith("ent") and phrase.subject(place, "ils", "elles"):
        return _third_plural(key)
    return _sounds(key, choice, "homograph") if choice else None


@cache
def doubt_scale() -> float:
    """What the doubts written in the rules are multiplied by, so that they come true (``tools/fit_homograph_confidence.py``)."""
    return float(table("doubt")["homograph"])


def _calibrated(written: float) -> float:
    return round(1 - doubt_scale() * (1 - written), 3)


def _third_plural(key: str) -> Sounds | None:
    """After ``ils`` the ending is mute, whatever the spelling suggests: « ils assomment »."""
    if not common(key).final.endswith("ɑ̃"):
        return None
    sounds = common(f"{key[:-3]}es").final
    return Sounds(sounds, sounds, "homograph", _calibrated(0.95))


def _sounds(key: str, choice: few.Choice, rule: str) -> Sounds:
    """Function words (``plus``, ``tous``, ``est``) are unstressed inside a group, as espeak-ng has them."""
    sounds, confidence = choice
    if key in ("de", "ce", "y", "t", "in", "fait") and confidence > 0.9:
        rule = "espeak"
    if rule == "homograph":
        confidence = _calibrated(confidence)
    light = key in ("plus", "tous", "est", "es", "as", "y", "ce", "de") and not sounds.endswith(("st", "as", "ɛs"))
    return Sounds(sounds.replace("ˈ", "") if light else sounds, sounds, rule, confidence)


def _imperfect(phrase: Phrase, place: int) -> Sounds | None:
    """« Nous éditions » editjɔ̃, « les éditions » edisjɔ̃."""
    inverted = place + 1 < len(phrase.words) and phrase.words[place + 1].joined and phrase.key(place + 1) == "nous"
    if not inverted and not _after_nous(phrase, place):
        return None
    sounds = common(phrase.key(place)).final.replace("sj", "tj")
    sounds = re.sub("tjˈɔ̃$|tjɔ̃$", "tjˈɔ̃", sounds)
    return Sounds(sounds, sounds, "homograph", _calibrated(0.95))


def _after_nous(phrase: Phrase, place: int) -> bool:
    """``nous`` as a subject, object pronouns and ``ne`` between: ``nous ne les inventions pas``, ``nous nous opposions``."""
    if phrase.before(place) in ("moi", "toi") and phrase.before(place - 1) == "et":
        return True
    at = place - 1
    while at >= 0 and not phrase.words[at].stop and phrase.inside(at, "clitic"):
        if phrase.key(at) == "nous" and not phrase.words[at].joined:
            return phrase.before(at) not in ("entre", "chez", "pour", "avec", "sans", "à", "de")
        at -= 1
    return False
