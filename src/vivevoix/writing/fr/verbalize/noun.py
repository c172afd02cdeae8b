"""The gender of what is counted: ``31 annexes`` → ``trente et une``."""

from functools import cache

from vivevoix.writing.fr.verbalize.tables import listed, table
from vivevoix.writing.fr.vocabulary import french_word

# Adjectives with one form for both genders say nothing: the word after them decides.
_VOWELS = frozenset("aeiouyéèêàâîôœh")
_EPICENE = frozenset(["jeunes", "autres", "rares", "simples", "célèbres", "jeune", "autre", "rare", "simple", "seconde"])

# Nouns that open a preposition: 33-31 face aux Bleus, 21 grâce à lui.
_NOT_COUNTED = frozenset(["face", "grâce", "suite", "faute", "fin", "rue"])

# Of capitalised words only those for people are counted: 31 Françaises, but 44001 Nantes.
_DEMONYMS = ("aises", "aines", "oises", "iennes", "éennes", "enne", "aise", "oise")


@cache
def feminine(word: str) -> bool:
    """Whether a counted noun, or the adjective before it, is feminine: ``annexes`` yes, ``ministères`` no."""
    lower = word.lower()
    single = lower[:-1] if lower.endswith("s") else lower
    if not listed("nouns").isdisjoint((lower, single)):
        return True
    if word in table("units"):
        return table("units")[word][2] == "f"
    known = french_word(lower)
    if known and known.genders in ("m", "f"):
        return known.genders == "f"
    endings = table("endings")
    for length in range(min(len(single), 14), 1, -1):
        if gender := endings.get(single[-length:]):
            return gender[0] == "f"
    return False


def counted(words: tuple[str, ...]) -> bool:
    """Whether the first telling word of those after a number is feminine: ``jeunes femmes`` yes."""
    if words and words[0] in _NOT_COUNTED:
        return False
    for word in words:
        if word.lower() not in _EPICENE:
            return (word[0].islower() or word.endswith(_DEMONYMS)) and feminine(word)
    return False


def of(noun: str) -> str:
    """*de* before a noun: ``de dollars``, ``d'euros``."""
    return f"d'{noun}" if noun[0] in _VOWELS else f"de {noun}"
