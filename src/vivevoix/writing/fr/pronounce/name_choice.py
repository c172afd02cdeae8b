"""Which of several ways to say a name is taken, and how sure that is.

The candidates are the best guesses of a model and of a network, French spelling, and the rules of the likely origin. Few
features of each (its probabilities, who else says so) are weighed by a log-linear model, and a second one turns what is
known of the winner into the probability that it is right. Weights: ``data/names/choice.tsv``, fitted by
cross-validation, so that they know how far each source can be trusted on names it has not seen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log

from vivevoix.writing.fr.pronounce.name_features import (
    Candidate,
    Heard,
    Rule,
    certainty_features,
    choice_features,
    lead,
    lexicon_features,
)
from vivevoix.writing.fr.pronounce.name_lexicon import rows
from vivevoix.writing.fr.pronounce.name_model import Model, Spelling, align, model
from vivevoix.writing.fr.pronounce.name_network import Network, network
from vivevoix.writing.fr.pronounce.name_phones import fold
from vivevoix.writing.fr.pronounce.name_spelling import by_french_spelling, letters_of
from vivevoix.writing.fr.pronounce.origin import Likely, likely
from vivevoix.writing.fr.pronounce.origin_rules import by_origin

_FLOOR = -8.0
_RULED = -7.0
"""Log probability taken for what the model did not think of."""
_HOPELESS = 0.03
"""An origin less likely than that has no say."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The way that is taken."""

    signs: str
    """Folded phones."""
    source: str
    """``model``, ``french`` or ``rules``: who says so, French spelling first, then the rules."""
    certainty: float


@lru_cache(maxsize=8192)
def hear(word: str, context: tuple[str, ...]) -> Heard | None:
    """What each source makes of a name; None when it has no letter that the model knows. About 3 ms."""
    return heard(word, likely(word, context), model(), network()) if letters_of(word) else None


def heard(word: str, origin: Likely, known: Model, second: Network) -> Heard:
    """The same with an origin, a model and networks given."""
    raw, foreign = by_french_spelling(word)
    french = "".join(phone.sign for phone in raw)
    name = Spelling(letters_of(word), align(letters_of(word), french, known.costs), foreign, origin.origin, origin.home)
    score = known.log_probability(name, name.french)
    return Heard(name, known.decode(name), french, score, raw, _ruled(word, origin), second.opinion(name), origin)


def _ruled(word: str, origin: Likely) -> dict[str, Rule]:
    """What the rules of the likeliest origins say, each with the chance that the name is from where they hold."""
    found: dict[str, Rule] = {}
    for name, chance in origin.chances:
        signs = _signs(by_origin(word, name)) if name != "french" and chance > _HOPELESS else ""
        if signs:
            before = found.get(signs, Rule(name, 0.0))
            found[signs] = Rule(before.origin, before.chance + chance)
    return found


@lru_cache(maxsize=16384)
def _signs(ipa: str) -> str:
    return "".join(phone.sign for phone in fold(ipa))


def candidates(heard: Heard, also: str = "") -> tuple[Candidate, ...]:
    """The ways to choose among, and ``also`` one more (folded phones)."""
    scores = _scores(heard)
    if also:
        scores.setdefault(also, _FLOOR)
    costs = model().costs
    second = {signs: heard.opinion.score(signs, costs) for signs in scores}
    first = "".join(heard.guesses[0].chunks)
    top, network_top = max(scores.values()), max(second.values())
    return tuple(
        Candidate(signs, score, signs == first, second[signs], score - top, second[signs] - network_top)
        for signs, score in scores.items()
    )


def _scores(heard: Heard) -> dict[str, float]:
    """Folded phones → log probability by the model, of all candidates that are possible."""
    found: dict[str, float] = {}
    for guess in heard.guesses:
        signs = "".join(guess.chunks)
        found[signs] = log(exp(found[signs]) + exp(guess.log_probability)) if signs in found else guess.log_probability
    found.setdefault(heard.french, heard.french_score)
    for signs in heard.ruled:
        found.setdefault(signs, _RULED)
    for signs in heard.opinion.guesses:
        found.setdefault(signs, _FLOOR)
    letters = heard.name.letters
    possible = [signs for signs in found if not any(never.match(f"{letters}={signs}") for never in _impossible())]
    return {signs: max(found[signs], _FLOOR) for signs in possible or found}


@cache
def _impossible() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern, _ in rows("impossible"))


def choose(heard: Heard) -> Choice:
    """The candidate with the most weight."""
    weights = _weights()["choice"]
    some = candidates(heard)
    place, leading = lead([_sum(weights, choice_features(heard, one)) for one in some])
    best = some[place]
    source = "french" if best.signs == heard.french else "rules" if best.signs in heard.ruled else "model"
    return Choice(best.signs, source, _probability(_sum(_weights()["certainty"], certainty_features(heard, best, leading))))


def entry_certainty(heard: Heard, signs: str) -> float:
    """The probability that an entry of the lexicon is what newsreaders say."""
    one = next(one for one in candidates(heard, signs) if one.signs == signs)
    return _probability(_sum(_weights()["lexicon"], lexicon_features(heard, one)))


def _sum(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    return sum(weights[name] * value for name, value in features.items())


def _probability(log_odds: float) -> float:
    """Never certain: what is fitted on two thousand names cannot tell one in a hundred from one in a thousand."""
    return min(0.995, max(0.005, 1 / (1 + exp(-log_odds))))


@cache
def _weights() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for table, feature, weight in rows("choice"):
        found.setdefault(table, {})[feature] = float(weight)
    return found
