"""Where sentences end, for any language that ends them with a full stop; the language brings its abbreviations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vivevoix.model import Span

# A stop, what closes with it, and what parts it from the next sentence: white space, or nothing where print glued the two.
_STOP = re.compile(
    r"(?P<mark>[.!?…‽]+)(?P<close>(?:[ \u00a0\u202f]?»|[”\"')\]’*_])*)(?P<gap>\s+|(?=[^\W\d_]|[«“\"(\[])|\Z)|(?P<line>\n\s*)"
)
_WORD_BEFORE = re.compile(r"([^\W_][\w'’-]*(?:\.[^\W\d_]+)*)\Z")
_FIRST_WORDS = re.compile(r"[\s«“\"(\[]*([^\W\d_]+)(?:['’]|\s+([^\W\d_])?)?")
_NUMBERED = re.compile(r"(?:\A|\n|([^\W\d_]*)[.!?…»] )\d{1,2}\Z")
_NUMBER_AHEAD = re.compile(
    r"(?:[LRDA]\. ?\d|[LRD] ?\d|[IVXLC]{1,6}(?!\w)|«\s?[A-ZÀ-Ý])"
)  # art. L. 121-1, vol. IV, coll. « Folio »
_OPENING = " \u00a0\u202f«“\"'‘’([¿¡—–-•*_"
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Stops:
    """What a language knows about the full stops that end no sentence."""

    never: frozenset[str]
    """A sentence never ends here: ``M.``, ``Dr.``, ``p.``"""
    maybe: frozenset[str]
    """It ends when a capital follows: ``etc.``"""
    openers: frozenset[str]
    """Words that open a sentence and no surname: after ``plan B.`` they end it, as ``J. Rowling`` does not."""


def segment(text: str, stops: Stops) -> tuple[Span, ...]:
    """The sentences of a text as spans without surrounding white space; every character that is no white space is in one.

    ``M. Dupont arrive. Il parle.`` → ``M. Dupont arrive.`` and ``Il parle.``
    """
    spans: list[Span] = []
    start = 0
    for end in (*_ends(text, stops), len(text)):
        piece = text[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            spans.append(Span(start + lead, start + len(piece.rstrip())))
            start = end
    return tuple(spans)


def _ends(text: str, stops: Stops) -> Iterator[int]:
    for stop in _STOP.finditer(text):
        if stop["line"] or _ends_here(text, stop, stops):
            yield stop.end()


def _ends_here(text: str, stop: re.Match[str], stops: Stops) -> bool:
    following = text[stop.end() : stop.end() + 12].lstrip(_OPENING)
    if not following:
        return stop.end() == len(text)
    if not (following[0].isupper() or following[0].isdigit()):
        return bool(stop["gap"]) and not following[0].islower() and following[0].isalpha()
    before = _WORD_BEFORE.search(text, max(0, stop.start() - _LONGEST_WORD), stop.start())
    word = re.split("['’]", before[1])[-1] if before else ""
    if not stop["gap"]:
        return _glued(word, following, stop, stops)
    if stop["mark"] == "!":
        return word not in stops.never  # Yahoo!
    return stop["mark"] != "." or not _carries(text, stop, word, following, stops)


def _glued(word: str, following: str, stop: re.Match[str], stops: Stops) -> bool:
    """``fin.Début`` are two sentences, ``J.-C.``, ``S.N.C.F.`` and ``lemonde.fr`` are not."""
    tail = word.rpartition(".")[2]
    opened = len(following) > 1 and following[0].isupper() and following[1].islower()
    if tail in stops.never:
        return False  # M.Dupont
    return opened and tail != "www" and bool(stop["close"] or (len(tail) > 1 and tail[-2:].islower()))


def _carries(text: str, stop: re.Match[str], word: str, following: str, stops: Stops) -> bool:
    """Whether the full stop belongs to the word before it."""
    if stop["close"]:
        return False
    if word in stops.never or (word.lower() in stops.never and word.islower()):
        return True
    if word in stops.maybe or (len(word) > 1 and word.lower() in stops.maybe | stops.never):  # Art. 3, Chap. IV
        bracket = text[stop.end() : stop.end() + 2].lstrip().startswith("(")  # à taux var. (Euribor…)
        return bracket or following[0].isdigit() or _NUMBER_AHEAD.match(text, stop.end()) is not None
    numbered = _NUMBERED.search(text, max(0, stop.start() - _LONGEST_WORD), stop.start())
    if word.isdecimal() and numbered:  # 2. Deuxièmement, but art. 3. La suite
        return numbered[1] not in stops.never | stops.maybe
    return _initial(word) and not _opens(text, stop.end(), stops)


def _initial(word: str) -> bool:
    """``J``, ``F.-X`` and ``J.-C`` go on after their full stop, ``S.N.C.F`` may end a sentence."""
    return len(re.split(r"[.-]", word)[-1]) == 1 and word[-1].isupper() and word.count(".") < 2


def _opens(text: str, at: int, stops: Stops) -> bool:
    """``Elle est…`` opens a sentence, ``Le Goff`` does not."""
    opening = _FIRST_WORDS.match(text, at)
    return bool(opening and opening[1] in stops.openers and (not opening[2] or opening[2].islower()))
