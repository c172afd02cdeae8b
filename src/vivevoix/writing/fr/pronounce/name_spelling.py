"""What French spelling makes of a name: espeak-ng, led back to French where it takes the name for English."""

import re
from functools import cache, lru_cache

from vivevoix.writing.espeak import spell
from vivevoix.writing.fr.pronounce.name_lexicon import rows
from vivevoix.writing.fr.pronounce.name_phones import Phone, fold
from vivevoix.writing.fr.pronounce.spelling import spelled

# Spellings that sound alike in French and that espeak-ng does not know as English.
_ALIKE = (
    (re.compile("th"), "t"),
    (re.compile("ph"), "f"),
    (re.compile("y(?![aeiouéè])"), "i"),
    (re.compile("(?<=[aeo])[cq]k"), "c"),
)


@lru_cache(maxsize=16384)
def by_french_spelling(word: str) -> tuple[tuple[Phone, ...], bool]:
    """The folded phones of a word, and whether espeak-ng took it for English.

    >>> phones, foreign = by_french_spelling("Sarkozy")
    >>> "".join(phone.sign for phone in phones), foreign
    ('saʁkOzi', True)
    """
    text = respelt(word)
    first = spell(text, "fr")
    if not first.foreign:
        return fold(first.phonemes), False
    text = text.lower()
    for pattern, alike in _ALIKE:
        text = pattern.sub(alike, text)
        again = spell(text, "fr")
        if not again.foreign:
            return fold(again.phonemes), True
    return fold(spelled(text)), True


def respelt(word: str) -> str:
    """A French name spelled as it is built, in lower case; as it is where no pattern fits.

    >>> respelt("Montfaucon"), respelt("Marseille")
    ('mont-faucon', 'Marseille')
    """
    for pattern, becomes in _respellings():
        changed = pattern.sub(becomes, word.lower())
        if changed != word.lower():
            return changed
    return word


@cache
def _respellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), becomes) for pattern, becomes, _ in rows("respelt"))


_LETTER = re.compile("[^a-zà-öø-ÿāăąćčďđēėęěğģīįıķļłńňņŋōőœŕřśşšșţțťūůűųźżžæß'-]")


def letters_of(word: str) -> str:
    """The letters of a word that sounds are given to: lower case, no digits, no other scripts, œ as two.

    >>> letters_of("O'Brien2")
    "o'brien"
    """
    return _LETTER.sub("", word.lower().replace("’", "'").replace("œ", "oe"))
