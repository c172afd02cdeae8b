"""The pronunciations a newsroom has settled: an editor's tool, kept in a table, exchanged as W3C PLS 1.0."""

from vivevoix.writing.lexicon.entry import Entry, How, Scope
from vivevoix.writing.lexicon.match import EMPTY, Conflict, Lexicon, Match
from vivevoix.writing.lexicon.store import add_entry, load_lexicon, remove_entries, save_lexicon

__all__ = [
    "EMPTY",
    "Conflict",
    "Entry",
    "How",
    "Lexicon",
    "Match",
    "Scope",
    "add_entry",
    "load_lexicon",
    "remove_entries",
    "save_lexicon",
]
