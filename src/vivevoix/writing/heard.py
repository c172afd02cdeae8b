"""The sounds of a text that nobody printed: what a listener wrote down."""

from vivevoix.writing.language import language_of
from vivevoix.writing.lexicon import EMPTY, Lexicon
from vivevoix.writing.saying import sounds_of


def sounds(text: str, language: str, lexicon: Lexicon = EMPTY) -> str:
    """IPA, words apart by one space; empty for no text. Costs 10 to 50 ms a name. Raises UnsupportedLanguage."""
    return sounds_of(language_of(language).readings(text, lexicon=lexicon)) if text.strip() else ""
