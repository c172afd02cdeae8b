"""Whether the confidence of a name tells the wrong ones: the area under the ROC curve, and how well it is calibrated."""

from pathlib import Path

from evals import pronounce_names, pronounce_newsnames
from evals.corpus import rows
from evals.judgement import Judgements
from evals.pronounce import judgements as judged_words

BINS = 10


def measure() -> dict[str, float]:
    return {**figures(judgements()), "unread_area_under_roc": area(pronounce_newsnames.unread_judgements())}


def outside(folder: Path) -> dict[str, float]:
    return figures(judged_words(rows(folder / "fr_pron_names.tsv") + rows(folder / "fr_pron_newsnames.tsv")))


def judgements() -> Judgements:
    """Every name of ours judged."""
    return pronounce_names.judgements() + pronounce_newsnames.judgements()


def figures(judged: Judgements) -> dict[str, float]:
    """``area_under_roc`` (0.5 is chance) over all names and over ``held_out`` ones; ``calibration_error`` as a probability."""
    return {
        "area_under_roc": area(judged),
        "held_out_area_under_roc": area(tuple(judgement for judgement in judged if not judgement.built_in)),
        "calibration_error": calibration_error(judged),
    }


def area(judged: Judgements) -> float:
    """The chance that a right name is surer than a wrong one; a draw counts half. 0.5 when either is missing."""
    right = [judgement.confidence for judgement in judged if judgement.right]
    wrong = [judgement.confidence for judgement in judged if not judgement.right]
    if not right or not wrong:
        return 0.5
    surer = sum((one > other) + (one == other) / 2 for one in right for other in wrong)
    return surer / (len(right) * len(wrong))


def calibration_error(judged: Judgements) -> float:
    """The mean distance between what is promised and what is kept, over tenths of confidence, weighted by their number."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for judgement in judged:
        bins[min(BINS - 1, int(judgement.confidence * BINS))].append((judgement.confidence, judgement.right))
    gaps = [abs(sum(promised for promised, _ in one) - sum(kept for _, kept in one)) for one in bins]
    return sum(gaps) / max(1, len(judged))
