"""Names in the news from spelling to sounds."""

from pathlib import Path

from evals.corpus import FRENCH, rows
from evals.judgement import Judgements
from evals.pronounce import figures_of_names
from evals.pronounce import judgements as judged_words


def measure() -> dict[str, float]:
    unread = figures_of_names(unread_judgements())
    return {**figures_of_names(judgements()), **{f"unread_{name}": value for name, value in unread.items()}}


def outside(folder: Path) -> dict[str, float]:
    return figures_of_names(judged_words(rows(folder / "fr_pron_newsnames.tsv")))


def judgements() -> Judgements:
    """Each of ours judged."""
    return judged_words(rows(FRENCH / "names.tsv"))


def unread_judgements() -> Judgements:
    """Those that nothing has been mended from: what the names of a new article get."""
    return judged_words(rows(FRENCH / "names_unread.tsv"))
