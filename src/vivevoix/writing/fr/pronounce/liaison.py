"""Liaisons: obligatory ones made, forbidden ones never, usual ones by the house's taste."""

import re
from dataclasses import dataclass
from functools import cache

from vivevoix.writing.fr.pronounce.notation import unstressed
from vivevoix.writing.fr.pronounce.phrase import Phrase
from vivevoix.writing.fr.pronounce.tables import classes, rows

_LATENT = {"s": "z", "x": "z", "z": "z", "t": "t", "d": "t", "n": "n", "p": "p"}
_OPENED = {"ɔ̃": "ɔ", "ɛ̃": "ɛ", "œ̃": "y"}
_JOINS = frozenset({"et", "ou", "où"})
_VOWEL = re.compile("[aeiouyøœɔəɛɑ]")


@dataclass(frozen=True, slots=True)
class Link:
    """What a liaison does to the first word."""

    consonant: str
    opened: bool = False
    """Whether the vowel before loses its nasal (bon ami) or opens (premier étage)."""

    def applied(self, sounds: str) -> str:
        """The first word's sounds with the consonant at their end."""
        if self.consonant == "ʁ":
            return re.sub("e$", "ɛ", sounds) + "ʁ"
        if self.opened:
            for nasal, oral in _OPENED.items():
                if sounds.endswith(nasal):
                    sounds = sounds[: -len(nasal)] + oral
        return sounds + self.consonant


