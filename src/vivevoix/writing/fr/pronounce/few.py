"""Homographs of a few letters, one rule a word: tous, fils, os, sens, as…"""

import re
from collections.abc import Callable

from vivevoix.writing.fr.pronounce.east import est
from vivevoix.writing.fr.pronounce.phrase import Phrase
from vivevoix.writing.fr.pronounce.plus import plus
from vivevoix.writing.fr.pronounce.tables import classes

Choice = tuple[str, float]
Rule = Callable[[Phrase, int], Choice]


def tous(phrase: Phrase, place: int) -> Choice:
    """« Tous les élus » tu; « ils sont tous venus » tus; « tous azimuts » tu."""
    after = phrase.after(place)
    if not after:
        return "tˈus", 0.97
    if after in ("le", "la", "l'", "leur", "lui", "en", "y"):
        return "tˈus", 0.95
    if after in classes()["after.all"]:
        clitic = after in ("les", "leurs") and phrase.finite(place + 2)
        return ("tˈus", 0.75) if clitic else ("tˈu", 0.97)
    if after in classes()["all.noun"] or (phrase.plural_looks(place + 1) and phrase.inside(place + 2, "all.closing")):
        return "tˈu", 0.95
    if phrase.before(place) in ("de", "en", "à", "sur", "par", "contre", "toutes") and _plural_noun(phrase, place + 1):
        return "tˈu", 0.75
    return "tˈus", 0.95


def _plural_noun(phrase: Phrase, place: int) -> bool:
    closed = phrase.inside(place, "function", "preposition", "conjunction", "finite", "clitic", "subject.pl")
    return phrase.plural_looks(place) and not closed and not phrase.key(place).endswith(("és", "ées", "is", "us"))


def fils(phrase: Phrase, place: int) -> Choice:
    """« Le père et le fils » fis; « des fils électriques » fil."""
    after = phrase.after(place)
    if phrase.words[place].joined or (
        phrase.previous(place, "det.sg", "prenominal.sg") and phrase.before(place) not in ("du",)
    ):
        return "fˈis", 0.97
    if after in classes()["thread"] or (after in ("de", "d'") and phrase.key(place + 2) in classes()["of.thread"]):
        return "fˈil", 0.95
    if (
        after in ("du", "des", "de")
        and phrase.key(place + 2) in classes()["of.thread"] | {"la", "l'"}
        and phrase.key(place + 3) in classes()["of.thread"]
    ):
        return "fˈil", 0.9
    if after in ("du", "des") and phrase.key(place + 2) in classes()["of.thread"]:
        return "fˈil", 0.9
    if (after == "à" and phrase.key(place + 2) in ("coudre", "plomb", "broder", "tricoter", "linge")) or (
        after == "à" and phrase.key(place + 3) == "tension"
    ):
        return "fˈil", 0.97
    if phrase.before(place) == "sans":
        return "fˈil", 0.7
    handled = any(phrase.inside(at, "thread.verb") for at in range(max(0, place - 4), place))
    if handled or any(word.key in classes()["weaving"] for word in phrase.words):
        return "fˈil", 0.85
    return "fˈis", 0.95


def os(phrase: Phrase, place: int) -> Choice:
    """« Un os » ɔs; « des os » o."""
    plural = phrase.previous(place, "det.pl") or phrase.before(place) in ("petits", "gros", "grands", "vieux", "leurs")
    return ("ˈo", 0.95) if plural else ("ˈɔs", 0.95)


def sens(phrase: Phrase, place: int) -> Choice:
    """« Je sens » sɑ̃; « le sens » sɑ̃s; « sens dessus dessous » sɑ̃."""
    if phrase.subject(place, "je", "j'", "tu") or phrase.after(place) in ("dessus", "devant") or phrase.before(place) == "me":
        return "sˈɑ̃", 0.97
    if phrase.before(place) == "qui" and phrase.key(place - 2) in ("moi", "toi"):
        return "sˈɑ̃", 0.97
    if phrase.after(place) in ("tu", "toi") and phrase.words[place + 1].joined:
        return "sˈɑ̃", 0.97
    return "sˈɑ̃s", 0.97


