"""Words written alike: whether the context decides which is said."""

from pathlib import Path

from evals.confidence import calibration_error
from evals.corpus import FRENCH, Row, rows
from evals.distance import edits
from evals.french import reading_of, readings, sounds
from evals.judgement import Judgement, Judgements, groups, right
from evals.phones import fold


def measure() -> dict[str, float]:
    judged = judgements()
    return {**figures(judged), "calibration_error": calibration_error(judged)}


def outside(folder: Path) -> dict[str, float]:
    """Files that give the sounds left and right of the word, so that a system without marks can be judged."""
    contexts = (folder / "fr_homographs.ctx.tsv").read_text("utf-8").splitlines()
    cases = rows(folder / "fr_homographs.tsv")
    return figures(tuple(judged_whole(case, context) for case, context in zip(cases, contexts, strict=True)))


def figures(judged: Judgements) -> dict[str, float]:
    """``right`` in percent, and by group."""
    return {"right": right(judged), **{f"right_{name}": right(found) for name, found in groups(judged).items()}}


def judgements() -> Judgements:
    """Each of ours judged."""
    return tuple(judged(case) for case in rows(FRENCH / "homographs.tsv"))


def judged(case: Row) -> Judgement:
    """By the sounds of the one reading: right when an accepted form is nearer than every rejected one."""
    sentence, word, accepted, rejected, occurrence, group = case
    reading = readings(sentence)[reading_of(sentence, word, int(occurrence))]
    nearer = away(reading.phonemes, accepted) < away(reading.phonemes, rejected)
    asked = f"{sentence} [{word} {occurrence}]"
    return Judgement(group, asked, accepted, reading.phonemes, nearer, confidence=reading.confidence, rule=reading.rule)


def judged_whole(case: Row, context: str) -> Judgement:
    """By the sounds of the whole sentence, each form put into its given surroundings."""
    sentence, word, accepted, rejected, occurrence, group = case
    before, _, after = context.partition("\t")
    said = sounds(sentence)
    nearer = away(said, accepted, before, after) < away(said, rejected, before, after)
    return Judgement(group, f"{sentence} [{word} {occurrence}]", accepted, said, nearer)


def away(said: str, forms: str, before: str = "", after: str = "") -> int:
    """Phones by which the nearest of several forms is missed."""
    return min(edits(fold(said), fold(f"{before} {form} {after}")) for form in forms.split("|"))
