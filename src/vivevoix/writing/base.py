"""The boundary to the languages: what each folder offers, and how one is found."""

from functools import cache
from importlib import import_module
from typing import Protocol

from vivevoix.errors import UnsupportedLanguage
from vivevoix.model import Hint, Reading, Role, Span
from vivevoix.writing.lexicon import EMPTY, Lexicon

_LANGUAGES = {"fr": "vivevoix.writing.fr", "en": "vivevoix.writing.en"}
"""Modules with a function ``rules() -> Rules``, imported when first asked for."""


class Rules(Protocol):
    """What a language's folder knows: its sentences, its words, its sounds."""

    tag: str
    """BCP 47 primary tag."""

    def sentences(self, text: str) -> tuple[Span, ...]:
        """The sentences of a paragraph, in order; every visible character lies in one."""

    def verbalize(self, printed: str) -> tuple[Reading, ...]:
        """The words said for a sentence: every printed word in exactly one reading, phonemes still empty."""

    def pronounce(self, printed: str, readings: tuple[Reading, ...], *, usual: bool = True) -> tuple[Reading, ...]:
        """The same readings with sounds; a reading that has sounds keeps them.

        ``usual`` also links words that careful speakers usually link but need not (French ``est‿arrivé``).
        """

    def respelled(self, respelling: str) -> str:
        """The sounds of a respelling in the language's own spelling. Raises BadLexicon."""

    def respelling(self, phonemes: str) -> str:
        """The sounds written in the language's own spelling, syllables joined by hyphens."""

    def adopted(self, ipa: str, *, foreign: bool = False) -> str:
        """IPA in the signs of the language's voice.

        ``foreign``: each sound that the language lacks becomes its nearest. Otherwise such a sound raises BadLexicon, which
        proposes the nearest.
        """

    def inflected(self, phonemes: str, ending: str) -> str:
        """The sounds of a word with a plural or possessive ending (``s``, ``'s``, ``s'``)."""

    def interpreted(self, printed: str, kind: str) -> str:
        """The words for print read as SSML's ``say-as`` asks (``characters``, ``ordinal``…). Raises WrongUse."""


class Language(Protocol):
    """A language as the writing stage uses it: its rules, with hints and lexicon applied."""

    def sentences(self, text: str) -> tuple[Span, ...]:
        """The sentences of a paragraph, in order."""

    def verbalize(self, printed: str, *, hints: tuple[Hint, ...] = (), lexicon: Lexicon = EMPTY) -> tuple[Reading, ...]:
        """The words said for a sentence. Spans of hints count from the sentence's first character."""

    def readings(
        self, printed: str, *, role: Role = Role.PARAGRAPH, hints: tuple[Hint, ...] = (), lexicon: Lexicon = EMPTY
    ) -> tuple[Reading, ...]:
        """The words and the sounds of a sentence."""


@cache
def rules(tag: str) -> Rules:
    """The rules of a language. Raises UnsupportedLanguage."""
    primary = tag.lower().partition("-")[0]
    if primary not in _LANGUAGES:
        known = ", ".join(_LANGUAGES)
        raise UnsupportedLanguage(f"Vive Voix does not read the language “{tag}”.", f"Languages that it reads: {known}.")
    made: Rules = import_module(_LANGUAGES[primary]).rules()
    return made


def supported(tag: str) -> bool:
    """Whether there are rules for a language."""
    return tag.lower().partition("-")[0] in _LANGUAGES
