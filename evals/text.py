"""Spoken words folded so that only what is heard differently counts, and answers with alternatives unfolded.

Strict: case, punctuation, hyphens and the shape of apostrophes do not count; ``œ`` is ``oe``; letters said apart may be written by name
(``esse enne cé effe``). Lenient, besides: a plural ``s`` that is not heard, and an acronym left in capitals, which the pronunciation
may still spell.
"""

import re
import unicodedata
from itertools import product

from evals.distance import nearest

Words = tuple[str, ...]

LETTERS = {
    "bé": "b", "cé": "c", "dé": "d", "effe": "f", "ef": "f", "gé": "g", "ache": "h", "hache": "h", "ji": "j", "ka": "k", "èl": "l",
    "emme": "m", "èm": "m", "enne": "n", "èn": "n", "pé": "p", "ku": "q", "erre": "r", "èr": "r", "esse": "s", "ès": "s", "té": "t",
    "vé": "v", "ixe": "x", "zède": "z",
}  # fmt: skip
S_KEPT = frozenset(
    (
        "plus",
        "fois",
        "trois",
        "moins",
        "sans",
        "dans",
        "pays",
        "alors",
        "corps",
        "temps",
        "mois",
        "paris",
        "reims",
        "gens",
        "sens",
    )
    + ("les", "des", "ses", "mes", "tes", "ces", "nos", "vos", "pas", "très")
)
"""Words whose s is no plural, or is the only sign of it."""
SPELLINGS = {"’": "'", "ʼ": "'", "œ": "oe", "Œ": "OE", "æ": "ae", "\u00a0": " ", "\u202f": " ", "pourcent": "pour cent"}
DOTTED = re.compile(r"\b([A-Z])\.(?=[A-Z]\.)")
BETWEEN_WORDS = re.compile(r"[-\u2010-\u2015/]")
UNHEARD = re.compile(r"[^\w\s%€$£°@#&+=<>~×']")
"""Punctuation; symbols are kept, since one left in the words was not said."""
CAPITALS = re.compile(r"[A-ZÉÈ]{2,6}s?")
CHOICE = re.compile(r"\{([^{}]*)\}")
MOST_FORMS = 256


def answers(cell: str) -> tuple[str, ...]:
    """Each answer of a cell: `` || `` parts whole ones, ``{a|b|}`` says a or b or nothing at its place."""
    return tuple(one for part in cell.split("||") for one in _chosen(part.strip()))


def _chosen(text: str) -> tuple[str, ...]:
    parts = CHOICE.split(text)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    return tuple(" ".join("".join(chosen).split()) for chosen in product(*choices))


def fold(spoken: str, *, lenient: bool = False) -> Words:
    """The words of an answer, comparable."""
    return _folded([word.lower() for word in _words(spoken)], lenient=lenient)


def forms(said: str, *, lenient: bool = False) -> tuple[Words, ...]:
    """The ways in which said words may be understood: one when strict, several when lenient and an acronym is left."""
    choices = [_understood(word) if lenient else ((word.lower(),),) for word in _words(said)]
    ways = []
    for way, _ in zip(product(*choices), range(MOST_FORMS), strict=False):
        ways.append(_folded([word for words in way for word in words], lenient=lenient))
    return tuple(ways)


def errors(said: str, accepted: tuple[str, ...], *, lenient: bool = False) -> tuple[int, int]:
    """Token edits to the nearest accepted answer, and the number of its tokens."""
    wanted = sorted({fold(answer, lenient=lenient) for answer in accepted})
    understood = forms(said, lenient=lenient)
    right = next((way for way in understood if way in wanted), None)
    if right is not None:
        return 0, len(right)
    return min((nearest(way, wanted) for way in understood[:16]), key=lambda pair: pair[0] / max(1, pair[1]))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFC", text)
    for sign, spelling in SPELLINGS.items():
        plain = plain.replace(sign, spelling)
    plain = BETWEEN_WORDS.sub(" ", DOTTED.sub(r"\1", plain)).replace("'", "' ")
    return UNHEARD.sub(" ", plain).split()


def _understood(word: str) -> tuple[Words, ...]:
    if not CAPITALS.fullmatch(word):
        return ((word.lower(),),)
    letters = word.rstrip("s").lower()
    return ((letters,), tuple(letters))


def _folded(words: list[str], *, lenient: bool) -> Words:
    spelled = [_letter(words, place) for place in range(len(words))]
    return tuple(_singular(word) for word in spelled) if lenient else tuple(spelled)


def _letter(words: list[str], place: int) -> str:
    """A letter's name becomes the letter beside another letter only: ``té`` alone is a ruler, ``ache`` a plant."""
    word = words[place]
    beside = words[max(0, place - 1) : place] + words[place + 1 : place + 2]
    spelling = any(other in LETTERS or (len(other) == 1 and other.isalpha()) for other in beside)
    return LETTERS[word] if word in LETTERS and spelling else word


def _singular(word: str) -> str:
    return word if word in S_KEPT or len(word) < 4 else word.removesuffix("s")
