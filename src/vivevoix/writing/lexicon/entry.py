"""One line of an editor's lexicon: how a printed form is said, where that holds, and who decided it."""

from dataclasses import dataclass
from enum import StrEnum

from vivevoix.errors import BadLexicon


class How(StrEnum):
    """In which way an entry says what it says."""

    RESPELLING = "respelling"
    """In the spelling of the language, as one would explain it in a letter: ``Patrouchèf``."""
    IPA = "ipa"
    """In the International Phonetic Alphabet: ``patʁuʃɛf``."""
    LETTERS = "letters"
    """Letter by letter: ``FFF`` → *effe effe effe*."""
    WORD = "word"
    """As one word: ``INSEE`` → *insée*."""
    WORDS = "words"
    """As other words: ``EELV`` → ``Europe Écologie Les Verts``."""
    LANGUAGE = "language"
    """As another language says it: ``en``."""


class Scope(StrEnum):
    """Where an entry holds, the narrowest first: the narrowest wins."""

    ARTICLE = "article"
    SECTION = "section"
    SITE = "site"
    HOUSE = "house"

    @property
    def rank(self) -> int:
        """0 for the widest."""
        return list(reversed(Scope)).index(self)


_NEEDS_VALUE = {
    How.RESPELLING: "a respelling such as Patrouchèf",
    How.IPA: "sounds such as patʁuʃɛf",
    How.WORDS: "the words to say",
    How.LANGUAGE: "a language tag such as en",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """How one printed form is said. Raises BadLexicon when it cannot be used as it stands."""

    printed: str
    """The word or phrase as the newspaper prints it."""
    how: How
    value: str = ""
    """What to say, by ``how``; empty for letters and word."""
    language: str = ""
    """The article's language that it is for; empty for every language."""
    exact_case: bool = False
    """True: only as printed here (``Os`` and not ``os``). False: in any case."""
    inflected: bool = False
    """True: also with a plural s or an English possessive after it."""
    scope: Scope = Scope.HOUSE
    within: str = ""
    """Which one: the article's address, the section's name in its address, the site's name; empty for any."""
    who: str = ""
    when: str = ""
    """ISO 8601 date."""
    why: str = ""

    def __post_init__(self) -> None:
        for name in ("printed", "value", "within", "who", "when", "why"):
            if any(sign < " " for sign in getattr(self, name)):
                raise BadLexicon(f"The entry {self.printed!r} has a line break or a tab in “{name}”.", "Take it out.")
        if not self.printed.strip():
            raise BadLexicon("An entry has no printed form.", "Write the word as the newspaper prints it.")
        if not self.value.strip() and self.how in _NEEDS_VALUE:
            raise BadLexicon(f"The entry “{self.printed}” does not say how.", f"Add {_NEEDS_VALUE[self.how]}.")

    @property
    def rule(self) -> str:
        """The name of the decision in a Reading: ``lexicon.house``."""
        return f"lexicon.{self.scope}"
