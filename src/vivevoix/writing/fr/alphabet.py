"""The signs of the French voice, and where its stress falls."""

import re
import unicodedata
from functools import cache

from vivevoix.writing.alphabet import Alphabet
from vivevoix.writing.tsv import rows

_VOWELS = ("a", "ɑ̃", "e", "ɛ", "ɛ̃", "ə", "i", "o", "ɔ", "ɔ̃", "œ", "œ̃", "ø", "u", "y")
_CONSONANTS = "bdfɡjklmnɲŋpʁsʃtvwɥzʒ"
SIGNS = frozenset((*_VOWELS, *_CONSONANTS))
"""The sounds the voice learnt; stress marks and punctuation stand beside them."""

_VOWEL = re.compile("[aeɛəioɔœøuyɑ]\u0303?")


@cache
def alphabet() -> Alphabet:
    """The French alphabet with its tables."""
    table = [(unicodedata.normalize("NFD", sign), "" if sound == "-" else sound, kind) for sign, sound, kind in _rows()]
    return Alphabet(
        "French",
        SIGNS,
        {sign: sound for sign, sound, kind in table if kind == "notation"},
        {sign: sound for sign, sound, kind in table if kind == "foreign"},
    )


def adopted(ipa: str, *, foreign: bool = False) -> str:
    """IPA in the signs of the French voice, each word stressed on its last full vowel. Raises BadLexicon.

    ``[ˈɛʁ.dɔ.ɡan]`` → ``ɛʁdɔɡˈan``.
    """
    return stressed(alphabet().adopted(ipa, foreign=foreign))


def stressed(phonemes: str) -> str:
    """The sounds with the mark of stress before the last full vowel of each word, as the voice learnt them.

    ``lə mɛʁ`` → ``lə mˈɛʁ``: a word whose only vowel is a schwa leans on the next.
    """
    words = phonemes.split(" ")
    return " ".join(_stressed_word(word, alone=len(words) == 1) for word in words)


def _stressed_word(word: str, *, alone: bool) -> str:
    vowels = [found.start() for found in _VOWEL.finditer(word)]
    full = [at for at in vowels if word[at] != "ə"] or (vowels if alone else [])
    return f"{word[: full[-1]]}ˈ{word[full[-1] :]}" if full else word


def _rows() -> tuple[tuple[str, ...], ...]:
    return rows("vivevoix.writing.fr", "alphabet")
