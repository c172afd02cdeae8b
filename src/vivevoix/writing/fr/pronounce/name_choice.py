"""Which of several ways to say a name is taken, and how sure that is.

The candidates are the model's best guesses, French spelling, and the rules of the likely origin. Few features of each
(its probability by the model, who else says so) are weighed by a log-linear model, and a second one turns what is
known of the winner into the probability that it is right. Weights: ``data/names/choice.tsv``, fitted by
cross-validation, so that they know how far each source can be trusted on names it has not seen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log

from vivevoix.writing.fr.pronounce.name_lexicon import rows
from vivevoix.writing.fr.pronounce.name_model import Guess, Model, Spelling, align, model
from vivevoix.writing.fr.pronounce.name_phones import Phone, fold
from vivevoix.writing.fr.pronounce.name_spelling import by_french_spelling, letters_of
from vivevoix.writing.fr.pronounce.origin import likely
from vivevoix.writing.fr.pronounce.origin_rules import by_origin

_FLOOR = -8.0
_RULED = -7.0
"""Log probability taken for what the model did not think of."""


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
    """What each source makes of a name; None when it has no letter that the model knows. About 1 ms."""
    return heard(word, likely(word, context), model()) if letters_of(word) else None


def heard(word: str, origin: tuple[str, int], known: Model) -> Heard:
    """The same with an origin and a model given."""
    raw, foreign = by_french_spelling(word)
    french = "".join(phone.sign for phone in raw)
    name = Spelling(letters_of(word), align(letters_of(word), french, known.costs), foreign, *origin)
    ruled = "" if origin[0] in {"?", "french"} else "".join(phone.sign for phone in fold(by_origin(word, origin[0])))
    return Heard(name, known.decode(name), french, known.log_probability(name, name.french), raw, ruled)


def candidates(heard: Heard) -> dict[str, tuple[float, bool]]:
    """Folded phones → (log probability, whether it is the model's first), the model's best first."""
    found: dict[str, tuple[float, bool]] = {}
    for rank, guess in enumerate(heard.guesses):
        signs = "".join(guess.chunks)
        before = found.get(signs)
        score = log(exp(before[0]) + exp(guess.log_probability)) if before else guess.log_probability
        found[signs] = (score, before[1] if before else rank == 0)
    found.setdefault(heard.french, (heard.french_score, False))
    if heard.ruled:
        found.setdefault(heard.ruled, (_RULED, False))
    letters = heard.name.letters
    possible = {
        signs: one for signs, one in found.items() if not any(never.match(f"{letters}={signs}") for never in _impossible())
    }
    return {signs: (max(score, _FLOOR), first) for signs, (score, first) in (possible or found).items()}


@cache
def _impossible() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern, _ in rows("impossible"))


def choice_features(heard: Heard, signs: str, score: float, first: bool, top: float) -> dict[str, float]:
    """What speaks for one candidate."""
    french, ruled, name = signs == heard.french, signs == heard.ruled, heard.name
    return {
        "score": score, "below": score - top, "a_letter": 5 * score / len(name.letters), "first": first,
        "french": french and not name.foreign, "frenchified": french and name.foreign, "french_home": french * name.home / 4,
        "french_abroad": french and name.home == 0, "ruled": ruled, "ruled_french": ruled and french,
        "ruled_abroad": ruled and name.home == 0,
    }  # fmt: skip


def certainty_features(heard: Heard, signs: str, share: float, score: float) -> dict[str, float]:
    """What is known of the winner; ``share`` is its part among the candidates, 0 to 1."""
    name, french = heard.name, signs == heard.french
    return {
        "bias": 1.0, "share": log(share + 1e-6), "score": score, "a_letter": 5 * score / len(name.letters), "french": french,
        "ruled": signs == heard.ruled, "foreign": name.foreign, "home": name.home / 4, "quite_home": name.home == 4,
        "length": len(name.letters) / 10, "nowhere": name.origin == "?", "french_home": french * name.home / 4,
    }  # fmt: skip


def lexicon_features(heard: Heard, signs: str) -> dict[str, float]:
    """What speaks for an entry of the lexicon: who else says so."""
    found = candidates(heard)
    score = found.get(signs, (_FLOOR, False))[0]
    best = next(iter(found))
    french = signs == heard.french
    return {
        "bias": 1.0, "french": french, "frenchified": french and heard.name.foreign, "first": signs == best, "score": score / 4,
        "home": heard.name.home / 4, "ruled": signs == heard.ruled, "below": (score - found[best][0]) / 4,
    }  # fmt: skip


def choose(heard: Heard) -> Choice:
    """The candidate with the most weight."""
    found = candidates(heard)
    top = max(score for score, _ in found.values())
    weights = _weights()["choice"]
    total = {signs: _sum(weights, choice_features(heard, signs, *some, top)) for signs, some in found.items()}
    best = max(total, key=lambda signs: total[signs])
    share = 1 / sum(exp(value - total[best]) for value in total.values())
    source = "french" if best == heard.french else "rules" if best == heard.ruled else "model"
    known = certainty_features(heard, best, share, found[best][0])
    return Choice(best, source, _logistic(_sum(_weights()["certainty"], known)))


def entry_certainty(heard: Heard, signs: str) -> float:
    """The probability that an entry of the lexicon is what newsreaders say."""
    return _logistic(_sum(_weights()["lexicon"], lexicon_features(heard, signs)))


def _sum(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    return sum(weights[name] * value for name, value in features.items())


def _logistic(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))


@cache
def _weights() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for table, feature, weight in rows("choice"):
        found.setdefault(table, {})[feature] = float(weight)
    return found
