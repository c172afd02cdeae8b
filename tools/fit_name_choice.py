"""Cross-validates the pronunciation of names and fits how the sources are weighed; about six minutes a fold on one core.

    python tools/fit_name_choice.py --folds 2 --common fr_pron_common.tsv --names fr_pron_names.tsv --news fr_pron_newsnames.tsv \
        --kept FOLDER -o src/vivevoix/writing/fr/data/names/choice.tsv

The inputs have a headword, a tab, its right transcriptions apart by ``|``, and a kind; spelled acronyms are left out.
Every name is judged by a model and networks that have not seen it, nor its entry in ``news.tsv``: Wiktionary's headwords
(``--names``), as many of our own from ``news.tsv``, and ``--news`` by the first fold's. ``--folds`` of five are judged: the
weights are few. A transcription is right when its folded phones are those of one of the reference's. What is trained stays in
``--kept``, so that a run goes on where it was stopped. Needs torch, for the networks are trained too.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from name_cases import Case, cases
from numpy.typing import NDArray
from train_name_model import transcribed

from vivevoix.writing.fr.pronounce.name_choice import candidates
from vivevoix.writing.fr.pronounce.name_features import (
    Candidate,
    Heard,
    Lead,
    certainty_features,
    choice_features,
    familiarity,
    lead,
    lexicon_features,
)
from vivevoix.writing.fr.pronounce.name_lexicon import rows

PARTS = 3
"""The report's probabilities are of names that the weighing was not fitted on, in three parts."""
CALM, CALM_SPELLINGS = 300.0, 1200.0
"""The order of confidence is best so: on all cases the area under ROC is .836 at 30, .844 at 300 and .846 with the forty doubtful
spellings, each of which few names have, held four times as firmly.
"""
OWN_WEIGHT = 0.5
"""Of a name of ours in the choice: what we put into the lexicon is more foreign than what an article brings."""
NEWS_TIMES, NEWS_BIAS_TIMES = 6, 20
"""How often a news name counts in the certainty of the lexicon, and in its mean: it was written for them, Wiktionary's headwords
are others' and their oddities are not its errors.
"""
Vector = NDArray[np.float64]


def matrix(features: list[dict[str, float]]) -> Vector:
    """Features as rows."""
    return np.array([[float(value) for value in one.values()] for one in features])


def fit_choice(data: list[Case]) -> Vector:
    """Conditional log-likelihood of the right candidates, by gradient ascent with a rate for each weight."""
    sets = []
    for case in data:
        some = candidates(case.heard)
        right = np.array([one.signs in case.right for one in some])
        if right.any() and not right.all():
            weight = OWN_WEIGHT if case.kind == "own" else 1.0
            sets.append((matrix([choice_features(case.heard, one) for one in some]), right, weight))
    shape, times = (len(sets), max(len(right) for _, right, _ in sets)), np.array([weight for *_, weight in sets])
    table, truth, absent = np.zeros((*shape, sets[0][0].shape[1])), np.zeros(shape), np.full(shape, -1e9)
    for at, (some, right, _) in enumerate(sets):
        table[at, : len(right)], truth[at, : len(right)], absent[at, : len(right)] = some, right, 0
    weights, mean, squares = (np.zeros(table.shape[2]) for _ in range(3))
    for step in range(1, 401):
        score = table @ weights + absent
        share = np.exp(score - np.logaddexp.reduce(score, axis=1, keepdims=True))
        good = share * truth
        slope = np.einsum("nck,nc,n->k", table, good / good.sum(1, keepdims=True) - share, times) - 2 * weights
        mean, squares = 0.9 * mean + 0.1 * slope, 0.99 * squares + 0.01 * slope * slope
        weights += 0.05 * mean / (1 - 0.9**step) / (np.sqrt(squares / (1 - 0.99**step)) + 1e-9)
    return weights


