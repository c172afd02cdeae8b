from pathlib import Path

from vivevoix.model import Reading
from vivevoix.writing.fr.pronounce import pronounce
from vivevoix.writing.fr.verbalize import verbalize

CASES = Path(__file__).parents[3] / "cases" / "pronounce"


def cases(name: str) -> list[tuple[str, ...]]:
    lines = (CASES / f"{name}.tsv").read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def said(sentence: str) -> tuple[Reading, ...]:
    return pronounce(sentence, verbalize(sentence))


def bare(phonemes: str) -> str:
    return phonemes.replace("ˈ", "").replace("ˌ", "")


def unlinked(reading: Reading) -> str:
    """The reading's sounds without stress and without the liaison consonant."""
    sounds = bare(reading.phonemes)
    return sounds[:-1] if reading.rule.endswith("+liaison") else sounds
