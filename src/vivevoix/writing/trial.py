"""What an entry sounds like, and what a lexicon changes in a phrase: shown before anything is published."""

from dataclasses import dataclass

from vivevoix.model import Role, Span, Utterance
from vivevoix.writing.base import rules
from vivevoix.writing.claim import Claim
from vivevoix.writing.language import language_of
from vivevoix.writing.lexicon import EMPTY, Entry, Lexicon, Match
from vivevoix.writing.saying import saying, sounds_of


@dataclass(frozen=True, slots=True)
class Trial:
    """A phrase without and with a lexicon."""

    before: Utterance
    after: Utterance
    matches: tuple[Match, ...]
    """The entries that spoke, each with those it won over."""


def tried(phrase: str, tag: str, lexicon: Lexicon) -> Trial:
    """A phrase as it would be said without and with ``lexicon``. Raises BadLexicon, UnsupportedLanguage."""
    return Trial(_said("before", phrase, tag, EMPTY), _said("after", phrase, tag, lexicon), lexicon.find(phrase, tag))


def sounds(entry: Entry, tag: str) -> str:
    """The sounds of an entry alone, in a language's voice. Raises BadLexicon when it cannot be said."""
    tongue = rules(tag)
    claim = Claim(Span(0, len(entry.printed)), entry.how, entry.value, entry.rule)
    return sounds_of(tongue.pronounce(entry.printed, saying(claim, entry.printed, tongue, sounded=True)))


def respelling(phonemes: str, tag: str) -> str:
    """Sounds in the language's own spelling, for those who read no IPA."""
    return rules(tag).respelling(phonemes)


def _said(name: str, phrase: str, tag: str, lexicon: Lexicon) -> Utterance:
    readings = language_of(tag).readings(phrase, lexicon=lexicon)
    return Utterance(name, Role.PARAGRAPH, None, 0, phrase, readings, pause_after=0.6)
