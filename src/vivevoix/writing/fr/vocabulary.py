"""Which words are French, of which kind and gender, and how frequent: 73,000 forms of a spelling dictionary."""

import lzma
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class FrenchWord:
    """What the dictionary knows of one form."""

    form: str
    """In lower case."""
    kinds: str
    """Of ``n`` noun, ``a`` adjective or participle, ``v`` verb, ``o`` other."""
    genders: str
    """Of ``m`` and ``f``: those of the nouns with this form; ``-`` when it is no noun or none is told."""
    zipf: float
    """Frequency: the decimal logarithm of occurrences among a thousand million words."""


@lru_cache(maxsize=4096)
def french_word(form: str) -> FrenchWord | None:
    """The form in lower case; None for names, rare words and other languages.

    >>> french_word("tempêtes").genders
    'f'
    """
    sought = form.lower().encode() + b" "
    at = bisect_left(_lines(), sought)
    return _parsed(_lines()[at]) if at < len(_lines()) and _lines()[at].startswith(sought) else None


@lru_cache(maxsize=1024)
def beginning_with(start: str) -> tuple[FrenchWord, ...]:
    """The forms that begin with these letters, the most frequent first."""
    sought = start.lower().encode()
    lines = _lines()[bisect_left(_lines(), sought) : bisect_left(_lines(), sought + b"\xff")]
    return tuple(sorted((_parsed(line) for line in lines), key=lambda word: -word.zipf))


_ACCENTED = {"a": "aàâ", "c": "cç", "e": "eéèêë", "i": "iîï", "o": "oô", "u": "uùûü", "y": "yÿ"}


@lru_cache(maxsize=1024)
def unaccented(form: str) -> FrenchWord | None:
    """The word that is printed without its accents, as capitals often are; the most frequent of several; ``côte`` is itself.

    >>> unaccented("greve").form, unaccented("legislatives").form
    ('grève', 'législatives')
    """
    if not form.isascii() and (word := french_word(form)):
        return word
    found = [word for start in _spellings("", form.lower()) if (word := french_word(start))]
    return max(found, key=lambda word: word.zipf, default=None)


def _spellings(start: str, rest: str) -> list[str]:
    """The spellings of ``rest`` after ``start`` that are the beginning of some word."""
    if not rest:
        return [start]
    longer = (start + sign for sign in _ACCENTED.get(rest[0], rest[0]))
    return [whole for one in longer if _opens_a_word(one) for whole in _spellings(one, rest[1:])]


def _opens_a_word(start: str) -> bool:
    sought = start.encode()
    at = bisect_left(_lines(), sought)
    return at < len(_lines()) and _lines()[at].startswith(sought)


@cache
def _lines() -> list[bytes]:
    """Sorted by their bytes; 20 ms at the first question, 6 MB."""
    packed = files("vivevoix.writing.fr").joinpath("data", "words", "words.txt.xz").read_bytes()
    return sorted(lzma.decompress(packed).splitlines())


def _parsed(line: bytes) -> FrenchWord:
    form, kinds, genders, decizipf = line.decode().split(" ")
    return FrenchWord(form, kinds, genders, int(decizipf) / 10)
