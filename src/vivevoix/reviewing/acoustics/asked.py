"""The sounds that were asked for, in the voice's own inventory: which of them may be heard otherwise, and which it does not have.

A French listener takes several pairs for one (*e* and *ɛ*, *o* and *ɔ*, *ə*, *œ* and *ø*, *ɛ̃* and *œ̃*, *a* and *ɑ*), so that each pair
is one phone here. Beside an obstruent of the other voicing a consonant takes its voicing over (*place de*: plaz də), and before a vowel
*i* and *j* are one. *ŋ*, which French has in a few words only, is said as its neighbour wants it (*parking*, *Hastings*), and before *j*
*œ* is so far forward that this voice's *accueil* cannot be told from the same with *e*.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

SILENCE = "_"
NATIVE = ("a", "e", "i", "o", "u", "y", "ø", "ɑ̃", "ɔ̃", "ɛ̃", "j", "w", "ɥ", *"pbtdkɡfvszʃʒmnɲŋlʁ")
FOREIGN = ("h", "ɹ", "ɪ", "ʊ", "æ", "ʌ", "ɜ", "θ", "ð")
"""Of English, learnt so that they are known when heard; a word in which they are *asked for* is not judged."""
PHONES = (SILENCE, *NATIVE, *FOREIGN)
"""The model's outputs, in order."""

ONE: Mapping[str, str] = MappingProxyType(
    {"ɛ": "e", "ɔ": "o", "œ": "ø", "ə": "ø", "œ̃": "ɛ̃", "ɑ": "a", "ɐ": "a", "ã": "ɑ̃", "õ": "ɔ̃", "g": "ɡ", "r": "ʁ", "ʀ": "ʁ"}
)
JOINED: Mapping[str, tuple[str, str]] = MappingProxyType({"ʧ": ("t", "ʃ"), "ʤ": ("d", "ʒ"), "ʦ": ("t", "s"), "ʣ": ("d", "z")})
GLIDES: Mapping[str, str] = MappingProxyType({"i": "j", "j": "i", "u": "w", "w": "u", "y": "ɥ", "ɥ": "y"})
VOICELESS, VOICED = "ptkfsʃ", "bdɡvzʒ"
VOICING: Mapping[str, str] = MappingProxyType(dict(zip(VOICELESS + VOICED, VOICED + VOICELESS, strict=True)))
VOWELS = frozenset("aeiouyø") | {"ɑ̃", "ɔ̃", "ɛ̃"}

_PHONE = re.compile(r"[^\W\d_]\u0303?")
_NO_PHONE = frozenset("ˈˌːˑ")
_MARKS = re.compile("[ˈˌːˑ]")


@dataclass(frozen=True, slots=True)
class Asked:
    """One sound that should be heard."""

    phone: str
    heard_as: tuple[int, ...]
    """Places in ``PHONES`` of all that passes for it; empty of one that the voice does not have."""
    word: int
    """Which word of the utterance's sounds it belongs to, counted from 0."""
    first: int
    last: int
    """Signs of the sounds from ``first`` up to ``last``."""
    optional: bool = False
    """A mute e, which may be left out."""


def asked(phonemes: str) -> tuple[Asked, ...]:
    """The sounds of an utterance, in order; stress, length and punctuation left out."""
    parts = list(_parts(phonemes))
    signs = [part.phone for part in parts]
    found = []
    for place, part in enumerate(parts):
        before, after = signs[place - 1] if place else "", signs[place + 1] if place + 1 < len(signs) else ""
        found.append(_placed(part, passing(part.phone, before, after)))
    return tuple(found)


def passing(phone: str, before: str, after: str) -> tuple[str, ...]:
    """The phones that pass for one between two others; none where the voice does not have it."""
    if phone not in NATIVE:
        return ()
    other = VOICING.get(phone, "")
    if other and (
        (before in VOICING and _voiced(before) == _voiced(other)) or (after in VOICING and _voiced(after) == _voiced(other))
    ):
        return phone, other
    if phone == "ŋ":
        return phone, "n", "m"
    if phone == "ø" and after == "j":
        return phone, "e"
    if phone in GLIDES and (after in VOWELS or phone not in VOWELS):
        return phone, GLIDES[phone]
    return (phone,)


def words(phonemes: str) -> tuple[str, ...]:
    """The words of an utterance's sounds, as they are counted here."""
    return tuple(match.group() for match in re.finditer(r"\S+", phonemes) if _PHONE.search(_MARKS.sub("", match.group())))


def _voiced(phone: str) -> bool:
    return phone in VOICED


def _placed(part: Asked, others: tuple[str, ...]) -> Asked:
    places = tuple(PHONES.index(other) for other in others)
    return Asked(part.phone, places, part.word, part.first, part.last, part.optional)


def _parts(phonemes: str) -> Iterator[Asked]:
    word = 0
    for group in re.finditer(r"\S+", phonemes):
        found = [match for match in _PHONE.finditer(phonemes, group.start(), group.end()) if match.group() not in _NO_PHONE]
        for match in found:
            sign = match.group()
            for phone in JOINED.get(sign, (ONE.get(sign, sign),)):
                yield Asked(phone, (), word, match.start(), match.end(), sign == "ə")
        word += bool(found)
