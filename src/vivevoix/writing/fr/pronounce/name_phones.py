"""Phones folded to what newsreaders agree on, and back to the voice's own.

Dictionaries differ in e/ɛ, o/ɔ, ø/œ, in the schwa and in glides; a model that had to guess which dictionary it is
compared with would waste its certainty. So names are decided in folded phones, one sign each, and the quality of a
vowel is put back from French spelling where that agrees, else from the syllable.
"""

import re
from dataclasses import dataclass

from vivevoix.writing.fr.pronounce.notation import alphabet

VOWELS = frozenset("aiuyEO2AIQ")
_FOLD = {"e": "E", "ɛ": "E", "o": "O", "ɔ": "O", "ø": "2", "œ": "2", "ɡ": "g"} | {
    vowel + "\u0303": sign for vowels, sign in (("ɑa", "A"), ("ɛœei", "I"), ("ɔo", "Q")) for vowel in vowels
}
_PLAIN = {"A": "ɑ̃", "I": "ɛ̃", "Q": "ɔ̃", "g": "ɡ"}
_GLIDE = {"i": "j", "y": "ɥ", "u": "w"}
_PHONE = re.compile(".\u0303?")


@dataclass(frozen=True, slots=True)
class Phone:
    """One folded phone and the sounds it stands for."""

    sign: str
    raw: str


def fold(ipa: str) -> tuple[Phone, ...]:
    """The folded phones of one word in the voice's alphabet.

    >>> "".join(phone.sign for phone in fold("ʒenjˈal"))
    'ʒEɲal'
    """
    plain = alphabet(ipa).replace("ˈ", "").replace("ˌ", "").replace("ː", "").replace(" ", "")
    raw = [Phone(_FOLD.get(sign, sign), sign) for sign in _PHONE.findall(plain)]
    return _joined(_glided(_without_schwa(raw)))


def _without_schwa(phones: list[Phone]) -> list[Phone]:
    """The schwa goes with the sound before it; it is kept where a word has no other vowel."""
    if not any(phone.sign in VOWELS for phone in phones):
        return [Phone("2", phone.raw) if phone.sign == "ə" else phone for phone in phones]
    kept: list[Phone] = []
    for phone in phones:
        if phone.sign != "ə":
            kept.append(phone)
        elif kept:
            kept[-1] = Phone(kept[-1].sign, kept[-1].raw + phone.raw)
    return kept


def _glided(phones: list[Phone]) -> list[Phone]:
    """i, y, u before a vowel are glides; ``ij`` before a vowel is one."""
    kept: list[Phone] = []
    for at, phone in enumerate(phones):
        after = phones[at + 1].sign if at + 1 < len(phones) else ""
        beyond = phones[at + 2].sign if at + 2 < len(phones) else ""
        if phone.sign == "i" and after == "j" and beyond in VOWELS:
            phones[at + 1] = Phone("j", phone.raw + phones[at + 1].raw)
        elif phone.sign in _GLIDE and after in VOWELS:
            kept.append(Phone(_GLIDE[phone.sign], phone.raw))
        else:
            kept.append(phone)
    return kept


def _joined(phones: list[Phone]) -> tuple[Phone, ...]:
    """Double consonants are one; n + j is ɲ; ŋ + ɡ is ŋ."""
    kept: list[Phone] = []
    for phone in phones:
        last = kept[-1].sign if kept else ""
        if last == phone.sign and phone.sign not in VOWELS:
            continue
        if (last, phone.sign) in {("n", "j"), ("ɲ", "j"), ("ŋ", "g")}:
            kept[-1] = Phone("ɲ" if phone.sign == "j" else "ŋ", kept[-1].raw + phone.raw)
        else:
            kept.append(phone)
    return tuple(kept)


def unfold(parts: tuple[tuple[str, str], ...]) -> str:
    """Sounds of the voice for (folded sign, sounds already known or empty) in a row.

    >>> unfold((("p", ""), ("O", ""), ("ʁ", ""), ("t", "")))
    'pɔʁt'
    """
    signs = [sign for sign, _ in parts]
    return "".join(_kept(signs, at, known) or _realised(signs, at) for at, (_, known) in enumerate(parts))


def _kept(signs: list[str], at: int, known: str) -> str:
    """Sounds already known, but for an é in a syllable that the model has closed."""
    return "" if known.startswith("e") and _closed(signs, at) else known


def _realised(signs: list[str], at: int) -> str:
    sign = signs[at]
    if sign not in "EO2":
        return "y" if sign == "ɥ" else _PLAIN.get(sign, sign)
    if _closed(signs, at):
        return {"E": "ɛ", "O": "ɔ", "2": "œ"}[sign]
    last = at == len(signs) - 1
    return {"E": "e", "O": "o" if last else "ɔ", "2": "ø"}[sign]


def _closed(signs: list[str], at: int) -> bool:
    """Whether a consonant ends the syllable of the vowel at ``at``: at the word's end, or two that cannot begin one."""
    rest = signs[at + 1 :]
    run = next((index for index, sign in enumerate(rest) if sign in VOWELS), len(rest))
    if run == len(rest):
        return run > 0
    onset = run == 2 and rest[1] in "ʁljwɥ" and rest[0] in "ptkbdgfv"
    return run > 1 and not onset and rest[run - 1] not in "jwɥ"
