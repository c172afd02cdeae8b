"""English respellings as newspapers print them (``puh-TROO-shef``): to sounds by syllables, and back."""

import re
from itertools import pairwise

from vivevoix.errors import BadLexicon
from vivevoix.writing.en.alphabet import VOWELS
from vivevoix.writing.en.pronounce import espeak

_VOWEL = re.compile(f"[{VOWELS}]")
_OPENING = re.compile("(?:[pbtdkɡfθ]ɹ|[pbkɡf]l|s[ptk]|[^jw])?[jw]?$")
_LETTERS = {
    "A": "ay", "I": "igh", "O": "oh", "W": "ow", "Y": "oy", "i": "ee", "u": "oo", "æ": "a", "ɑ": "ah", "ɔ": "aw", "ə": "uh",
    "ɛ": "e", "ɜ": "u", "ɪ": "i", "ʊ": "uu", "ʌ": "u", "ᵊ": "uh", "ᵻ": "i", "j": "y", "ð": "dh", "ŋ": "ng", "ɡ": "g",
    "ɹ": "r", "ʃ": "sh", "ʒ": "zh", "ʤ": "j", "ʧ": "ch", "θ": "th", "T": "t", "k": "k",
}  # fmt: skip


def respelled(respelling: str) -> str:
    """The sounds of a respelling. A hyphen parts syllables; the one in capitals is stressed, else the first.

    ``puh-TROO-shef`` → ``pʌtɹˈuʃɛf``. Raises BadLexicon when nothing in it can be sounded.
    """
    words = [_word(word) for word in respelling.split() if any(sign.isalpha() for sign in word)]
    if not words:
        raise BadLexicon(
            f"The respelling “{respelling}” holds no sound.", "Write it in English letters, such as puh-TROO-shef."
        )
    return " ".join(words)


def respelling(phonemes: str) -> str:
    """Sounds in English letters: ``pətɹˈuʃɛf`` → ``puh-TROO-shef``."""
    return " ".join("-".join(_spelt(word)) for word in phonemes.replace("ˌ", "").split())


def _word(word: str) -> str:
    pieces = [piece for piece in re.split("[-']", word) if piece]
    if len(pieces) == 1:
        return espeak(pieces[0].lower())
    stressed = next((place for place, piece in enumerate(pieces) if piece.isupper()), 0)
    return "".join(_syllable(piece.lower(), stressed=place == stressed) for place, piece in enumerate(pieces))


def _syllable(piece: str, *, stressed: bool) -> str:
    sounds = espeak(piece).replace("ˈ", "").replace("ˌ", "")
    vowel = _VOWEL.search(sounds)
    return f"{sounds[: vowel.start()]}ˈ{sounds[vowel.start() :]}" if stressed and vowel else sounds


def _spelt(word: str) -> list[str]:
    plain = word.replace("ˈ", "")
    vowels = list(_VOWEL.finditer(plain))
    cuts = [former.end() + _opening(plain[former.end() : later.start()]) for former, later in pairwise(vowels)]
    starts, ends = [0, *cuts], [*cuts, len(plain)]
    stress = word.find("ˈ")
    parts = [
        (start, "".join(_LETTERS.get(sign, sign) for sign in plain[start:end])) for start, end in zip(starts, ends, strict=True)
    ]
    if len(parts) == 1:
        return [text for _, text in parts]
    loud = max((start for start, _ in parts if start <= stress), default=-1)
    return [text.upper() if start == loud else text for start, text in parts]


def _opening(consonants: str) -> int:
    found = _OPENING.search(consonants)
    return found.start() if found else len(consonants)
