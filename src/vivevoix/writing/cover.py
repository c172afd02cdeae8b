"""Nothing is dropped: every printed word has its reading, and every reading its sound."""

from vivevoix.errors import ViveVoixError
from vivevoix.model import Reading, Span

# Apostrophes and accents that Unicode calls letters (U+02B9 to U+02D1): nobody says them.
_MODIFIERS = frozenset(map(chr, range(0x02B9, 0x02D2)))


def sayable(text: str) -> bool:
    """Whether a text holds anything to say: a letter or a figure, not only signs and apostrophes."""
    return any(sign.isalnum() and sign not in _MODIFIERS for sign in text)


def check_said(printed: str, readings: tuple[Reading, ...]) -> None:
    """Every printed word is said by exactly one reading, and every reading is heard. Raises ViveVoixError otherwise."""
    check_cover(printed, tuple(reading.span for reading in readings), "reading", printed)
    for reading in readings:
        if not reading.spoken or not reading.phonemes:
            raise _fault(reading.span.of(printed), "has no sound", printed)


def check_cover(text: str, spans: tuple[Span, ...], what: str, whole: str) -> None:
    """Every letter and figure of ``text`` lies in exactly one of ``spans``, given in order. Raises ViveVoixError otherwise."""
    end = 0
    for span in (*spans, Span(len(text), len(text))):
        lost = text[end : span.start]
        if span.start < end:
            raise _fault(span.of(text), f"has more than one {what}", whole)
        if sayable(lost):
            raise _fault(lost.strip(), f"has no {what}", whole)
        end = span.end


def _fault(word: str, problem: str, sentence: str) -> ViveVoixError:
    return ViveVoixError(
        f"A fault of ours: “{word}” {problem} in “{sentence[:200]}”.", "Report the sentence; nothing is left out in silence."
    )
