"""IPA of any hand folded to the sounds that part right from wrong in French newsreading.

Two transcriptions that a listener would both call right fold to the same phones: every r is ``ʁ``; length, stress, ties and syllable marks
go; ``œ̃`` is ``ɛ̃`` and ``ɑ`` is ``a`` (Paris has merged both); ``e``/``ɛ``, ``o``/``ɔ`` and ``ø``/``œ`` are merged, since no two
news words differ by them alone; schwa may be said or not; ``i``, ``y``, ``u`` before a vowel are glides; double consonants are one.
Sounds that French lacks become those a newsreader puts for them (``θ`` → ``s``).
"""

import re
import unicodedata
from collections.abc import Sequence

Phones = tuple[str, ...]

TILDE = "\u0303"
FLAG = re.compile(r"\([a-z]{2,3}(?:-[a-z]+)?\)")
"""A language switch as espeak-ng prints it."""

FAMILIES = {
    "ʁ": "rɾʀχɹɻxɣ",
    "ɡ": "gɟ",
    "k": "cƙ",
    "a": "ɑɐæ",
    "e": "ɛ",
    "o": "ɔɒ",
    "ø": "œʌɜɵ",
    "i": "ɪɨᵻ",
    "y": "ʏ",
    "u": "ʊ",
    "ə": "ɤ",
    "s": "θ",
    "z": "ð",
    "ʃ": "çʂɕ",
    "ʒ": "ʐʑ",
    "m": "ɱ",
    "n": "ɳ",
    "l": "ɫɬɭ",
    "j": "ʎʝ",
    "b": "β",
    "f": "ɸ",
    "v": "ʋ",
    "t": "ʈ",
    "d": "ɖ",
}
FOLDED = {phone: head for head, family in FAMILIES.items() for phone in family}
R_COLOURED = {"ɚ": ("ø", "ʁ"), "ɝ": ("ø", "ʁ")}
NASALS = {**dict.fromkeys("aɑ", "ɑ̃"), **dict.fromkeys("oɔ", "ɔ̃"), **dict.fromkeys("eɛœøæiə", "ɛ̃")}
UNHEARD = set("hɦħʕʔ")
VOWELS = set("aiyueoø") | set(NASALS.values())
GLIDES = {"i": "j", "y": "ɥ", "u": "w"}


def fold(ipa: str) -> Phones:
    """The comparable phones of a transcription: ``ʁəˈnoː`` → ``ʁ n o``."""
    return _joined(_glided(_without_schwa(_letters(ipa))))


def _letters(ipa: str) -> list[str]:
    # Composed ç would lose its cedilla to NFD and pass for c.
    signs = unicodedata.normalize("NFD", FLAG.sub("", ipa).replace("ç", "ʃ"))
    phones: list[str] = []
    bases: list[str] = []
    for sign in signs:
        if sign == TILDE and bases:
            phones[-1] = NASALS.get(bases[-1], phones[-1])
        elif unicodedata.category(sign) in {"Ll", "Lo"} and sign not in UNHEARD:
            heard = R_COLOURED.get(sign, (FOLDED.get(sign, sign),))
            phones.extend(heard)
            bases.extend(sign for _ in heard)
    return phones


def _without_schwa(phones: list[str]) -> list[str]:
    kept = [phone for phone in phones if phone != "ə"]
    return kept if VOWELS.intersection(kept) else phones


def _glided(phones: list[str]) -> list[str]:
    """``i`` before a vowel and ``ij`` before a vowel are the same ``j``; likewise ``ɥ`` and ``w``."""
    out: list[str] = []
    for place, phone in enumerate(phones):
        ahead = phones[place + 1 : place + 3]
        if phone == "i" and len(ahead) == 2 and ahead[0] == "j" and ahead[1] in VOWELS:
            continue
        out.append(GLIDES[phone] if phone in GLIDES and ahead and ahead[0] in VOWELS else phone)
    return out


def _joined(phones: Sequence[str]) -> Phones:
    """Geminates made one, ``nj`` made ``ɲ``, the ``ɡ`` after ``ŋ`` left out."""
    out: list[str] = []
    for phone in phones:
        last = out[-1] if out else ""
        if phone == "j" and last == "n":
            out[-1] = "ɲ"
        elif not ((phone == last and phone not in VOWELS) or (last, phone) in {("ɲ", "j"), ("ŋ", "ɡ")}):
            out.append(phone)
    return tuple(out)
