"""Sounds in French letters, so that an editor who reads no IPA sees what will be heard."""

import re
from itertools import pairwise

_VOWEL = re.compile("[aeɛəioɔœøuyɑ]\u0303?")
_OPENING = re.compile("(?:[pbtdkɡfv][lʁ]|[^jwɥ])?[jwɥ]?$")
_LETTERS = {
    "ɑ̃": "an", "ɔ̃": "on", "ɛ̃": "in", "œ̃": "un", "e": "é", "ɛ": "è", "ə": "e", "o": "ô", "ɔ": "o", "ø": "eû", "œ": "œu", "u": "ou",
    "y": "u", "ʁ": "r", "ʃ": "ch", "ʒ": "j", "ɲ": "gn", "ŋ": "ng", "ɡ": "g", "j": "y", "ɥ": "u",
}  # fmt: skip
_SILENT_AT_THE_END = {"t": "te", "d": "de", "s": "sse", "z": "ze", "p": "pe", "n": "nne", "ʒ": "je", "ʃ": "che", "ɲ": "gne"}
_GLIDING = {"i": "ille", "œ": "euille", "a": "aille", "ɛ": "eille", "u": "ouille"}
"""A vowel and a final j, as French spells them: *fille*, *feuille*, *paille*, *abeille*, *rouille*."""
_STRESS = str.maketrans("", "", "ˈˌ")


def respelling(phonemes: str) -> str:
    """The sounds in French letters, syllables joined by hyphens, such that ``respelled`` gives the sounds back.

    ``patʁuʃˈɛf`` → ``pa-trou-chèf``; ``ʃjˈɛn`` → ``chyènne``; ``bʁˈœj`` → ``breuille``.
    """
    return " ".join("-".join(_syllables(word)) for word in phonemes.translate(_STRESS).split())


def _syllables(word: str) -> list[str]:
    """Between two vowels the last consonant, with the l, r or glide after it, opens the next syllable."""
    vowels = list(_VOWEL.finditer(word))
    if not vowels:
        return [_consonants(word)]
    cuts = [former.end() + _opening(word[former.end() : later.start()]) for former, later in pairwise(vowels)]
    ends = [*cuts, len(word)]
    return [
        _syllable(word[start : vowel.start()], vowel.group(), word[vowel.end() : end], final=end == len(word))
        for start, vowel, end in zip([0, *cuts], vowels, ends, strict=True)
    ]


def _opening(consonants: str) -> int:
    found = _OPENING.search(consonants)
    return found.start() if found else len(consonants)


def _syllable(onset: str, vowel: str, coda: str, *, final: bool) -> str:
    # "to" at the end of a word, or before a z, would be read with a closed o.
    core = "ö" if vowel == "ɔ" and (coda[:1] == "z" or (final and not coda)) else _LETTERS.get(vowel, vowel)
    # "puy" would be read as "pui".
    core = "û" if vowel == "y" and coda[:1] == "j" else core
    # "guille" would be read with a mute i.
    gliding = _GLIDING.get(vowel, "") if final and coda == "j" and (onset[-1:], vowel) != ("ɡ", "i") else ""
    hard = "u" if onset.endswith("ɡ") and (gliding or core)[0] in "eéèiîœ" else ""
    start = _consonants(onset) + hard + (gliding or core)
    if not coda or gliding:
        return start
    if final:
        return start + _consonants(coda[:-1]) + _SILENT_AT_THE_END.get(coda[-1], _consonants(coda[-1]))
    return start + _consonants(coda).replace("n", "nn", 1 if coda[0] == "n" else 0)


def _consonants(sounds: str) -> str:
    return "".join(_LETTERS.get(sound, sound) for sound in sounds).replace("gn", "ggn" if "ɡn" in sounds else "gn")
