"""English words as French people say them: espeak-ng's English in French sounds."""

import re
from functools import lru_cache

from vivevoix.writing.espeak import spell
from vivevoix.writing.fr.pronounce.notation import alphabet, stressed, unstressed

# Longest first; espeak-ng's British English, which keeps the vowels nearest to what French ears make of them.
_SOUNDS = (
    ("aɪə", "aj"), ("aʊə", "aw"), ("eɪ", "ɛ"), ("aɪ", "aj"), ("ɔɪ", "ɔj"), ("əʊ", "o"), ("aʊ", "aw"), ("iə", "iʁ"), ("eə", "ɛʁ"),
    ("ʊə", "uʁ"), ("ɑː", "aʁ"), ("ɔː", "ɔ"), ("ɜː", "œʁ"), ("iː", "i"), ("uː", "u"), ("ʌ", "œ"), ("ɒ", "ɔ"), ("ɐ", "a"), ("æ", "a"),
    ("ɪ", "i"), ("ʊ", "u"), ("θ", "s"), ("ð", "z"), ("h", ""), ("ɹ", "ʁ"), ("əl", "œl"), ("ə", "œ"), ("ɡ", "ɡ"),
)  # fmt: skip
_MARKS = re.compile(
    r"ing|ght|sh|ee|oo|w|ck|k(?!i)|ew|ow|ly$|(?<!th)y$|ness$|tch|ead|ike$|ame$|ake$|line$|ould|eak|th(?:s|er)?$"
)


def looks_english(word: str) -> bool:
    """Whether a word that espeak-ng takes for English has the spelling of one: ``brainstorm`` has not, ``lookbook`` has."""
    low = word.lower()
    return _MARKS.search(low) is not None and not set(low) & set("éèêëàâîïôûùçœ")


@lru_cache(maxsize=8192)
def frenchified(word: str) -> str:
    """The sounds of an English word in a French mouth.

    >>> frenchified("outlook")
    'awtlˈuk'
    """
    sounds = unstressed(spell(word, "en-gb").phonemes).replace(" ", "")
    if word.lower().rstrip("s").endswith("er") and sounds.rstrip("z").endswith("ə"):
        sounds = sounds.rstrip("z")[:-1] + "œʁ"
    for english, french in _SOUNDS:
        sounds = sounds.replace(english, french)
    if word.endswith("s") and sounds.endswith("z"):
        sounds = sounds[:-1]
    return stressed(alphabet(sounds.replace("ː", "")))
