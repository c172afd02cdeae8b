"""IPA as the French voice was taught it: espeak-ng's alphabet, its stress mark before the last full vowel."""

import re
import unicodedata

_VOWEL = re.compile("[aeiouyøœɔɛɑ]\u0303?ː?")
_FOLD = str.maketrans({
    "r": "ʁ", "ʀ": "ʁ", "ɹ": "ʁ", "ɾ": "ʁ", "χ": "ʁ", "x": "ʁ", "ɣ": "ʁ", "g": "ɡ", "ɥ": "y", "h": "", "ʔ": "", "ɪ": "i", "ʊ": "u",
    "ɐ": "a", "æ": "a", "ʌ": "œ", "ɜ": "œ", "ɒ": "ɔ", "θ": "s", "ð": "z", "ɫ": "l", "ʎ": "j", "ɟ": "ɡ", "c": "k", "ç": "ʃ",
    "ɕ": "ʃ", "ʂ": "ʃ", "ʑ": "ʒ", "ʐ": "ʒ", "β": "b", "ɨ": "i", "ʉ": "y", "ɯ": "u", "ɵ": "ø", "ɤ": "ə", "ᵻ": "i", "ʋ": "v", "ɬ": "l",
    "ɱ": "m", "ɚ": "œ", "ɳ": "n", "ɽ": "ʁ", "ʈ": "t", "ɖ": "d", "ʧ": "tʃ", "ʤ": "dʒ", "ʦ": "ts", "ʣ": "dz", "ɸ": "f", "ʝ": "j",
})  # fmt: skip
_KEPT = frozenset("abdefijklmnopstuvwyzøœɔəɛɑŋɡɲʁʃʒˈˌː\u0303 ")


def alphabet(ipa: str) -> str:
    """Any IPA in the signs of the French voice: the nearest French sound, nothing it has no sign for.

    >>> alphabet("ɹɒk")
    'ʁɔk'
    """
    folded = unicodedata.normalize("NFD", ipa).translate(_FOLD)
    kept = "".join(sign for sign in folded if sign in _KEPT)
    return re.sub("ɑ(?!\u0303)", "a", kept)


def stressed(ipa: str) -> str:
    """One word with its stress mark, as espeak-ng's sentences have it: before the last full vowel.

    >>> stressed("bʁysɛl")
    'bʁysˈɛl'
    """
    vowels = list(_VOWEL.finditer(ipa))
    if not vowels or "ˈ" in ipa:
        return ipa
    at = vowels[-1].start()
    return f"{ipa[:at]}ˈ{ipa[at:]}"


def unstressed(ipa: str) -> str:
    """The same sounds without stress marks."""
    return ipa.replace("ˈ", "").replace("ˌ", "")
