"""Says each sentence of an article twice with one voice, and has the listener write both down.

*Before* are espeak-ng's bare phonemes for the printed sentence, *after* our script: the same voice, the same listener, so that what differs
is the writing alone. ``python -m evals.heard ARTICLE [-o TABLE.tsv]`` prints a row a sentence (printed, heard before, heard after, errors
of words before and after) and the sums at the end. About five seconds a sentence on two cores; needs the models.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from evals.distance import edits
from vivevoix import compose
from vivevoix.engines.base import Engine
from vivevoix.errors import ViveVoixError
from vivevoix.listeners.base import Listener
from vivevoix.model import Reading, Span, Utterance, Voice
from vivevoix.pipeline import compose_script
from vivevoix.reading import read, source_of
from vivevoix.reviewing.fold import compact, fold
from vivevoix.settings import load
from vivevoix.writing.espeak import spell

FRENCH = "fr"
_PUNCTUATION = re.compile(r"([,;:.!?…]+(?: |$))")


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence, said twice."""

    spoken: str
    printed: str
    before: str
    after: str

    @property
    def errors(self) -> tuple[int, int]:
        """Words missing, added or changed, before and after, once folded as the review folds them."""
        wanted, said = words(self.spoken), compact(self.spoken, FRENCH)
        return edits(wanted, words(self.before, said)), edits(wanted, words(self.after, said))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.heard", description="Heard before and after.")
    parser.add_argument("article", help="as vivevoix narrate takes it")
    parser.add_argument("-o", dest="out", type=Path, help="also write the rows into this file")
    args = parser.parse_args()
    table = []
    for heard in listened(args.article):
        table.append(heard)
        print("\t".join((heard.printed, heard.before, heard.after, *map(str, heard.errors))), flush=True)
    print(summary(table), file=sys.stderr)
    if args.out:
        rows = ("\t".join((heard.printed, heard.before, heard.after, *map(str, heard.errors))) for heard in table)
        args.out.write_text("\n".join(rows) + "\n", "utf-8")


def summary(table: list[Heard]) -> str:
    total = sum(len(words(heard.spoken)) for heard in table)
    before, after = (sum(heard.errors[side] for heard in table) for side in (0, 1))
    return f"{len(table)} sentences, {total} words: {before} errors before ({before / total:.1%}), {after} after ({after / total:.1%})"


def words(text: str, expected: str = "") -> tuple[str, ...]:
    """What each word sounds like, roughly: homophones are no errors."""
    return tuple(word.key for word in fold(text, FRENCH, expected))


def listened(address: str) -> Iterator[Heard]:
    settings = load()
    house = replace(compose.house(settings), notices={})
    article = read(source_of(address), language=FRENCH)
    for utterance in compose_script(article, house).utterances:
        said = (bare(utterance, house.engine.alphabet), utterance)
        before, after = (heard(one, house.engine, house.voices[FRENCH], house.listener) for one in said)
        yield Heard(utterance.spoken, " ".join(utterance.printed.split()), before, after)


def bare(utterance: Utterance, alphabet: frozenset[str]) -> Utterance:
    """The same print with espeak-ng's own phonemes, nothing written out or decided; signs the voice lacks left out, as its users do."""
    parts = _PUNCTUATION.split(" ".join(utterance.printed.split()))
    sounds = "".join(part if _PUNCTUATION.fullmatch(part) else spell(part, FRENCH).phonemes for part in parts)
    phonemes = "".join(sign for sign in sounds if sign in alphabet or sign == " ")
    whole = Reading(Span(0, len(utterance.printed)), utterance.printed, phonemes, "espeak")
    return replace(utterance, readings=(whole,))


def heard(utterance: Utterance, engine: Engine, voice: Voice, listener: Listener) -> str:
    try:
        audio = engine.say(utterance, voice).audio
    except ViveVoixError as error:
        return f"({error.problem})"
    return " ".join(word.text for word in listener.listen(audio, FRENCH))


if __name__ == "__main__":
    main()
