"""From English words to sounds: weak forms, words with two sounds, acronyms, then espeak-ng."""

import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from vivevoix.errors import BadLexicon
from vivevoix.model import Reading
from vivevoix.writing.en.alphabet import VOWELS, adopted
from vivevoix.writing.espeak import spell
from vivevoix.writing.tsv import rows

_STRESS = "ˈˌ"
_DATA = "vivevoix.writing.en"
_FOLDS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ð": "th", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
)


@dataclass(frozen=True, slots=True)
class _Sounded:
    phonemes: str
    rule: str
    confidence: float


def pronounce(printed: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The same readings with phonemes; one that has sounds keeps them. ``rule`` says who decided.

    ``the apple`` → ``ði ˈæpəl``: a weak form looks at the sound that follows.
    """
    found: list[Reading] = []
    for place in reversed(range(len(readings))):
        reading = readings[place]
        following = found[-1] if found else None
        former = readings[place - 1] if place else None
        found.append(reading if reading.phonemes else _with_sounds(reading, former, following))
    return tuple(reversed(found))


def _with_sounds(reading: Reading, former: Reading | None, following: Reading | None) -> Reading:
    sounded = _sounded(reading, former, following)
    rule = sounded.rule if reading.rule in {"", "word"} else reading.rule
    return replace(reading, phonemes=sounded.phonemes, rule=rule, confidence=min(reading.confidence, sounded.confidence))


def _sounded(reading: Reading, former: Reading | None, following: Reading | None) -> _Sounded:
    word = reading.spoken.lower()
    if reading.rule == "acronym.spelled":
        return _Sounded(" ".join(letter(part) for part in word.split()), "acronym", 0.97)
    if weak := _weak_forms().get(word):
        open_sound = following is not None and not reading.after and _starts_with_vowel(following.phonemes)
        return _Sounded(weak[open_sound], "weak", 0.97)
    if other := _heteronym(word, former, following):
        return _Sounded(other, "heteronym", 0.85)
    return _Sounded(" ".join(espeak(part) for part in reading.spoken.split()), "espeak", 0.93)


@lru_cache(maxsize=65536)
def espeak(word: str) -> str:
    """One word by espeak-ng's American English, in the voice's signs; signs it cannot read are named."""
    sounds = _try(word) or _try(_plain(word))
    if sounds:
        return sounds
    return " ".join(_try(unicodedata.name(sign, "sign").lower().replace("-", " ")) or "sˈIn" for sign in word)


@cache
def letter(name: str) -> str:
    """The name of a letter or figure, with its plural s: ``m`` → ``ˈɛm``, ``ps`` → ``pˈiz``."""
    base, ending = (name[0], name[1:].lstrip("'")) if len(name) > 1 and name[1:].lstrip("'") == "s" else (name, "")
    return inflected("ˈA" if base == "a" else espeak(base.upper()), ending)


def inflected(phonemes: str, ending: str) -> str:
    """The sounds with an English s: ``ʤˈʌʤ`` → ``ʤˈʌʤᵻz``, ``kˈæt`` → ``kˈæts``, ``dˈɔɡ`` → ``dˈɔɡz``."""
    if "s" not in ending or not phonemes:
        return phonemes
    last = phonemes[-1]
    return phonemes + ("ᵻz" if last in "szʃʒʤʧ" else "s" if last in "ptkfθ" else "z")


def _try(word: str) -> str:
    try:
        return adopted(spell(word, "en-us").phonemes.replace(" ", ""), foreign=True)
    except BadLexicon:
        return ""


def _plain(word: str) -> str:
    """Without the marks on its letters: ``Łódź`` → ``Lodz``."""
    decomposed = unicodedata.normalize("NFKD", word.translate(_FOLDS))
    return "".join(sign for sign in decomposed if sign.isascii())


def _starts_with_vowel(phonemes: str) -> bool:
    return phonemes.lstrip(_STRESS)[:1] in VOWELS


@cache
def _weak_forms() -> dict[str, tuple[str, str]]:
    return {word: (before_consonant, before_vowel) for word, before_consonant, before_vowel in rows(_DATA, "weak")}


def _heteronym(word: str, former: Reading | None, following: Reading | None) -> str:
    before = former.spoken.lower() if former and not former.after else "^"
    after = following.spoken.lower() if following else ""
    for form, lefts, rights, sounds in rows(_DATA, "heteronyms"):
        if form == word and _fits(lefts, before) and _fits(rights, after):
            return sounds
    return ""


def _fits(listed: str, word: str) -> bool:
    return listed == "*" or word in listed.split()
