"""The sounds of one word by itself, layer by layer."""

import re
from dataclasses import dataclass
from functools import lru_cache

from vivevoix.writing.fr.pronounce.english import frenchified, looks_english
from vivevoix.writing.fr.pronounce.espeak import french
from vivevoix.writing.fr.pronounce.exception import exception, respelt
from vivevoix.writing.fr.pronounce.letters import as_word, letter
from vivevoix.writing.fr.pronounce.name_lexicon import entry
from vivevoix.writing.fr.pronounce.notation import alphabet
from vivevoix.writing.fr.pronounce.script import french as is_french
from vivevoix.writing.fr.pronounce.script import latin
from vivevoix.writing.fr.pronounce.spelling import spelled
from vivevoix.writing.fr.pronounce.tables import classes
from vivevoix.writing.fr.vocabulary import french_word

_USUAL = 2.5
"""Zipf from which an acronym is taken for the word that it spells."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """One word's sounds and who decided them."""

    within: str
    """Inside a group of words."""
    final: str
    """At its end, where even a function word is stressed."""
    rule: str
    confidence: float


def said(sounds: str, rule: str, confidence: float) -> Sounds:
    """Sounds that are the same everywhere in the sentence."""
    return Sounds(sounds, sounds, rule, confidence)


@lru_cache(maxsize=65536)
def common(word: str) -> Sounds:
    """A word of the language: the exceptions, then French spelling.

    >>> common("porc").rule
    'lexicon.builtin'
    """
    if known := exception(word):
        return said(known, "lexicon.builtin", 0.99)
    if not is_french(word):
        return _of_another_script(word)
    if len(word) == 1 and word.lower() not in classes()["letter.words"]:
        return said(letter(word), "letter", 0.9)
    return _by_spelling(word)


def spelled_letter(word: str) -> Sounds:
    """A letter of an acronym: the letter's name; a word among the letters is read as a word."""
    name = letter(word) if len(word) == 1 else ""
    return said(name, "acronym", 0.97) if name else common(word)


def acronym_word(word: str) -> Sounds:
    """An acronym said as a word: ``OTAN``, ``Smic`` (its last consonant is heard), ``PACTE`` and ``SAGE`` as the words they are."""
    if known := exception(word):
        return said(known, "lexicon.builtin", 0.97)
    if name := entry(word):
        return said(alphabet(name.sounds), "lexicon.name", 0.97)
    if word.isupper() and len(word) > 3 and _noun(word):
        return common(word.lower())
    sounds = _by_spelling(as_word(word)).final
    # No acronym has the vowel of "un": UNSA, UNRWA are said une-.
    return said(sounds.replace("œ̃", "yn", 1) if word.upper().startswith("UN") else sounds, "acronym", 0.8)


def _noun(word: str) -> bool:
    """Whether it is spelt as a usual noun or adjective: ``PACTE``; not as a verb, ``SAFER``."""
    found = french_word(word)
    return found is not None and found.zipf >= _USUAL and not {"n", "a"}.isdisjoint(found.kinds)


def _by_spelling(word: str) -> Sounds:
    text = respelt(word)
    heard = french(text)
    if heard.foreign:
        return _foreign(word)
    within, final = (devoiced(alphabet(heard.within)), devoiced(alphabet(heard.final)))
    if not final:
        return said(spelled(text) or "ə", "spelling", 0.3)
    return Sounds(within or final, final, "espeak", 0.97)


def _foreign(word: str) -> Sounds:
    """A word that espeak-ng hands to English: French if only its th made it so, English where it looks so, else French after all."""
    if "th" in word.lower() and not looks_english(word):
        plain = french(respelt(word).replace("th", "t"))
        if not plain.foreign:
            return Sounds(devoiced(alphabet(plain.within)), devoiced(alphabet(plain.final)), "espeak", 0.93)
    if word.islower() and looks_english(word):
        return said(frenchified(word), "origin.english", 0.7)
    return said(spelled(word) or frenchified(word) or "ə", "spelling", 0.6)


def _of_another_script(word: str) -> Sounds:
    letters = latin(word)
    if not letters:
        return said("", "script", 0.2)
    return said(devoiced(alphabet(french(letters).final)) or spelled(letters) or "ə", "script", 0.3)


def devoiced(sounds: str) -> str:
    """B before s and t is said p: ``absent``, ``obtenir``, ``observer``.

    >>> devoiced("absˈɑ̃")
    'apsˈɑ̃'
    """
    return re.sub("b(?=ˈ?[st])", "p", sounds)
