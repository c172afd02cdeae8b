"""Our sounds in espeak-ng's phoneme mnemonics."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vivevoix.errors import UnknownPhoneme
from vivevoix.model import Reading, Utterance

PAUSES = {",": ",", ";": ";", ":": ":", "—": ";", "…": ";", ".": ".", "?": "?", "!": "!"}
"""What is heard after a word, as espeak-ng writes it; it treats a dash and an ellipsis as a semicolon itself."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """An utterance as espeak-ng takes it."""

    text: str
    starts: tuple[int, ...]
    """Where each reading begins in it."""


def spelled(utterance: Utterance, language: str) -> Spelling:
    """``[[l'Om]], [[d'Or]].`` Raises UnknownPhoneme, naming the word, for a sound that the language lacks; never drops one."""
    text, starts, open_word = "", [], False
    for reading in utterance.readings:
        text += "" if open_word else " [[" if text else "[["
        starts.append(len(text))
        text += _mnemonics(reading, utterance, language)
        open_word = reading.spoken.endswith("'") and not reading.after
        text += "|" if open_word else "]]" + "".join(PAUSES[mark] for mark in reading.after)
    return Spelling(text + ("]]" if open_word else ""), tuple(starts))


def _mnemonics(reading: Reading, utterance: Utterance, language: str) -> str:
    """``bɔ̃ʒˈuʁ`` → ``b|O~|Z|'|u|r``: the bar keeps neighbours from being read as one sound."""
    table = signs(language)
    strange = sorted(set(_any(language).sub("", reading.phonemes)) | (set(reading.after) - PAUSES.keys()))
    if strange or not reading.phonemes.strip():
        word = reading.span.of(utterance.printed)
        what = " ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in strange) or "nothing at all"
        problem = f"espeak-ng cannot say {what} in “{word}” ({reading.rule}), in “{utterance.printed}”."
        raise UnknownPhoneme(problem, f"Give “{word}” a pronunciation: vivevoix lexicon add.")
    words = (_any(language).findall(word) for word in reading.phonemes.split())
    return " ".join("|".join(table[sign] for sign in word) for word in words)


@cache
def signs(language: str) -> Mapping[str, str]:
    """Our sign → mnemonic, of ``fr`` or ``en``."""
    lines = files(__package__).joinpath("data/mnemonics.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {sign: mnemonic for languages, sign, mnemonic in rows if language in languages.split()}


@cache
def _any(language: str) -> re.Pattern[str]:
    longest_first = sorted(signs(language), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) + r"|\s")
