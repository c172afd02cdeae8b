"""Adjectives of countries as evidence of where a name beside them is from."""

from functools import cache

from vivevoix.writing.fr.pronounce.tables import rows


@cache
def _countries() -> dict[str, str]:
    return {adjective: name for adjectives, name in rows("demonyms") for adjective in adjectives.split()}


def from_country(word: str) -> str:
    """A name of the lexicon from the country of an adjective, in either number; empty for other words.

    >>> from_country("israéliens")
    'Netanyahou'
    """
    return _countries().get(word) or _countries().get(word.removesuffix("s"), "")
