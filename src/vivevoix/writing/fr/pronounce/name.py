"""How a proper name is said: the lexicon, else the best of a model, French spelling, and the rules of its origin."""

import re
from dataclasses import dataclass
from functools import lru_cache

from vivevoix.writing.fr.pronounce.name_accents import with_capital_accent
from vivevoix.writing.fr.pronounce.name_choice import Choice, choose, entry_certainty, hear
from vivevoix.writing.fr.pronounce.name_features import Heard
from vivevoix.writing.fr.pronounce.name_lexicon import Entry, entry
from vivevoix.writing.fr.pronounce.name_model import align, model
from vivevoix.writing.fr.pronounce.name_phones import fold, unfold
from vivevoix.writing.fr.pronounce.name_spelling import by_french_spelling
from vivevoix.writing.fr.pronounce.notation import alphabet, stressed

_HEADWORD_CERTAINTY = 0.97
"""Of Wiktionary's first transcription: about one in thirty is an oddity."""
_WORD_CERTAINTY = 0.97
_SCHWA_BEFORE_VOWEL = re.compile("ə(?=[aeiouyɛɔøœɑ])")
"""No origin has one: what the model corrects beside a mute e may leave it."""
_PARTS = re.compile(r"[-\u2010\u2011]")


@dataclass(frozen=True, slots=True)
class NameSounds:
    """One name's sounds, who decided them, and how sure that is."""

    phonemes: str
    """IPA in the voice's alphabet, with stress; the parts of a compound without a space."""
    rule: str
    """``lexicon.name``, ``origin.slavic`` (its rules), ``name.french`` (French spelling), ``name.model``, ``name.compound``."""
    confidence: float
    """The probability that a careful newsreader agrees, 0 to 1."""


@lru_cache(maxsize=8192)
def name_sounds(word: str, *, context: tuple[str, ...] = ()) -> NameSounds | None:
    """The sounds of a name; ``context`` is the words near it. None for what has no letters.

    >>> name_sounds("Erdogan").phonemes
    'ɛʁdɔˈan'
    """
    name = word.translate(_APOSTROPHES).strip("'-")
    if found := entry(name, context):
        return _known(name, found, context)
    parts = [part for part in _PARTS.split(name) if part]
    if len(parts) > 1:
        return _compound(parts, context)
    name = name.capitalize() if name.isupper() else name
    if (word := with_capital_accent(name)) != name:
        return _word(word)
    heard = hear(name, context)
    guess = _guessed(heard, choose(heard)) if heard else None
    return guess if guess and guess.phonemes else None


_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


def _known(name: str, found: Entry, context: tuple[str, ...]) -> NameSounds:
    """An entry of the lexicon, the surer the more of the other sources agree with it."""
    heard = hear(name, context) if found.origin else None
    sure = entry_certainty(heard, _signs(found.sounds)) if heard else _HEADWORD_CERTAINTY
    return NameSounds(alphabet(found.sounds), "lexicon.name", round(sure, 3))


def _word(word: str) -> NameSounds:
    """A French word, which French spelling reads: no origin has a say."""
    sounds = "".join(phone.raw for phone in by_french_spelling(word)[0])
    return NameSounds(alphabet(stressed(sounds)), "name.french", _WORD_CERTAINTY)


def _compound(parts: list[str], context: tuple[str, ...]) -> NameSounds | None:
    """Each part by itself: Jean-Pascal, Boulogne-Billancourt; the others are its context."""
    said = [name_sounds(part, context=(*context, *parts)) for part in parts]
    if any(one is None for one in said):
        return None
    known = [one for one in said if one]
    sounds = "".join(one.phonemes.replace("ˈ", "") for one in known)
    return NameSounds(stressed(sounds), "name.compound", min(one.confidence for one in known))


def _guessed(heard: Heard, choice: Choice) -> NameSounds:
    rule = f"origin.{heard.ruled[choice.signs].origin}" if choice.source == "rules" else f"name.{choice.source}"
    return NameSounds(
        alphabet(stressed(_SCHWA_BEFORE_VOWEL.sub("", _sounds(heard, choice.signs)))), rule, round(choice.certainty, 3)
    )


def _sounds(heard: Heard, signs: str) -> str:
    """Folded phones as sounds: as French spelling has them, letter by letter, where it agrees."""
    if signs == heard.french:
        return "".join(phone.raw for phone in heard.raw)
    letters = heard.name.letters
    raw = [phone.raw for phone in heard.raw]
    parts: list[tuple[str, str]] = []
    at = 0
    for chunk, french in zip(align(letters, signs, model().costs), heard.name.french, strict=True):
        same = chunk == french
        parts += [(sign, raw[at + index] if same else "") for index, sign in enumerate(chunk)]
        at += len(french)
    return unfold(tuple(parts))


def _signs(ipa: str) -> str:
    return "".join(phone.sign for phone in fold(ipa))
