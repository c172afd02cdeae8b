"""Fits how sure a homograph's rule is: the doubts written in the rules, scaled to the share of errors measured.

    python -m tools.fit_homograph_confidence > src/vivevoix/writing/fr/data/pronounce/doubt.tsv

The rules rank their own certainty, and rank it well, but doubt three times too much. What a new sentence gets is told only by batches
measured before anybody read their errors (``evals/corpus/fr/README.md``); a batch that was mended afterwards is right by now.
The scale is one number, so the ranking stays: the mean doubt of the corpus becomes the share of errors of all first measurements.
"""

import sys

from evals.homographs import judgements

from vivevoix.writing.fr.pronounce.homograph import doubt_scale

FIRST_MEASURED = ((131, 0), (73, 5), (366, 9), (155, 4), (65, 0))
"""Homographs and errors of each batch as first measured."""


def scale() -> float:
    """Errors at first sight over the mean doubt that the rules have by themselves."""
    doubts = [(1 - judged.confidence) / doubt_scale() for judged in judgements() if judged.rule.startswith("homograph")]
    errors = sum(wrong for _, wrong in FIRST_MEASURED) / sum(cases for cases, _ in FIRST_MEASURED)
    return errors / (sum(doubts) / len(doubts))


if __name__ == "__main__":
    sys.stdout.write(
        "# by how much the doubts of the rules for homographs are multiplied; made by tools/fit_homograph_confidence.py\n"
    )
    sys.stdout.write(f"# rules\tscale\nhomograph\t{scale():.2f}\n")