def fit_certainty(names: list[str], some: Vector, right: Vector, others: NDArray[np.bool_]) -> Vector:
    """Logistic regression whose order is that of calm weights, and whose probabilities are those of ``others``: the names that
    we did not choose ourselves, for the lexicon's are harder than an article's.
    """
    calm = np.array([CALM_SPELLINGS if name.startswith("spelling.") else CALM for name in names])
    calmed = fit_logistic(some, right, calm)
    bias, stretch = fit_logistic(np.stack([np.ones(others.sum()), some[others] @ calmed], 1), right[others], 1e-3)
    calmed *= stretch
    calmed[0] += bias
    return calmed


def fit_entries(known: list[Case]) -> Vector:
    """The certainty of entries: weights that news names decide most, and a mean that is theirs."""
    some, right = (
        matrix([entry_features(case) for case in known]),
        np.array([float(case.entry in case.right) for case in known]),
    )
    news = np.array([case.kind == "news" for case in known])
    times = np.where(news, NEWS_TIMES, 1)
    weights = fit_logistic(some.repeat(times, 0), right.repeat(times), CALM)
    times = np.where(news, NEWS_BIAS_TIMES, 1)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-some @ weights))
        weights[0] += ((right - chance) * times).sum() / (chance * (1 - chance) * times).sum()
    return weights


def fit_logistic(some: Vector, right: Vector, calm: float | Vector) -> Vector:
    """Logistic regression by Newton's method on features of equal spread; ``calm``, one or each its own, draws all but the bias
    to nothing.
    """
    spread = some.std(0)
    middle, spread = np.where(spread > 1e-9, some.mean(0), 0), np.where(spread > 1e-9, spread, 1)
    even, pull = (some - middle) / spread, np.where(some.std(0) > 1e-9, calm, 1e-6)
    weights = np.zeros(some.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-even @ weights))
        bend = (even * (chance * (1 - chance))[:, None]).T @ even + np.diag(pull)
        weights -= np.linalg.solve(bend, even.T @ (chance - right) + pull * weights)
    weights = weights / spread
    weights[0] -= middle @ weights
    return weights


@cache
def known_names() -> frozenset[str]:
    """What stands in the lexicons, whose own sequences of letters do not make it familiar."""
    return frozenset(row[0] for table in ("news", "wikipron") for row in rows(table))


def winner(case: Case, weights: Vector) -> tuple[str, dict[str, float]]:
    """The chosen candidate and what is known of it."""
    some = candidates(case.heard)
    total = matrix([choice_features(case.heard, one) for one in some]) @ weights
    best, leading = lead(total.tolist())
    features = certainty_features(case.heard, some[best], leading)
    return some[best].signs, features | familiarity(case.heard.name.letters, int(case.word in known_names()))


def entry_features(case: Case) -> dict[str, float]:
    """What speaks for the entry of a name in the lexicon."""
    return lexicon_features(case.heard, entry_candidate(case.heard, case.entry))


def entry_candidate(heard: Heard, signs: str) -> Candidate:
    """The entry among the candidates."""
    return next(one for one in candidates(heard, signs) if one.signs == signs)


@dataclass(frozen=True, slots=True)
class Fitted:
    """All three weightings."""

    choice: Vector
    certainty: Vector
    lexicon: Vector


def fit(data: list[Case]) -> Fitted:
    """From names that the models had not seen."""
    choice = fit_choice(data)
    won = [winner(case, choice) for case in data]
    right = np.array([float(signs in case.right) for case, (signs, _) in zip(data, won, strict=True)])
    others = np.array([case.kind != "own" for case in data])
    certainty = fit_certainty(list(won[0][1]), matrix([features for _, features in won]), right, others)
    return Fitted(choice, certainty, fit_entries([case for case in data if case.entry and case.kind != "own"]))


def judged(data: list[Case], fitted: Fitted) -> list[tuple[Case, bool, float, bool, float]]:
    """For each name: right without the lexicon and how sure; right with it and how sure."""
    found = []
    for case in data:
        signs, features = winner(case, fitted.choice)
        right, sure = signs in case.right, _logistic(features, fitted.certainty)
        found.append((case, right, sure, right, sure))
        if case.entry and case.kind != "own":
            sure_entry = _logistic(entry_features(case), fitted.lexicon)
            found[-1] = (case, right, sure, case.entry in case.right, sure_entry)
    return found


