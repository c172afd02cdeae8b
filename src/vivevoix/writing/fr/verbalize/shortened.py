"""Shortened words that no table holds, by the most usual word that begins with them: ``les suffr. exprimés`` → ``suffrages``."""

import re

from vivevoix.writing.fr.verbalize.rule import Rule, compiled, word_before
from vivevoix.writing.fr.vocabulary import FrenchWord, beginning_with, french_word

_VOWELS = frozenset("aeiouyàâéèêëîïôöûùœ")
_SEVERAL = frozenset(["les", "des", "ces", "ses", "leurs", "nos", "vos", "aux", "plusieurs", "quelques", "deux", "trois"])
_USUAL = 3.0
"""Zipf under which nobody shortens a word."""
_SHORT = r"(?<![\w.'-])(?P<span>(?P<short>[a-zà-ÿœ]{3,8}|(?:^|(?<=[.;:(] ))[A-ZÉ][a-zà-ÿœ]{2,7})\.)(?= ?[a-zà-ÿ\d,;:)]| \()"


def _whole(found: re.Match[str]) -> str:
    """Cut as French cuts, between a consonant and a vowel; an adjective after a noun; the plural where several are spoken of."""
    short = found["short"].lower()
    if short[-1] in _VOWELS or french_word(short):
        return ""
    before = word_before(found)
    several = before in _SEVERAL or compiled(r"\d[\d ,]*$").search(found.string, 0, found.start()) is not None
    cut = (word for word in beginning_with(short) if len(word.form) > len(short) + 1 and word.form[len(short)] in _VOWELS)
    fitting = [word for word in cut if word.zipf >= _USUAL and _kind(before) in word.kinds and "-" not in word.form]
    numbered = [word for word in fitting if word.form.endswith(("s", "x")) == several]
    chosen = next(iter(numbered or fitting), None)
    return chosen.form if chosen else ""


def _kind(before: str) -> str:
    word: FrenchWord | None = french_word(before) if before else None
    return "a" if word and "n" in word.kinds and "o" not in word.kinds else "n"


RULE = Rule("abbreviation.guessed", _SHORT, _whole, 0.5, frozenset("."))
