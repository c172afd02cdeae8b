"""IPA from anywhere in the signs of one voice."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from vivevoix.errors import BadLexicon

_MARKUP = re.compile(r"[\[\]/().\u0361\u035c‿|'’-]")
"""Brackets round a transcription, syllable dots, ties: notation, not sounds."""


@dataclass(frozen=True)
class Alphabet:
    """The signs of a language's voice, and what other signs become."""

    language: str
    """Its English name, for messages."""
    signs: frozenset[str]
    notation: Mapping[str, str]
    """Other ways of writing a sound that the language has: always replaced."""
    foreign: Mapping[str, str]
    """Sounds that the language lacks → its nearest, empty where careful speakers leave it out."""

    def adopted(self, ipa: str, *, foreign: bool = False) -> str:
        """``ipa`` in the signs of this alphabet, words apart by one space.

        ``foreign``: sounds that are lacking become the nearest, signs unknown to the table fall silent (tones, diacritics).
        Otherwise they raise BadLexicon with the nearest proposed.
        """
        text = _MARKUP.sub("", unicodedata.normalize("NFD", ipa))
        found: list[str] = []
        for sign in self._cut(text):
            found.append(self._sound(sign, foreign))
        adopted = " ".join("".join(found).split())
        if not adopted:
            raise BadLexicon(f"“{ipa}” holds no sound.", f"Write it in IPA for {self.language}.")
        return adopted

    def _cut(self, text: str) -> list[str]:
        """Signs of the tables, the longest first; a sign unknown to all stands alone."""
        return self._any.findall(text)

    def _sound(self, sign: str, foreign: bool) -> str:
        if sign in self.signs or sign.isspace():
            return sign
        if sign in self.notation:
            return self.notation[sign]
        if foreign:
            return self.foreign.get(sign, "")
        raise BadLexicon(f"The {self.language} voice has no sign “{sign}”.", self._proposal(sign))

    def _proposal(self, sign: str) -> str:
        if sign not in self.foreign:
            return f"Its signs are: {' '.join(sorted(self.signs))}."
        near = self.foreign[sign]
        return f"Write the nearest sound, “{near}”." if near else "Leave it out: the language does not sound it."

    @cached_property
    def _any(self) -> re.Pattern[str]:
        known = sorted({*self.signs, *self.notation, *self.foreign}, key=len, reverse=True)
        return re.compile("|".join(re.escape(sign) for sign in known) + "|.", re.DOTALL)
