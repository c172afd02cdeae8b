"""The built-in lexicon of names: our own of names in the news, then Wiktionary's capitalised headwords."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vivevoix.writing.fr.pronounce.name_accents import printed_forms, unstressed
from vivevoix.writing.fr.vocabulary import french_word

_PLACED = frozenset({"place", "place.fr", "org"})
"""Where an entry is from tells nothing of a neighbour's origin: Paris Hilton, Airbus A320."""


@dataclass(frozen=True, slots=True)
class Entry:
    """How one name is said."""

    sounds: str
    """IPA with the stress mark; not yet folded to the voice's alphabet."""
    origin: str
    """``slavic``, ``place.fr``, …; empty for Wiktionary's headwords."""


def entry(name: str, context: tuple[str, ...] = ()) -> Entry | None:
    """The entry of a name; of several, the one whose origin a neighbouring name shares.

    >>> entry("Jordan", ("Bardella",)).sounds, entry("Jordan", ("LeBron",)).sounds
    ('ʒɔʁdˈan', 'dʒɔʁdˈan')
    """
    found = _entries(name)
    if len(found) < 2:
        return found[0] if found else None
    near = {origin for word in context if word != name for origin in origins(word)}
    return next((one for one in found if one.origin in near), found[0])


def origins(name: str) -> tuple[str, ...]:
    """The origins of a person's name that the lexicon knows, the usual one first: evidence for its neighbours."""
    return tuple(one.origin for one in _entries(name) if one.origin and one.origin not in _PLACED)


def _entries(name: str) -> tuple[Entry, ...]:
    for spelling in _spellings(unicodedata.normalize("NFC", name)):
        if found := _news().get(spelling):
            return tuple(found)
        if sounds := _headwords().get(spelling):
            return (Entry(sounds, ""),)
    return ()


def _spellings(key: str) -> Iterator[str]:
    """A name as it is, then as it is where accents are printed or capitals are few."""
    yield key
    if key.isupper():
        yield key.title()
    if (form := _accented().get(key)) and not french_word(key):
        yield form
    yield unstressed(key)


@cache
def _accented() -> dict[str, str]:
    """About 10 ms, once."""
    return printed_forms((*_news(), *_headwords()))


@cache
def _news() -> dict[str, list[Entry]]:
    """16,000 names in about 35 ms."""
    found: dict[str, list[Entry]] = {}
    for name, sounds, origin in rows("news"):
        found.setdefault(name, []).append(Entry(sounds, origin))
    return found


@cache
def _headwords() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("wikipron")}


def rows(table: str) -> list[list[str]]:
    """The lines of ``data/names/<table>.tsv`` as their columns."""
    text = (files("vivevoix.writing.fr") / "data" / "names" / f"{table}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