def _logistic(features: dict[str, float], weights: Vector) -> float:
    return float(1 / (1 + np.exp(-matrix([features])[0] @ weights)))


def area(sure: list[float], right: list[bool]) -> float:
    """Area under ROC: the chance that a right one is surer than a wrong one."""
    good = np.array([one for one, good in zip(sure, right, strict=True) if good])
    bad = np.array([one for one, good in zip(sure, right, strict=True) if not good])
    return float(np.mean((good[:, None] > bad[None, :]) + 0.5 * (good[:, None] == bad[None, :])))


def report(results: list[tuple[Case, bool, float, bool, float]]) -> str:
    """Word error rates and areas, by kind."""
    lines = []
    picks: dict[str, Callable[[Case], bool]] = {
        "names": lambda case: case.kind == "names",
        "names outside the lexicon": lambda case: case.kind == "names" and not case.entry,
        "news": lambda case: case.kind == "news",
        "own": lambda case: case.kind == "own",
        "all": lambda case: True,
    }
    for title, pick in picks.items():
        some = [one for one in results if pick(one[0])]
        french = np.mean([one[0].heard.french not in one[0].right for one in some])
        alone, all_ = np.mean([not one[1] for one in some]), np.mean([not one[3] for one in some])
        areas = (
            area([one[2] for one in some], [one[1] for one in some]),
            area([one[4] for one in some], [one[3] for one in some]),
        )
        lines.append(
            f"{title}: {len(some)}; WER by French spelling {french:.1%}, without the lexicon {alone:.1%} (AUC {areas[0]:.3f}), "
            f"with it {all_:.1%} (AUC {areas[1]:.3f})"
        )
        lines += reliability([one[2] for one in some], [one[1] for one in some])
    return "\n".join(lines) + "\n"


def reliability(sure: list[float], right: list[bool]) -> list[str]:
    """What was promised and kept, by tenths of confidence."""
    tenths = np.minimum(9, (np.array(sure) * 10).astype(int))
    lines = []
    for tenth in sorted(set(tenths.tolist())):
        here = tenths == tenth
        promised, kept = np.array(sure)[here].mean(), np.array(right)[here].mean()
        lines.append(f"    {tenth / 10:.1f}: {here.sum():4d} names, promised {promised:.2f}, kept {kept:.2f}")
    return lines


def written(fitted: Fitted, case: Case) -> str:
    """The table of weights."""
    some = candidates(case.heard)
    names = {
        "choice": choice_features(case.heard, some[0]),
        "certainty": certainty_features(case.heard, some[0], Lead(0.0, 0.0, 0.0)),
        "lexicon": lexicon_features(case.heard, some[0]),
    }
    lines = ["# How ways to say a name are weighed, fitted by tools/fit_name_choice.py. Columns: table, feature, weight."]
    for title, weights in (("choice", fitted.choice), ("certainty", fitted.certainty), ("lexicon", fitted.lexicon)):
        lines += [f"{title}\t{name}\t{weight:.3f}" for name, weight in zip(names[title], weights, strict=True)]
    return "\n".join(lines) + "\n"


def usable(path: Path) -> list[list[str]]:
    """Rows of one word that are not acronyms."""
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [row for row in lines if " " not in row[0] and row[2] != "acronym"]


def main() -> None:
    """Fits on two parts and judges the third, in turn, for the report; writes what all names give."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--common", "--names", "--news", "--kept", "-o"):
        parser.add_argument(name, type=Path, required=True, dest="out" if name == "-o" else None)
    parser.add_argument("--folds", type=int, default=5)
    given = parser.parse_args()
    data = cases(usable(given.names), usable(given.news), transcribed(given.common), given.folds, given.kept)
    data = [data[index] for index in np.random.default_rng(3).permutation(len(data))]
    results = []
    for part in range(PARTS):
        results += judged(data[part::PARTS], fit([case for at, case in enumerate(data) if at % PARTS != part]))
    sys.stdout.write(report(results))
    given.out.write_text(written(fit(data), data[0]), "utf-8")


if __name__ == "__main__":
    main()
