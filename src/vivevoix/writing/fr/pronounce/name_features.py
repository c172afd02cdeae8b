"""What speaks for a way to say a name, and for its being right: the features that ``data/names/choice.tsv`` weighs."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from vivevoix.writing.fr.pronounce.name_lexicon import rows
from vivevoix.writing.fr.pronounce.name_model import Guess, Spelling
from vivevoix.writing.fr.pronounce.name_network import Opinion
from vivevoix.writing.fr.pronounce.name_phones import Phone
from vivevoix.writing.fr.pronounce.name_spelling import letters_of


@dataclass(frozen=True, slots=True)
class Heard:
    """All that is known of a name before one way is chosen."""

    name: Spelling
    guesses: tuple[Guess, ...]
    french: str
    """Folded phones by French spelling."""
    french_score: float
    """Its log probability by the model."""
    raw: tuple[Phone, ...]
    ruled: str
    """Folded phones by the rules of the origin; empty without rules."""
    opinion: Opinion
    """The network's."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to say a name."""

    signs: str
    """Folded phones."""
    score: float
    """Log probability by the model."""
    first: bool
    """Whether the model has nothing better."""
    network: float
    """Log probability by the network."""
    below: float
    """How far the model has it under its best; 0 for the best."""
    network_below: float
    """How far the network has it under its best; 0 for the best."""


def choice_features(heard: Heard, one: Candidate) -> dict[str, float]:
    """What speaks for one candidate."""
    name, french, ruled, letters = heard.name, one.signs == heard.french, one.signs == heard.ruled, len(heard.name.letters)
    chosen = one.network_below == 0
    return {
        "score": one.score, "below": one.below, "a_letter": 5 * one.score / letters, "first": one.first,
        "network": one.network, "network_below": one.network_below, "network_a_letter": 5 * one.network / letters,
        "network_first": chosen, "both_first": chosen and one.first, "french": french and not name.foreign,
        "frenchified": french and name.foreign, "french_home": french * name.home / 4,
        "french_abroad": french and name.home == 0, "ruled": ruled, "ruled_french": ruled and french,
        "ruled_abroad": ruled and name.home == 0,
    }  # fmt: skip


def certainty_features(heard: Heard, one: Candidate, share: float) -> dict[str, float]:
    """What is known of the winner; ``share`` is the logarithm of its part among the candidates."""
    name, french, letters = heard.name, one.signs == heard.french, len(heard.name.letters)
    return {
        "bias": 1.0, "share": share, "score": one.score, "a_letter": 5 * one.score / letters, "french": french,
        "network": one.network, "network_below": one.network_below, "network_a_letter": 5 * one.network / letters,
        "both_first": one.first and one.network_below == 0, "ruled": one.signs == heard.ruled, "foreign": name.foreign,
        "home": name.home / 4, "quite_home": name.home == 4, "length": letters / 10, "nowhere": name.origin == "?",
        "french_home": french * name.home / 4, **familiarity(name.letters), **doubts(name.letters),
    }  # fmt: skip


def lexicon_features(heard: Heard, one: Candidate) -> dict[str, float]:
    """What speaks for an entry of the lexicon: who else says so."""
    french = one.signs == heard.french
    return {
        "bias": 1.0, "french": french, "frenchified": french and heard.name.foreign, "first": one.first, "score": one.score / 4,
        "home": heard.name.home / 4, "ruled": one.signs == heard.ruled, "below": one.below / 4, "network": one.network / 4,
        "network_first": one.network_below == 0,
    }  # fmt: skip


@lru_cache(maxsize=8192)
def familiarity(letters: str, apart: int = 0) -> dict[str, float]:
    """How often the lexicons have the three-letter sequences of a name: what nobody has seen is said wrong twice as often.

    ``apart`` is how often the name itself stands in them.

    >>> familiarity("xhvdt")["sequences_new"]
    4.0
    """
    text = f"^{letters}$"
    times = [log(max(0.3, _sequences()[text[at : at + 3]] - apart)) for at in range(len(text) - 2)]
    return {
        "sequence_rarest": min(times), "sequences": sum(times) / len(times), "sequences_new": float(sum(one < 0.7 for one in times)),
    }  # fmt: skip


@cache
def _sequences() -> Counter[str]:
    """About 60 ms, once."""
    names = {letters_of(row[0]) for table in ("news", "wikipron") for row in rows(table)}
    return Counter(text[at : at + 3] for text in (f"^{name}$" for name in names) for at in range(len(text) - 2))


@lru_cache(maxsize=8192)
def doubts(letters: str) -> dict[str, float]:
    """Which of the spellings that French names read in several ways a name has.

    >>> [name for name, found in doubts("magnol").items() if found]
    ['spelling.gn']
    """
    return {f"spelling.{name}": float(pattern.search(letters) is not None) for name, pattern in _doubtful()}


@cache
def _doubtful() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern, _ in rows("doubtful"))