def first_or_second(verb: str, noun: str) -> Rule:
    """Words that are a verb after ``je`` or ``tu`` and a noun elsewhere: as, vis, lis, suis."""

    def rule(phrase: Phrase, place: int) -> Choice:
        inverted = (
            place + 1 < len(phrase.words) and phrase.words[place + 1].joined and phrase.key(place + 1) in ("tu", "je", "t")
        )
        if (
            inverted
            or phrase.subject(place, "je", "j'", "tu", "t'", "qui")
            or phrase.before(place) in ("y", "n'", "ne", "me", "te")
        ):
            return verb, 0.97
        return noun, 0.95

    return rule


def but(phrase: Phrase, place: int) -> Choice:
    """« Il but son vin », « le condamné but la ciguë » by; « un but » byt, as sports newsreaders say."""
    drink = any(phrase.inside(at, "drinkable") for at in range(place + 2, place + 5))
    drunk = drink and not phrase.previous(place, "det.sg", "det.strong", "preposition", "prenominal", "prenominal.sg")
    return ("bˈy", 0.9) if drunk or phrase.subject(place, "il", "elle", "on", "qui") else ("bˈyt", 0.9)


def bus(phrase: Phrase, place: int) -> Choice:
    """« Les vins bus », « ils furent bus » by; « les bus », « dix cafés-bus » bys."""
    drunk = phrase.subject(place, "je", "tu") or phrase.previous(place, "auxiliary", "drink") or phrase.before(place) == "été"
    return ("bˈy", 0.85) if drunk else ("bˈys", 0.95)


def fier(phrase: Phrase, place: int) -> Choice:
    """« Fier de son pays » fjɛʁ; « s'y fier » fje."""
    before = phrase.before(place)
    clitics = before in ("se", "me", "te", "y", "s'", "m'", "t'") or (
        before in ("nous", "vous") and not phrase.subject(place, "sommes")
    )
    if clitics or (before in classes()["infinitive.before"] and phrase.after(place) in ("à", "au", "aux")):
        return "fjˈe", 0.97
    return "fjˈɛʁ", 0.97


def jean(phrase: Phrase, place: int) -> Choice:
    """« Jean » ʒɑ̃; « un jean troué » dʒin."""
    word = phrase.words[place]
    return ("ʒˈɑ̃", 0.97) if word.capital and not phrase.previous(place, "det.strong") else ("dʒˈin", 0.95)


def jet(phrase: Phrase, place: int) -> Choice:
    """« Un jet privé », « venu en jet » dʒɛt; « un jet d'eau » ʒɛ."""
    plane = (
        "privé",
        "privés",
        "supersonique",
        "ski",
        "lag",
        "set",
        "militaire",
        "stream",
        "présidentiel",
        "intercontinental",
        "affaires",
    )
    flown = phrase.key(place + 1) in plane or (
        phrase.before(place) in ("en", "par") and phrase.after(place) not in ("de", "d'", "continu")
    )
    return ("dʒˈɛt", 0.9) if flown else ("ʒˈɛ", 0.85)


def punch(phrase: Phrase, place: int) -> Choice:
    """« Un punch au rhum » pɔ̃ʃ; « il a du punch » pœnʃ."""
    drinks = re.compile(r"rhum|verres?|boi\w+|bu\w*|servi\w*|cocktails?|coco|planteur|apéritif|fruits?|citron|antillais")
    return ("pˈɔ̃ʃ", 0.9) if any(drinks.fullmatch(word.key) for word in phrase.words) else ("pˈœnʃ", 0.85)


def marc(phrase: Phrase, place: int) -> Choice:
    """« Marc » maʁk; « du marc de café » maʁ."""
    return ("mˈaʁk", 0.97) if phrase.words[place].capital else ("mˈaʁ", 0.97)


def y(phrase: Phrase, place: int) -> Choice:
    """« Il y va » i; « l'axe Y » iɡʁɛk."""
    word = phrase.words[place]
    lone = word.text == "Y" and place > 0
    return ("iɡʁˈɛk", 0.9) if lone else ("ˈi", 0.97)


def t(phrase: Phrase, place: int) -> Choice:
    """« Va-t-il » t; « un T » te."""
    inner = phrase.words[place].joined and place + 1 < len(phrase.words) and phrase.words[place + 1].joined
    return ("t", 0.99) if inner else ("tˈe", 0.9)


