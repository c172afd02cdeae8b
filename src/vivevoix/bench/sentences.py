"""Sixty sentences of news, ours, in three groups, to judge a voice by."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vivevoix.model import Article, Block, BlockKind, Source, SourceKind, Utterance
from vivevoix.writing import write

GROUPS = ("long", "short", "turn")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of ``voice_<language>.tsv``."""

    group: str
    """``long``, ``short``, or ``turn`` (questions, quotes, headings)."""
    held: bool
    """Never used to calibrate a form of the voice."""
    text: str


@cache
def sentences(language: str = "fr") -> tuple[Sentence, ...]:
    """All sixty of a language."""
    lines = files(__package__).joinpath(f"voice_{language}.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(Sentence(group, use == "held", text) for group, use, text in rows)


@cache
def utterances(chosen: tuple[Sentence, ...], language: str = "fr") -> tuple[Utterance, ...]:
    """What is said of each, as of a paragraph of its own."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, sentence.text) for sentence in chosen)
    return write(Article(Source(SourceKind.TEXT, "bench"), language, "", blocks)).utterances
