"""Respellings as an editor writes them (``Patrouchèf``, ``deu Breuille``), read aloud.

The rules read the letters and know no words: an editor who writes ``fils`` in a respelling hears *fil*, whatever the word
means, and is shown it. A hyphen parts syllables: ``pa-si`` keeps its s, ``a-nne`` its n.
"""

import re
import unicodedata
from functools import cache

from vivevoix.errors import BadLexicon
from vivevoix.writing.fr.alphabet import stressed
from vivevoix.writing.tsv import rows

_VOWELS = "aeiouyàâäéèêëîïôöùûüœ"
_CONSONANTS = "bcdfghjklmnpqrstvwxzç"


def respelled(respelling: str) -> str:
    """The sounds of a respelling, each word stressed on its last full vowel. Raises BadLexicon for a sign it cannot read.

    ``Patrouchèf`` → ``patʁuʃˈɛf``; ``deu Breuille`` → ``dˈø bʁˈœj``.
    """
    words = unicodedata.normalize("NFC", respelling).lower().replace("’", "'").split()
    sounds = [_word(word, respelling) for word in words]
    if not any(sounds):
        raise BadLexicon(f"The respelling “{respelling}” holds no sound.", "Write it in French letters, such as Patrouchèf.")
    return stressed(" ".join(sound for sound in sounds if sound))


def _word(word: str, whole: str) -> str:
    *former, last = [piece for piece in re.split("[-']", word) if piece] or [""]
    return "".join(_syllable(piece + "$", whole) for piece in former) + _syllable(last + "#", whole)


def _syllable(letters: str, whole: str) -> str:
    # A word without another vowel sounds its e: "le", "de".
    if re.fullmatch(f"[{_CONSONANTS}]*e#", letters):
        letters = letters.replace("e#", "e$")
    found: list[str] = []
    at = 0
    while at < len(letters) - 1:
        sound, length = _at(letters, at, whole)
        found.append(sound)
        at += length
    return "".join(found)


def _at(letters: str, at: int, whole: str) -> tuple[str, int]:
    for pattern, sound in _rules():
        match = pattern.match(letters, at)
        if match and match.end() > at:
            return _sound(match, sound), match.end() - at
    raise BadLexicon(
        f"The respelling “{whole}” holds “{letters[at]}”, which French letters do not sound.",
        "Write it with French letters, or enter the sounds in IPA.",
    )


def _sound(match: re.Match[str], sound: str) -> str:
    same = {"-": "", "=": match.group()}
    return same.get(sound, match.expand(sound).replace("r", "ʁ"))


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = rows("vivevoix.writing.fr", "respelling")
    return tuple((re.compile(_expanded(pattern)), sound) for pattern, sound in table)


def _expanded(pattern: str) -> str:
    inside = pattern.replace("[Vnm]", f"[{_VOWELS}nm]").replace("[Vé]", f"[{_VOWELS}]").replace("[^V]", f"[^{_VOWELS}]")
    classed = inside.replace("V", f"[{_VOWELS}]").replace("C", f"[{_CONSONANTS}]")
    return classed.replace("[#$]", r"(?:#|\$)")
