"""The signs of the English voice: a diphthong or an affricate is one letter (``A`` as in *day*, ``ʤ`` as in *judge*)."""

import unicodedata
from functools import cache

from vivevoix.writing.alphabet import Alphabet
from vivevoix.writing.tsv import rows

VOWELS = "AIOWYiuæɑɔəɛɜɪʊʌᵊᵻ"
SIGNS = frozenset(VOWELS + "bdfhjklmnpstvwzðŋɡɹʃʒʤʧθT" + "ˈˌ")
"""The sounds the voice learnt, and the two marks of stress."""


@cache
def alphabet() -> Alphabet:
    """The English alphabet with its tables."""
    table = [
        (unicodedata.normalize("NFD", sign), "" if sound == "-" else sound, kind)
        for sign, sound, kind in rows("vivevoix.writing.en", "alphabet")
    ]
    return Alphabet(
        "English",
        SIGNS,
        {sign: sound for sign, sound, kind in table if kind == "notation"},
        {sign: sound for sign, sound, kind in table if kind == "foreign"},
    )


def adopted(ipa: str, *, foreign: bool = False) -> str:
    """IPA in the signs of the English voice. Raises BadLexicon for a sound English lacks, unless ``foreign``.

    ``dʒˈʌdʒ`` → ``ʤˈʌʤ``; ``θˈɜːɾi`` → ``θˈɜɹTi``.
    """
    return alphabet().adopted(ipa, foreign=foreign).replace("ɹɹ", "ɹ")
