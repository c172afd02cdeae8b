"""How a proper name is said: the lexicon, else the parts of a compound."""

from dataclasses import dataclass

from vivevoix.writing.fr.pronounce.name_lexicon import entry
from vivevoix.writing.fr.pronounce.notation import alphabet


@dataclass(frozen=True, slots=True)
class NameSounds:
    """One name's sounds, who decided them, and how sure that is."""

    phonemes: str
    """IPA in the voice's alphabet, with stress."""
    rule: str
    """``lexicon.name``, ``origin.slavic``, ``name.model``, ``name.espeak``…"""
    confidence: float
    """The probability that a careful newsreader agrees, 0 to 1."""


def name_sounds(word: str, *, context: tuple[str, ...] = ()) -> NameSounds | None:
    """The sounds of a name; ``context`` is the words near it. None where nothing here knows better than French spelling.

    >>> name_sounds("Erdogan").phonemes
    'ɛʁdoˈan'
    """
    if found := entry(word, context):
        return NameSounds(alphabet(found.sounds), "lexicon.name", 0.97)
    return None
