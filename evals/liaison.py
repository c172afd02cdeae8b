"""Liaisons: the obligatory made, the forbidden left out."""

from pathlib import Path

from evals.corpus import FRENCH, Row, rows
from evals.distance import edits
from evals.french import reading_of, readings, sounds
from evals.judgement import Judgement, Judgements, groups, right
from evals.phones import Phones, fold

NONE = "none"
CONSONANTS = (NONE, "z", "t", "n", "ʁ", "p", "v", "k")
DENASALISED = {"ɔ̃": "o", "ɑ̃": "ɑ̃", "ɛ̃": "e"}
"""*Bon ami* may lose its nasal vowel: /bɔnami/ beside /bɔ̃nami/."""
CLASSES = {"oblig": "obligatory", "forbid": "forbidden", "usual": "usual"}


def measure() -> dict[str, float]:
    return figures(judgements())


def outside(folder: Path) -> dict[str, float]:
    """Files that give the sounds of the first and of the second word with what surrounds them."""
    contexts = (folder / "fr_liaison.ctx.tsv").read_text("utf-8").splitlines()
    return figures(tuple(judged_whole(case, at) for case, at in zip(rows(folder / "fr_liaison.tsv"), contexts, strict=True)))


def figures(judged: Judgements) -> dict[str, float]:
    """The share right of each class, in percent."""
    return {CLASSES.get(name, name): right(found) for name, found in groups(judged).items()}


def judgements() -> Judgements:
    """Each of ours judged."""
    return tuple(judged(case) for case in rows(FRENCH / "liaisons.tsv"))


def judged(case: Row) -> Judgement:
    """By what the first word's sounds gain in the sentence over the word said alone."""
    sentence, first, second, wanted, group = case
    said, rule = before(sentence, first, second)
    made = gained(fold(said), fold(sounds(first)))
    return Judgement(group, f"{sentence} [{first} {second}]", wanted, f"{made} {said}", made in wanted.split("|"), rule=rule)


def before(sentence: str, first: str, second: str) -> tuple[str, str]:
    """The sounds of the first word where the second follows it, and who decided; one reading may hold both (``6 heures``, ``dit-il``)."""
    found = readings(sentence)
    for occurrence in range(1, sentence.count(first) + 1):
        index = reading_of(sentence, first, occurrence)
        reading = found[index]
        printed = reading.span.of(sentence)
        if printed.endswith(f"{first} {second}"):
            return " ".join(reading.phonemes.split()[: -len(sounds(second).split())]), reading.rule
        if printed.endswith(f"{first}-{second}"):
            # What follows the first word's own sounds: the consonant, or the second word's vowel.
            lead = len(fold(sounds(printed[: -len(second) - 1].lower())))
            return "".join(fold(reading.phonemes)[: lead + 1]), reading.rule
        if found[index + 1].span.of(sentence) == second:
            return reading.phonemes, reading.rule
    raise ValueError(f"“{second}” does not follow “{first}” in “{sentence}”.")


def gained(said: Phones, alone: Phones) -> str:
    """The liaison consonant: ``si`` or ``sis`` alone is *none*, ``siz`` is z."""
    if said in {alone, alone[:-1]} or not said or said[-1] not in CONSONANTS:
        return NONE
    return said[-1]


def judged_whole(case: Row, context: str) -> Judgement:
    """By the sounds of the whole sentence: which consonant, put between the two words, comes nearest."""
    sentence, first, second, wanted, group = case
    before, _, after = context.partition("\t")
    said = fold(sounds(sentence))
    made = min(CONSONANTS, key=lambda consonant: (_away(said, fold(before), consonant, after), consonant != NONE))
    return Judgement(group, f"{sentence} [{first} {second}]", wanted, f"{made} {sounds(sentence)}", made == wanted)


def _away(said: Phones, before: Phones, consonant: str, after: str) -> int:
    link = "" if consonant == NONE else consonant
    lefts = [before]
    if consonant == "n" and before and before[-1] in DENASALISED:
        lefts.append((*before[:-1], DENASALISED[before[-1]]))
    return min(edits(said, fold("".join(left) + link + " " + after)) for left in lefts)
