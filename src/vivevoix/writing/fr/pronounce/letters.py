"""Letters said one by one: S N C F, and acronyms said as words with their last letter sounded."""

import re

from vivevoix.writing.fr.pronounce.tables import table

_NAMES = {
    "a": "ˈa", "b": "bˈe", "c": "sˈe", "d": "dˈe", "e": "ˈə", "f": "ˈɛf", "g": "ʒˈe", "h": "ˈaʃ", "i": "ˈi", "j": "ʒˈi", "k": "kˈa",
    "l": "ˈɛl", "m": "ˈɛm", "n": "ˈɛn", "o": "ˈo", "p": "pˈe", "q": "kˈy", "r": "ˈɛʁ", "s": "ˈɛs", "t": "tˈe", "u": "ˈy", "v": "vˈe",
    "w": "dubləvˈe", "x": "ˈiks", "y": "iɡʁˈɛk", "z": "zˈɛd", "é": "ˈe", "è": "ˈɛ", "ê": "ˈɛ", "à": "ˈa", "ç": "sˈe", "ù": "ˈy", "ô": "ˈo",
}  # fmt: skip
_SOUNDED = {
    "c": "que",
    "g": "gue",
    "s": "sse",
    "t": "te",
    "d": "de",
    "p": "pe",
    "m": "me",
    "x": "xe",
    "z": "ze",
    "b": "be",
    "k": "ke",
    "r": "re",
}


def letter(sign: str) -> str:
    """The name of a letter; empty when the sign is none.

    >>> letter("N")
    'ˈɛn'
    """
    return _NAMES.get(sign.lower(), "")


def english_letters(acronym: str) -> tuple[str, ...]:
    """The sounds of each letter of an acronym that is spelled in English; empty for others.

    >>> english_letters("fbi")
    ('ˈɛf', 'bˈi', 'ˈaj')
    """
    return tuple(table("english_letters").get(acronym.upper(), "").split())


def as_word(acronym: str) -> str:
    """An acronym said as a word, spelt so that its last consonant is heard and no e is mute.

    >>> as_word("SMIC"), as_word("Unedic"), as_word("OTAN"), as_word("ORSEC")
    ('smique', 'unédique', 'otan', 'orsèque')
    """
    low = re.sub(r"e(?=[bcdfgjklmnpqrstvz][aeiouy])|e$", "é", acronym.lower())
    low = re.sub(rf"e(?=[{''.join(_SOUNDED)}]$)", "è", low)
    return low[:-1] + _SOUNDED.get(low[-1:], low[-1:])
