"""Shortened words that no table holds, by the most usual word that begins with them: ``les suffr. exprimés`` → ``suffrages``."""

import re

from vivevoix.writing.fr.verbalize.rule import Rule, compiled, word_before
from vivevoix.writing.fr.vocabulary import FrenchWord, beginning_with, french_word

_VOWELS = frozenset("aeiouyàâéèêëîïôöûùœ")
_SEVERAL = frozenset(["les", "des", "ces", "ses", "leurs", "nos", "vos", "aux", "plusieurs", "quelques", "deux", "trois"])
_USUAL = 3.0
"""Zipf under which nobody shortens a word."""
_FREE = r"(?<![\w.-])(?<!\d')"
_SHORT = r"(?P<short>[a-zà-ÿœ]{3,8}|(?:^|(?<=[.;:(] ))[A-ZÉ][a-zà-ÿœ]{2,7})"
_FIND = rf"{_FREE}(?P<span>{_SHORT}(?:\.(?= ?[a-zà-ÿ\d,;:)]| \(| [A-ZÉ])|(?=\.[ »”\")\]]*$)))"


def _whole(found: re.Match[str]) -> str:
    """Cut as French cuts, between a consonant and a vowel; an adjective after a noun; the plural where several are spoken of."""
    short = found["short"].lower()
    if short[-1] in _VOWELS or (french_word(short) and not _goes_on(found)):
        return ""
    before = word_before(found)
    several = before in _SEVERAL or compiled(r"\d[\d ,]*$").search(found.string, 0, found.start()) is not None
    cut = (word for word in beginning_with(short) if len(word.form) > len(short) + 1 and word.form[len(short)] in _VOWELS)
    kind = _kind(before, found)
    fitting = [word for word in cut if word.zipf >= _USUAL and kind in word.kinds and "-" not in word.form]
    numbered = [word for word in fitting if word.form.endswith(("s", "x")) == several]
    agreeing = [word for word in numbered if word.form.rstrip("s").endswith("e") == _feminine(before)] if "a" in kind else []
    chosen = next(iter(agreeing or numbered or fitting), None)
    return chosen.form if chosen else ""


def _feminine(before: str) -> bool:
    word = french_word(before) if before else None
    return word is not None and word.genders == "f"


def _goes_on(found: re.Match[str]) -> bool:
    """Whether no sentence can end at the full stop: what follows is small, or a figure stands before and a bracket is closed."""
    follows = compiled(r"\.(?:,| [a-zà-ÿ])").match(found.string, found.end("short"))
    counted = compiled(r"\d $").search(found.string, 0, found.start()) and found.string.startswith(".)", found.end("short"))
    return len(found["short"]) < 6 and bool(follows or counted)


def _kind(before: str, found: re.Match[str]) -> str:
    """An adjective after a noun or an acronym (``le PIB mond.``), else a noun."""
    word: FrenchWord | None = french_word(before) if before else None
    acronym = compiled(r"[A-Z]{2} \Z").search(found.string, 0, found.start())
    return "a" if acronym or (word and "n" in word.kinds and "o" not in word.kinds) else "n"


RULE = Rule("abbreviation.guessed", _FIND, _whole, 0.5, frozenset("."))
