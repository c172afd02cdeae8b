"""What is left: plain words, letters of other scripts, signs that are said, and the punctuation heard."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from vivevoix.model import Reading, Span
from vivevoix.writing.en import number
from vivevoix.writing.en.verbalize.rule import compiled, table

# Raised figures and fractions count as letters in patterns; they are numbers wherever they stand.
_LETTER = r"[^\W\d_²³¹⁰-₉¼-¾⅐-↉①-⓿]"
_WORD = rf"{_LETTER}+(?:['-]{_LETTER}+)*|[^\W_]|[^\w\s]"
_SCRIPTS = {"CJK": "Chinese", "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}
_READ = frozenset({"LATIN", "GREEK", "MODIFIER", "FEMININE", "MASCULINE", "MICRO"})
"""First words of the Unicode names of letters that the voice attempts."""
_HEARD = (("?", "?"), ("!", "!"), ("…", "…"), ("...", "…"), (";", ";"), (":", ":"), (".", "."), (",", ","))
_DASH = re.compile(r"[—–]|(?<=\s)--?(?=\s)|[()\[\]]")


def words(text: str, start: int, end: int) -> Iterator[Reading]:
    """Readings of the stretch that no rule has claimed."""
    signs = {row[0]: row[1] for row in table("symbols")}
    for found in compiled(_WORD).finditer(text, start, end):
        span, form = Span(*found.span()), found.group()
        if form[0].isalpha():
            yield _word(span, form)
        elif form[0].isalnum():
            yield from _signs(span.start, form)
        elif form in signs:
            yield Reading(span, signs[form], rule="symbol", confidence=0.9)


def punctuated(text: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings, each with the punctuation heard between it and the next."""
    if not readings:
        return ()
    ends = [*(reading.span.start for reading in readings[1:]), len(text)]
    return tuple(
        replace(reading, after=_after(text[reading.span.end : end], text[reading.span.end - 1], last=end == len(text)))
        for reading, end in zip(readings, ends, strict=True)
    )


def _after(between: str, before: str, *, last: bool) -> str:
    for printed, heard in _HEARD:
        if printed in between:
            return heard
    if _DASH.search(between) and not last:
        return ","
    # The full stop of an abbreviation at the end is the sentence's too.
    return "." if last and before == "." else ""


def _signs(start: int, form: str) -> Iterator[Reading]:
    """Numerals of other scripts, one by one."""
    for at, sign in enumerate(form, start):
        yield Reading(Span(at, at + 1), number.sign(sign), rule="number.sign", confidence=0.8)


def _word(span: Span, form: str) -> Reading:
    script = unicodedata.name(form[0], "UNKNOWN").split(" ")[0].split("-")[0]
    if script in _READ:
        return Reading(span, form, rule="word", confidence=0.95)
    return Reading(span, f"{_SCRIPTS.get(script, script.capitalize())} word", rule="script", confidence=0.2)
