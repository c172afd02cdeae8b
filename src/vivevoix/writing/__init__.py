"""From an article to a script: what shall be said, word by word, sound by sound, and who decided each."""

from vivevoix.writing.heard import sounds
from vivevoix.writing.language import language_of
from vivevoix.writing.lexicon import EMPTY, Lexicon
from vivevoix.writing.others import others
from vivevoix.writing.script import write

__all__ = ["EMPTY", "Lexicon", "language_of", "others", "sounds", "write"]
