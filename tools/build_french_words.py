"""Makes the list of French words from a spelling dictionary with its affixes, and from the frequency of words.

    python tools/build_french_words.py fr.dic fr.aff > src/vivevoix/writing/fr/data/words/words.txt.xz

``fr.dic`` and ``fr.aff`` are those of Debian's ``hunspell-fr-comprehensive`` 7.0, whose entries tell part of speech and gender;
frequencies are those of the package ``wordfreq`` 3.1.1, which must be installed where this runs. Forms rarer than ``RAREST``
are left out: proper names of the world are likelier than they.
"""

import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wordfreq import zipf_frequency  # type: ignore[import-not-found]

RAREST = 2.0
"""Zipf: one in ten million words."""
_KINDS = {"nom": "n", "adj": "a", "ppas": "a", "infi": "v", "ipre": "v", "iimp": "v", "ipsi": "v", "ifut": "v", "cond": "v", "spre": "v",
          "simp": "v", "impe": "v", "ppre": "v", "mg": "o"}  # fmt: skip
_GENDERS = {"mas": "m", "fem": "f", "epi": "mf"}
_WORD = re.compile(r"[a-zàâäæçéèêëîïôöœùûüÿ]{2,}(?:-[a-zàâäæçéèêëîïôöœùûüÿ]+)*")


@dataclass(frozen=True)
class Affix:
    """One line ``SFX``: what is taken off the end of a word that ``ending`` matches, what is put there, what that means."""

    stripped: str
    added: str
    ending: re.Pattern[str]
    marks: tuple[str, ...]


def affixes(text: str) -> dict[str, list[Affix]]:
    """The suffixes of each flag; a flag has two signs."""
    found: dict[str, list[Affix]] = defaultdict(list)
    for line in text.splitlines():
        part = line.split()
        if len(part) >= 5 and part[0] == "SFX":
            stripped, added = (cell.split("/")[0].replace("0", "") for cell in part[2:4])
            found[part[1]].append(Affix(stripped, added, re.compile(f"(?:{part[4]})$"), tuple(part[5:])))
    return found


def forms(entry: str, suffixes: dict[str, list[Affix]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every form of a line of the dictionary with its marks (``po:nom is:fem``)."""
    head, *marks = entry.split()
    word, _, flags = head.partition("/")
    yield word, tuple(marks)
    for flag in (flags[at : at + 2] for at in range(0, len(flags), 2)):
        for affix in suffixes.get(flag, ()):
            if affix.ending.search(word) and word.endswith(affix.stripped):
                yield word[: len(word) - len(affix.stripped)] + affix.added, (*marks, *affix.marks)


def kinds(marks: tuple[str, ...]) -> set[str]:
    """``n`` noun, ``a`` adjective or past participle, ``v`` verb, ``o`` other."""
    parts = [mark[3:] for mark in marks if mark.startswith("po:")]
    return {"v" if re.match(r"v?[0-3]", part) else _KINDS.get(part, "o") for part in parts} or {"o"}


def table(dictionary: str, suffixes: dict[str, list[Affix]]) -> dict[str, tuple[set[str], set[str]]]:
    """Kinds and genders (of nouns) of each form that is frequent enough."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for entry in dictionary.splitlines()[1:]:
        for word, marks in forms(entry, suffixes) if entry.strip() else ():
            if not _WORD.fullmatch(word) or zipf_frequency(word, "fr") < RAREST:
                continue
            kind, gender = found.setdefault(word, (set(), set()))
            kind |= kinds(marks)
            if "n" in kinds(marks):
                gender |= {_GENDERS[mark[3:]] for mark in marks if mark[3:] in _GENDERS}
    return found


def main() -> None:
    """Writes the packed list to standard output."""
    dictionary, suffixes = (Path(path).read_text("utf-8") for path in sys.argv[1:3])
    rows = (
        f"{word} {''.join(sorted(kind))} {''.join(sorted(set(''.join(gender)))) or '-'} {round(10 * zipf_frequency(word, 'fr'))}"
        for word, (kind, gender) in sorted(table(dictionary, affixes(suffixes)).items())
    )
    sys.stdout.buffer.write(lzma.compress("\n".join(rows).encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