def ce(phrase: Phrase, place: int) -> Choice:
    """« Est-ce que » ɛs; « ce que » sə."""
    return ("s", 0.97) if phrase.words[place].joined else ("sˈə", 0.97)


def fait(phrase: Phrase, place: int) -> Choice:
    """« En fait, il ment » fɛt; « ce qu'il en fait » fɛ."""
    phrase_end = not phrase.after(place) and phrase.before(place) in ("en", "au", "de")
    said_t = phrase_end and not phrase.subject(place, "il", "elle", "on", "qui", "l'")
    return ("fˈɛt", 0.8) if said_t else ("fˈɛ", 0.97)


def latin(french: str, classical: str, *after: str) -> Rule:
    """Words that are French alone and Latin before some others: « in vitro », « de facto »."""

    def rule(phrase: Phrase, place: int) -> Choice:
        return (classical, 0.97) if phrase.after(place) in after else (french, 0.97)

    return rule


def christ(phrase: Phrase, place: int) -> Choice:
    """« Le Christ » kʁist; « Jésus-Christ » kʁi."""
    return ("kʁˈi", 0.97) if phrase.key(place - 1) in ("jésus", "antéchrist") else ("kʁˈist", 0.97)


def jure(phrase: Phrase, place: int) -> Choice:
    """« Il jure » ʒyʁ; « de jure » ʒyʁe."""
    return ("ʒyʁˈe", 0.95) if phrase.before(place) == "de" else ("ʒˈyʁ", 0.97)


def sus(phrase: Phrase, place: int) -> Choice:
    """« Je sus la vérité », « des faits sus de tous » sy; « en sus », « sus à l'ennemi » sys."""
    known = phrase.subject(place, "je", "tu") or phrase.previous(place, "copula") or phrase.next(place, "preposition")
    return ("sˈy", 0.9) if known and phrase.before(place) not in ("", "en") else ("sˈys", 0.95)


def bis(phrase: Phrase, place: int) -> Choice:
    """« Du pain bis » bi; « le 12 bis », « un bis » bis."""
    return ("bˈi", 0.9) if phrase.previous(place, "brown") else ("bˈis", 0.97)


def cacher(phrase: Phrase, place: int) -> Choice:
    """« Une viande cacher » kaʃɛʁ; « rien à cacher » kaʃe."""
    return ("kaʃˈɛʁ", 0.9) if phrase.previous(place, "kosher") else ("kaʃˈe", 0.97)


def pub(phrase: Phrase, place: int) -> Choice:
    """« Un pub », « les pubs irlandais » pœb; « la pub », « des pubs télévisées » pyb."""
    if phrase.before(place) in ("un", "le", "ce", "au", "du", "quel", "aucun", "vieux", "petit", "grand"):
        return "pˈœb", 0.9
    tavern = phrase.key(place) == "pubs" and any(word.key in classes()["tavern"] for word in phrase.words)
    return ("pˈœb", 0.8) if tavern else ("pˈyb", 0.85)


def es(phrase: Phrase, place: int) -> Choice:
    """« Tu es » ɛ; « Dar es Salaam », « licence es lettres » ɛs."""
    named = phrase.before(place) == "dar" or phrase.inside(place + 1, "es.after")
    return ("ˈɛs", 0.97) if named else ("ˈɛ", 0.97)


RULES: dict[str, Rule] = {
    "plus": plus, "tous": tous, "est": est, "fils": fils, "os": os, "sens": sens, "as": first_or_second("ˈa", "ˈas"),
    "vis": first_or_second("vˈi", "vˈis"), "lis": first_or_second("lˈi", "lˈis"), "fier": fier, "jean": jean, "jet": jet, "jets": jet,
    "punch": punch, "marc": marc, "but": but, "bus": bus, "y": y, "t": t, "ce": ce, "fait": fait,
    "in": latin("ˈin", "ˈin"), "de": latin("də", "dˈe", "facto", "visu", "jure", "profundis"), "christ": christ,
    "jure": jure, "sus": sus, "es": es, "bis": bis, "cacher": cacher, "pub": pub, "pubs": pub,
}  # fmt: skip
