"""Names printed without their accents: « Evry », « Gundogan », « HELENE », « Etat »."""

import unicodedata
from collections.abc import Iterable, Iterator

from vivevoix.writing.fr.vocabulary import french_word

_FRENCH = frozenset("éèêëçïîôûùâà")
"""What a French newspaper prints inside a word whatever its keyboard: without it another word is meant (Faure, Fauré)."""
_STRESS = str.maketrans("áíóúāīōūÁÓ", "aiouaiouAO")
"""Accents that tell stress or length, which French does not say: Rodríguez, Shinzō."""
_LETTERS = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
_BARE = {ord(letter): unicodedata.normalize("NFD", letter)[0] for letter in _LETTERS} | str.maketrans(
    {"ł": "l", "đ": "d", "ı": "i", "ø": "o", "ß": "ss", "Ł": "L", "Đ": "D", "Ø": "O"}
)
_PLAIN = {code: becomes for code, becomes in _BARE.items() if chr(code) not in _FRENCH}
_CAPITALS = {"E": "ÉÈÊ", "A": "ÀÂ", "C": "Ç", "I": "Î", "O": "Ô"}
_SHORTEST = 4
"""Shorter names are too easily others, or acronyms."""


def plain(name: str) -> str:
    """A name as a newsroom without foreign letters prints it; French accents inside are kept.

    >>> plain("Gündoğan"), plain("Échirolles"), plain("Fauré")
    ('Gundogan', 'Echirolles', 'Fauré')
    """
    return name.translate(_PLAIN)


def bare(text: str) -> str:
    """Without any accent: as in a line of capitals.

    >>> bare("Élodie Büßow")
    'Elodie Bussow'
    """
    return text.translate(_BARE)


def unstressed(name: str) -> str:
    """Without the accents that change nothing in French.

    >>> unstressed("Rodríguez"), unstressed("Peña")
    ('Rodriguez', 'Peña')
    """
    return name.translate(_STRESS)


def printed_forms(names: Iterable[str]) -> dict[str, str]:
    """Plain form, and bare form in capitals → the name, where only one name is so printed."""
    found: dict[str, str] = {}
    double: set[str] = set()
    for name in names:
        if not name.isascii() and len(name) >= _SHORTEST:
            for form in {plain(name), bare(name).upper()}:
                if found.setdefault(form, name) != name:
                    double.add(form)
    return {form: name for form, name in found.items() if form not in double}


def with_capital_accent(word: str) -> str:
    """A French word whose capital has lost its accent, with it; any other as it is.

    >>> with_capital_accent("Etat"), with_capital_accent("Ca"), with_capital_accent("Elon")
    ('État', 'Ça', 'Elon')
    """
    if word[:1] not in _CAPITALS or french_word(word):
        return word
    return next((form for form in _accented(word) if french_word(form)), word)


def _accented(word: str) -> Iterator[str]:
    return (accented + word[1:] for accented in _CAPITALS[word[0]])
