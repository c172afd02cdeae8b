"""From print to spoken words: how many news sentences, and how many bare tokens, are right, and the token error rate."""

from pathlib import Path

from evals.corpus import FRENCH, Row, rows
from evals.french import words
from evals.judgement import Judgement, Judgements, error_rate, groups, percent, right
from evals.text import answers, errors


def measure() -> dict[str, float]:
    judged, bare = judgements(), judgements(rows(FRENCH / "tokens.tsv"))
    lenient = {f"lenient_{name}": percent(found, _lenient) for name, found in groups((*judged, *bare)).items()}
    return {**figures(judged), **{f"tokens_{name}": figure for name, figure in figures(bare).items()}, **lenient}


def outside(folder: Path) -> dict[str, float]:
    return figures(judgements(rows(folder / "fr_news_gold.tsv")))


def figures(judged: Judgements) -> dict[str, float]:
    """``strict`` and ``lenient`` shares of sentences, ``token_error_rate``; all in percent."""
    return {"strict": right(judged), "lenient": percent(judged, _lenient), "token_error_rate": error_rate(judged)}


def judgements(cases: tuple[Row, ...] | None = None) -> Judgements:
    """Each case judged, the news sentences by default. Edits are lenient ones: a plural that is not heard is no error of a token."""
    return tuple(judged(*case[:3]) for case in (rows(FRENCH / "news.tsv") if cases is None else cases))


def judged(group: str, printed: str, cell: str) -> Judgement:
    accepted, said = answers(cell), words(printed)
    strict, _ = errors(said, accepted)
    lenient, length = errors(said, accepted, lenient=True)
    return Judgement(group, printed, cell, said, not strict, lenient, length, not lenient)


def _lenient(judgement: Judgement) -> bool:
    return judgement.lenient