@cache
def _barred() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and beginnings of words, before which nothing links."""
    words = [word for (line,) in rows("no_liaison") for word in line.split()]
    return frozenset(word for word in words if not word.endswith("*")), tuple(word[:-1] for word in words if word.endswith("*"))


def open_to_liaison(phrase: Phrase, place: int, sounds: str) -> bool:
    """Whether the word at ``place`` begins with a vowel that links: ``homme`` and ``oiseau`` do, ``héros`` and ``oui`` do not."""
    word = phrase.words[place]
    whole, beginnings = _barred()
    if word.key in whole or word.text in whole or word.text.startswith(beginnings) or word.key.startswith(beginnings):
        return False
    if word.rule == "acronym.spelled" or (len(word.text) == 1 and word.text.isupper()):
        return word.key[:1] in "aeiou"
    if (
        word.capital
        and word.key.startswith("h")
        and word.key[1:2] in "aou"
        and not word.key.startswith(("hom", "hon", "hor", "hui", "haï", "har"))
    ):
        return False
    bare = unstressed(sounds)
    if bare[:1] in ("j", "w"):
        return word.key.startswith(("yeux", "oi", "hi", "i", "oua", "oue", "ouï", "yonne", "hue"))
    return _VOWEL.match(bare) is not None


def link(phrase: Phrase, place: int, sounds: tuple[str, str], usual: bool) -> Link | None:
    """The liaison between the words at ``place`` and after it, whose ``sounds`` are given; None when there is none.

    ``usual`` makes the ones a newsreader usually makes as well: ``est‿arrivé``, ``sont‿en``, ``ont‿été``.
    """
    word = phrase.words[place]
    if word.stop or word.elided or place + 1 >= len(phrase.words) or not open_to_liaison(phrase, place + 1, sounds[1]):
        return None
    consonant = _set_phrase(phrase, place) or (_latent(phrase, place) if _called_for(phrase, place, sounds[0], usual) else "")
    if not consonant or _sounded(word.key, sounds[0], consonant):
        return None
    return Link(consonant, word.key in classes()["denasalised"])


def _set_phrase(phrase: Phrase, place: int) -> str:
    consonant, third = _set_phrases().get((phrase.key(place), phrase.key(place + 1)), ("", ""))
    return consonant if not third or phrase.key(place + 2) == third else ""


@cache
def _set_phrases() -> dict[tuple[str, str], tuple[str, str]]:
    """Consonant and third word, by the first two words."""
    return {(first, second): (consonant, third) for first, second, consonant, third in rows("links")}


def _latent(phrase: Phrase, place: int) -> str:
    """The consonant that the spelling keeps in store."""
    key = phrase.key(place)
    if key in ("premier", "dernier", "léger"):
        return "ʁ"
    return _LATENT.get(key[-1:], "")


def _sounded(key: str, sounds: str, consonant: str) -> bool:
    """Whether the last consonant is heard already: ``as``, ``net``, ``plus`` said plys."""
    if consonant == "z":
        return not key.endswith("es") and sounds.endswith(("s", "z"))
    if consonant == "n":
        return not sounds.endswith("\u0303")
    return sounds.endswith({"t": ("t", "d"), "p": ("p",), "ʁ": ("ʁ",)}.get(consonant, ("k", "ɡ")))


def _called_for(phrase: Phrase, place: int, sounds: str, usual: bool) -> bool:
    if phrase.words[place + 1].joined:
        return _in_compound(phrase, place)
    if phrase.words[place].joined and phrase.inside(place, "subject.liaison", "clitic"):
        return False
    return (
        _determiner(phrase, place)
        or _count(phrase, place)
        or _pronoun(phrase, place)
        or _small_word(phrase, place, sounds)
        or _adjective(phrase, place)
        or (usual and _verb(phrase, place, sounds))
    )


def _in_compound(phrase: Phrase, place: int) -> bool:
    """``Dit-il``, ``allons-y``, ``États-Unis``, ``Saint-Étienne``, ``bien-être``; not ``quatre-vingt-onze``, ``arcs-en-ciel``."""
    key, after = phrase.key(place), phrase.key(place + 1)
    if after in ("il", "elle", "on", "ils", "elles"):
        return key[-1:] in "td"
    if after in ("y", "en", "un", "une"):
        inner = place + 2 < len(phrase.words) and phrase.words[place + 2].joined
        return key[-1:] in "sxz" and key not in ("dix", "six") and not inner
    if key[-1:] in "sxz":
        # A noun after a plural noun agrees (Champs-Élysées) or stands in the singular beside it (watts-heure), where nothing links.
        return phrase.plural_looks(place + 1) or key in classes()["compound.s"]
    return key in classes()["compound.t"] or key in ("bien", "moyen", "bon", "un", "non", "en", "ancien")


def _determiner(phrase: Phrase, place: int) -> bool:
    key, after = phrase.key(place), phrase.key(place + 1)
    if key == "tous":
        # Said tu before a noun: "à tous égards"; said tus the consonant is heard already.
        return phrase.plural_looks(place + 1)
    if key == "toutes":
        # "toutes affaires cessantes"; not "elles sont toutes arrivées".
        return (
            phrase.plural_looks(place + 1)
            and not phrase.previous(place, "copula")
            and not phrase.inside(place + 1, "vowel.function")
        )
    if key not in classes()["det.liaison"] or after in _JOINS:
        return False
    if key == "les":
        return after not in ("un", "à", "au", "aux")
    if phrase.inside(place + 1, "vowel.function"):
        return False
    if key == "un":
        return phrase.before(place) not in ("l'", "quelqu'", "chaque", "numéro") and after not in ("un", "une")
    if key in ("mon", "ton", "son"):
        return not phrase.previous(place, "det.sg")
    if key in (
        "certains",
        "certaines",
        "plusieurs",
        "quelques",
        "tels",
        "telles",
        "différents",
        "différentes",
        "divers",
        "diverses",
    ):
        return phrase.plural_looks(place + 1)
    return True


def _count(phrase: Phrase, place: int) -> bool:
    """Numbers before what they count: ``six ans``, ``deux cents euros``; not ``deux avril``, ``cent un``."""
    key, after = phrase.key(place), phrase.key(place + 1)
    if key not in classes()["det.number"] or after in ("un", "une") or phrase.inside(place + 1, "vowel.function", "month"):
        return False
    return phrase.plural_looks(place + 1)


def _pronoun(phrase: Phrase, place: int) -> bool:
    """``Ils ont``, ``nous en avons``, ``pour vous aider``; not ``avec nous une fois``."""
    key, after = phrase.key(place), phrase.key(place + 1)
    if key == "en":
        return after not in _JOINS and after not in ("à", "au", "aux")
    if key not in classes()["subject.liaison"] or after in classes()["never.after.pronoun"]:
        return False
    if key in ("nous", "vous", "elles") and phrase.previous(place, "preposition"):
        return phrase.infinitive(place + 1) or after in ("en", "y")
    return True


def _small_word(phrase: Phrase, place: int, sounds: str) -> bool:
    """Short prepositions, adverbs and conjunctions: ``dans un``, ``très utile``, ``plus ancien``, ``quand il``, ``tout entier``."""
    key, after = phrase.key(place), phrase.key(place + 1)
    if after in _JOINS:
        return False
    if key in ("dans", "chez", "sans", "sous", "dès", "très"):
        return True
    if key == "quand":
        return True
    if key == "dont":
        return after in ("il", "elle", "on", "ils", "elles", "un", "une")
    if key == "tout":
        return phrase.before(place) not in ("le", "du", "un", "ce")
    if key == "rien":
        return after in (
            "à",
            "entendu",
            "appris",
            "eu",
            "obtenu",
            "ajouté",
            "encore",
            "oublié",
            "envisagé",
        ) or phrase.infinitive(place + 1)
    if key in ("plus", "moins", "trop", "bien", "mieux"):
        closed = phrase.inside(place + 1, "vowel.function", "det.sg", "det.pl", "conjunction")
        return not closed and not phrase.previous(place, "det.strong") and not (key == "plus" and _negated(phrase, place))
    return False


def _negated(phrase: Phrase, place: int) -> bool:
    return any(phrase.key(at) in ("ne", "n'") for at in range(max(0, place - 4), place))


def _adjective(phrase: Phrase, place: int) -> bool:
    """An adjective before its noun: ``grand homme``, ``anciens élèves``; not ``les anciens ont``, ``ce dernier explique``."""
    key = phrase.key(place)
    one = key in classes()["prenominal.sg"]
    if (not one and key not in classes()["prenominal"]) or phrase.inside(place + 1, "vowel.function", "clause"):
        return False
    if phrase.inside(place + 1, "month"):
        # "le premier avril"
        return key == "premier"
    if phrase.finite(place + 1) or (phrase.before(place) == "ce" and key in ("dernier", "premier")):
        return False
    if key == "moyen" or (key == "plein" and phrase.before(place) not in ("", "en", "le", "du", "au", "à", "de")):
        return False
    introduced = phrase.previous(
        place, "det.sg", "det.pl", "preposition", "prenominal", "prenominal.sg", "number", "conjunction"
    )
    if one and phrase.previous(place, "det.sg") and key[-1:] not in "sx":
        # "un petit ours", "un second avis": a noun may end as a plural does.
        return True
    introduced = introduced or not phrase.before(place) or phrase.before(place) in ("très", "plus", "si")
    both = key[-1:] in "sx" and one
    return introduced and (both or phrase.plural_looks(place + 1) == (not one) or (one and not phrase.plural_looks(place + 1)))


def _verb(phrase: Phrase, place: int, sounds: str) -> bool:
    """The auxiliaries that newsreaders link: ``c'est un``, ``est arrivé``, ``sont en``, ``ont été``."""
    return phrase.key(place) in ("est", "sont", "ont") and not sounds.endswith("st") and phrase.key(place + 1) not in _JOINS
