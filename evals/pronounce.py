"""Words and names from spelling to sounds, each said alone."""

from collections.abc import Iterable

from evals.corpus import Row
from evals.distance import nearest
from evals.french import readings, sounds
from evals.judgement import Judgement, Judgements, error_rate, groups, right
from evals.phones import fold


def judgements(cases: Iterable[Row]) -> Judgements:
    """Each word judged by its nearest right answer; the confidence of several readings is the least sure one's."""
    return tuple(judged(word, cell, *rest) for word, cell, *rest in cases)


def judged(word: str, cell: str, group: str = "") -> Judgement:
    said, found = sounds(word), readings(word)
    edits, length = nearest(fold(said), [fold(answer) for answer in cell.split("|")])
    confidence = min(reading.confidence for reading in found)
    rule = " ".join(reading.rule for reading in found)
    return Judgement(group, word, cell, said, not edits, edits, length, confidence=confidence, rule=rule)


def figures(judged: Judgements) -> dict[str, float]:
    """``word_error_rate`` and ``phone_error_rate``, in percent."""
    return {"word_error_rate": 100 - right(judged), "phone_error_rate": error_rate(judged)}


def figures_of_names(judged: Judgements) -> dict[str, float]:
    """Also apart for the names that no built-in lexicon holds (``held_out``: only those show what a new name will get), and by group."""
    held_out = tuple(judgement for judgement in judged if not judgement.built_in)
    return {
        **figures(judged),
        "held_out_word_error_rate": 100 - right(held_out),
        "held_out_names": float(len(held_out)),
        **{f"word_error_rate_{name}": 100 - right(found) for name, found in groups(judged).items() if name},
    }
