"""Cross-validates the pronunciation of names and fits how the sources are weighed; about five minutes.

    python tools/fit_name_choice.py --common fr_pron_common.tsv --names fr_pron_names.tsv --news fr_pron_newsnames.tsv \
        -o src/vivevoix/writing/fr/data/names/choice.tsv

The inputs have a headword, a tab, its right transcriptions apart by ``|``, and a kind; spelled acronyms are left out.
Every name is judged by a model that has not seen it, nor its entry in ``news.tsv``. ``--news`` are judged by the first fold's
model, which has seen none of them. A transcription is right when its folded phones are those of one of the reference's.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from train_name_model import examples, signs_of, train, transcribed

from vivevoix.writing.fr.pronounce.name_choice import (
    Heard,
    candidates,
    certainty_features,
    choice_features,
    heard,
    lexicon_features,
)
from vivevoix.writing.fr.pronounce.name_lexicon import rows
from vivevoix.writing.fr.pronounce.origin import summed

FOLDS = 5
NEWS_TIMES = 6
"""How often a news name counts in the certainty of the lexicon: it was written for them, Wiktionary's headwords are others'."""
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One name judged by a model that has not seen it."""

    word: str
    kind: str
    right: frozenset[str]
    heard: Heard
    entry: str
    """Folded phones of its entry in the lexicon; empty without one."""


def cases(names: list[list[str]], news: list[list[str]], common: list[tuple[str, str]]) -> list[Case]:
    """All names, judged fold by fold."""
    lexicon: dict[str, str] = {}
    for word, ipa, _ in rows("news"):
        lexicon.setdefault(word, signs_of(ipa))
    names = [names[index] for index in np.random.default_rng(7).permutation(len(names))]
    found: list[Case] = []
    for fold in range(FOLDS):
        judged = [(row, "names") for row in names[fold::FOLDS]] + [(row, "news") for row in news if fold == 0]
        unseen = {row[0] for row, _ in judged}
        headwords = [(row[0], row[1].split("|")[0]) for row in names if row[0] not in unseen] + common
        model, origins = train(examples(headwords, [row for row in rows("news") if row[0] not in unseen]))
        for row, kind in judged:
            right = frozenset(signs_of(ipa) for ipa in row[1].split("|"))
            said = heard(row[0], summed(origins, row[0]), model)
            found.append(Case(row[0], kind, right, said, lexicon.get(row[0], "")))
        sys.stderr.write(f"fold {fold + 1} of {FOLDS}\n")
    return found


def table(case: Case) -> tuple[list[str], list[dict[str, float]]]:
    """The candidates of a name and their features."""
    some = candidates(case.heard)
    top = max(score for score, _ in some.values())
    return list(some), [choice_features(case.heard, signs, *value, top) for signs, value in some.items()]


def matrix(features: list[dict[str, float]]) -> Vector:
    """Features as rows."""
    return np.array([[float(value) for value in one.values()] for one in features])


def fit_choice(data: list[Case]) -> Vector:
    """Conditional log-likelihood of the right candidates, by gradient ascent."""
    sets = []
    for case in data:
        signs, features = table(case)
        right = np.array([one in case.right for one in signs])
        if right.any() and not right.all():
            sets.append((matrix(features), right))
    weights = np.zeros(sets[0][0].shape[1])
    for _ in range(300):
        slope = np.zeros_like(weights)
        for some, right in sets:
            share = np.exp(some @ weights - np.logaddexp.reduce(some @ weights))
            slope += some.T @ (share * right / (share * right).sum() - share)
        weights += 0.5 * (slope / len(data) - 1e-3 * weights)
    return weights


def fit_logistic(some: Vector, right: Vector) -> Vector:
    """Logistic regression by gradient descent."""
    weights = np.zeros(some.shape[1])
    for _ in range(2000):
        chance = 1 / (1 + np.exp(-some @ weights))
        weights -= 0.5 * (some.T @ (chance - right) / len(right) + 1e-3 * weights)
    return weights


def winner(case: Case, weights: Vector) -> tuple[str, dict[str, float]]:
    """The chosen candidate and what is known of it."""
    signs, features = table(case)
    total = matrix(features) @ weights
    best = int(total.argmax())
    share = float(np.exp(total[best] - np.logaddexp.reduce(total)))
    return signs[best], certainty_features(case.heard, signs[best], share, features[best]["score"])


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
    known = [case for case in data if case.entry for _ in range(NEWS_TIMES if case.kind == "news" else 1)]
    entries = matrix([lexicon_features(case.heard, case.entry) for case in known])
    entry_right = np.array([float(case.entry in case.right) for case in known])
    return Fitted(choice, fit_logistic(matrix([features for _, features in won]), right), fit_logistic(entries, entry_right))


def judged(data: list[Case], fitted: Fitted) -> list[tuple[Case, bool, float, bool, float]]:
    """For each name: right without the lexicon and how sure; right with it and how sure."""
    found = []
    for case in data:
        signs, features = winner(case, fitted.choice)
        right, sure = signs in case.right, _logistic(features, fitted.certainty)
        found.append((case, right, sure, right, sure))
        if case.entry:
            sure_entry = _logistic(lexicon_features(case.heard, case.entry), fitted.lexicon)
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
    return "\n".join(lines) + "\n"


def written(fitted: Fitted, case: Case) -> str:
    """The table of weights."""
    signs, features = table(case)
    names = {
        "choice": features[0],
        "certainty": certainty_features(case.heard, signs[0], 1.0, 0.0),
        "lexicon": lexicon_features(case.heard, signs[0]),
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
    """Fits on one half and judges on the other, both ways, for the report; writes what all names give."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--common", "--names", "--news", "-o"):
        parser.add_argument(name, type=Path, required=True, dest="out" if name == "-o" else None)
    given = parser.parse_args()
    data = cases(usable(given.names), usable(given.news), transcribed(given.common))
    halves = data[0::2], data[1::2]
    results = judged(halves[0], fit(halves[1])) + judged(halves[1], fit(halves[0]))
    sys.stdout.write(report(results))
    given.out.write_text(written(fit(data), data[0]), "utf-8")


if __name__ == "__main__":
    main()
