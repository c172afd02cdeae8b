"""One French word by espeak-ng, in the notation of its whole sentences."""

from dataclasses import dataclass
from functools import lru_cache

from vivevoix.writing.espeak import spell

_CLITICS = {
    "c'": "s", "d'": "d", "j'": "ʒ", "l'": "l", "m'": "m", "n'": "n", "s'": "s", "t'": "t", "qu'": "k", "jusqu'": "ʒysk",
    "lorsqu'": "lɔʁsk", "puisqu'": "pyisk", "quoiqu'": "kwak", "presqu'": "pʁɛsk", "quelqu'": "kɛlk", "entr'": "ɑ̃tʁ",
    "grand'": "ɡʁɑ̃", "prud'": "pʁyd", "y'": "j", "z'": "z",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class French:
    """A word by French spelling."""

    within: str
    """Sounds inside a group: function words carry no stress there."""
    final: str
    """Sounds at the end of a group."""
    foreign: bool
    """Whether espeak-ng took the word for English."""


@lru_cache(maxsize=65536)
def french(word: str) -> French:
    """The sounds of a word, in two calls of about 20 µs: alone, and between two words, where a function word is unstressed."""
    if clitic := _CLITICS.get(word.lower()):
        return French(clitic, clitic, False)
    alone = spell(word, "fr")
    between = spell(f"table {word} table", "fr").phonemes.split()
    final = alone.phonemes.replace(" ", "")
    within = "".join(between[1:-1])
    same = within.translate(_STRESS) == final.translate(_STRESS)
    return French(within if same else final, final, alone.foreign)


_STRESS = str.maketrans("", "", "ˈˌ")
