"""What speaks for a way to say a name, and for its being right: the features that ``data/names/choice.tsv`` weighs."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log

from vivevoix.writing.fr.pronounce.name_lexicon import rows
from vivevoix.writing.fr.pronounce.name_model import Guess, Spelling
from vivevoix.writing.fr.pronounce.name_network import Opinion
from vivevoix.writing.fr.pronounce.name_phones import Phone
from vivevoix.writing.fr.pronounce.name_spelling import letters_of
from vivevoix.writing.fr.pronounce.origin import Likely


@dataclass(frozen=True, slots=True)
class Rule:
    """Who else says a way to say a name: the rules of an origin."""

    origin: str
    """The likeliest of those that agree."""
    chance: float
    """That the name is from one of them, 0 to 1."""


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
    ruled: Mapping[str, Rule]
    """Folded phones by the rules of the likely origins."""
    opinion: Opinion
    """The networks'."""
    origin: Likely


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


@dataclass(frozen=True, slots=True)
class Lead:
    """How clearly one candidate is taken."""

    share: float
    """The logarithm of its part among the candidates."""
    odds: float
    """Its log odds against all others."""
    margin: float
    """How many nats the second is behind."""


def lead(totals: Sequence[float]) -> tuple[int, Lead]:
    """The place of the candidate with the most weight, and its lead.

    >>> place, found = lead([0.0, 2.0, 0.5])
    >>> place, round(found.share, 2), round(found.odds, 2), found.margin
    (1, -0.31, 1.03, 1.5)
    """
    order = sorted(range(len(totals)), key=lambda at: -totals[at])
    behind = [totals[at] - totals[order[0]] for at in order[1:]]
    others = sum(exp(value) for value in behind)
    return order[0], Lead(-log(1 + others), -log(max(others, exp(-_SURE))), -behind[0] if behind else _SURE)


_SURE = 7.0
"""Log odds of the only candidate."""


def choice_features(heard: Heard, one: Candidate) -> dict[str, float]:
    """What speaks for one candidate."""
    name, french, letters = heard.name, one.signs == heard.french, len(heard.name.letters)
    chance = heard.ruled[one.signs].chance if one.signs in heard.ruled else 0.0
    ruled = chance > 0
    chosen = one.network_below == 0
    here = dict(heard.origin.chances).get("french", 0.0)
    return {
        "score": one.score, "below": one.below, "a_letter": 5 * one.score / letters, "first": one.first,
        "network": one.network, "network_below": one.network_below, "network_a_letter": 5 * one.network / letters,
        "network_first": chosen, "both_first": chosen and one.first, "french": french and not name.foreign,
        "frenchified": french and name.foreign, "french_home": french * name.home / 4,
        "french_abroad": french and name.home == 0, "ruled": ruled, "ruled_french": ruled and french,
        "ruled_abroad": ruled and name.home == 0, "ruled_chance": chance, "ruled_even": chance > 0.5,
        "french_here": french * here, "first_here": one.first * here, "network_here": chosen * here, "below_here": one.below * here,
        "network_below_here": one.network_below * here, "ruled_here": ruled * here, "ruled_doubt": ruled * heard.origin.doubt,
        "ruled_first": ruled and one.first, "ruled_network": ruled and chosen,
    }  # fmt: skip


def certainty_features(heard: Heard, one: Candidate, lead: Lead) -> dict[str, float]:
    """What is known of the winner."""
    name, french, letters = heard.name, one.signs == heard.french, len(heard.name.letters)
    return {
        "bias": 1.0, "share": lead.share, "share_odds": lead.odds, "margin": lead.margin,
        "score": one.score, "a_letter": 5 * one.score / letters, "french": french,
        "network": one.network, "network_below": one.network_below, "network_a_letter": 5 * one.network / letters,
        "both_first": one.first and one.network_below == 0, "ruled": one.signs in heard.ruled, "foreign": name.foreign,
        "home": name.home / 4, "quite_home": name.home == 4, "length": letters / 10, "nowhere": name.origin == "?",
        "french_home": french * name.home / 4, **_disagreement(heard, one), **_hesitation(heard), **familiarity(name.letters),
        **doubts(name.letters),
    }  # fmt: skip


def _disagreement(heard: Heard, one: Candidate) -> dict[str, float]:
    """How many phones in ten each source would change, and how likely the origins are whose rules say otherwise."""
    agreed = heard.ruled[one.signs].chance if one.signs in heard.ruled else 0.0
    return {
        "edits_network": edits(one.signs, next(iter(heard.opinion.guesses))) / 10,
        "edits_model": edits(one.signs, "".join(heard.guesses[0].chunks)) / 10,
        "edits_french": edits(one.signs, heard.french) / 10,
        "edits_ruled": sum(rule.chance * edits(one.signs, signs) for signs, rule in heard.ruled.items()) / 10,
        "ruled_chance": agreed, "ruled_otherwise": sum(rule.chance for rule in heard.ruled.values()) - agreed,
    }  # fmt: skip


def _hesitation(heard: Heard) -> dict[str, float]:
    """How little the networks, the model and the recogniser of origins decide."""
    surest = heard.opinion.log.max(axis=1)
    network, model = list(heard.opinion.guesses.values())[:2], [guess.log_probability for guess in heard.guesses[:2]]
    return {
        "margin_network": min(_FAR, network[0] - network[-1]) if len(network) > 1 else _FAR,
        "margin_model": min(_FAR, model[0] - model[-1]) if len(model) > 1 else _FAR,
        "weakest_letter": float(surest.min()), "weak_letters": float((surest < _WEAK).sum()), "origin_doubt": heard.origin.doubt,
    }  # fmt: skip


_FAR = 5.0
_WEAK = -0.2
"""Log probability of a letter that is decided for less than four times in five."""


def edits(one: str, other: str) -> int:
    """The least number of phones to change, leave out or put in.

    >>> edits("EʃEnik", "EtʃEnikE")
    2
    """
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one if one != other else "", 1):
        corner, row[0] = row[0], at
        for place, facing in enumerate(other, 1):
            corner, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, corner + (sign != facing))
    return row[-1] if one != other else 0


def lexicon_features(heard: Heard, one: Candidate) -> dict[str, float]:
    """What speaks for an entry of the lexicon: who else says so."""
    french = one.signs == heard.french
    return {
        "bias": 1.0, "french": french, "frenchified": french and heard.name.foreign, "first": one.first, "score": one.score / 4,
        "home": heard.name.home / 4, "ruled": one.signs in heard.ruled, "below": one.below / 4, "network": one.network / 4,
        "network_first": one.network_below == 0, **_disagreement(heard, one), **_hesitation(heard),
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
