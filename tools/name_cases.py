"""Names judged by models that have not seen them: what ``fit_name_choice.py`` weighs."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import numpy as np
from train_name_model import Example, examples, save, signs_of, train
from train_name_network import ensemble, lessons_of, stored

from vivevoix.writing.fr.pronounce.name_choice import heard
from vivevoix.writing.fr.pronounce.name_features import Heard
from vivevoix.writing.fr.pronounce.name_lexicon import rows
from vivevoix.writing.fr.pronounce.name_model import Model, read_model
from vivevoix.writing.fr.pronounce.name_network import Network, read_network
from vivevoix.writing.fr.pronounce.name_spelling import letters_of
from vivevoix.writing.fr.pronounce.origin import Origins, read_origins, summed

FOLDS, OWN_FOLDS = 5, 20
"""Of Wiktionary's headwords a fifth is judged in a fold, of our own names a twentieth: as many."""
_MODEL, _NETWORK = "model.npz", "network.npz"
Some = TypeVar("Some")
Pairs = list[tuple[str, str]]
"""Headwords and their first transcriptions."""


@dataclass(frozen=True, slots=True)
class Case:
    """One name judged by models that have not seen it."""

    word: str
    kind: str
    """``names`` of Wiktionary, ``news`` of the list given, ``own`` of the lexicon."""
    right: frozenset[str]
    heard: Heard
    entry: str
    """Folded phones of its entry in the lexicon; empty without one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A name to be judged, and its right answers in folded phones."""

    word: str
    kind: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trained:
    """What is trained without the names of one fold."""

    model: Model
    origins: Origins
    network: Network


def cases(names: list[list[str]], news: list[list[str]], common: Pairs, folds: int, kept: Path) -> list[Case]:
    """The names of some folds, as many of our own, and all of the news in the first fold; what was trained stays in ``kept``."""
    lexicon: dict[str, str] = {}
    for word, ipa, _ in rows("news"):
        lexicon.setdefault(word, signs_of(ipa))
    names = shuffled(names)
    found: list[Case] = []
    for fold in range(folds):
        judged = judged_in(names, news if fold == 0 else [], fold)
        unseen = {one.word for one in judged}
        headwords = [(row[0], row[1].split("|")[0]) for row in names if row[0] not in unseen] + common
        data = examples(headwords, [row for row in rows("news") if row[0] not in unseen])
        folder = _folder(kept / f"fold{fold}", {one.word for one in data}, unseen)
        found += judged_by(trained(data, common, folder), judged, lexicon)
        sys.stderr.write(f"fold {fold + 1} of {folds}\n")
    return found


def judged_in(names: list[list[str]], news: list[list[str]], fold: int) -> list[Judged]:
    """The names of one fold; none twice."""
    own: dict[str, set[str]] = {}
    for word, ipa, _ in rows("news"):
        if one_name(word):
            own.setdefault(word, set()).add(ipa)
    answers = [(row[0], "names", row[1].split("|")) for row in names[fold::FOLDS]]
    answers += [(row[0], "news", row[1].split("|")) for row in news]
    known = {word for word, *_ in answers} | {row[0] for row in names}
    answers += [
        (word, "own", sorted(own[word])) for word in sorted(set(own) - known) if crc32(word.encode()) % OWN_FOLDS == fold
    ]
    return [Judged(word, kind, frozenset(signs_of(ipa) for ipa in right)) for word, kind, right in answers]


def one_name(word: str) -> bool:
    """Whether a name comes to the models whole: no compound, no acronym."""
    return letters_of(word) == word.lower() and "-" not in word and not word.isupper()


def shuffled(some: list[Some]) -> list[Some]:
    """Always in the same order; the folds of our own names go by their letters, so that a longer lexicon moves none of them."""
    return [some[index] for index in np.random.default_rng(7).permutation(len(some))]


def _folder(folder: Path, seen: set[str], unseen: set[str]) -> Path:
    """A folder for what is trained on some words; emptied where it was trained on one that is to be judged."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "seen.txt"
    if not listed.exists() or not unseen.isdisjoint(listed.read_text("utf-8").split("\n")):
        for name in (_MODEL, _NETWORK):
            (folder / name).unlink(missing_ok=True)
        listed.write_text("\n".join(sorted(seen)), "utf-8")
    return folder


def trained(data: list[Example], common: Pairs, kept: Path) -> Trained:
    """What is trained on some words, as it is stored; taken from ``kept`` where it is there."""
    model, network = kept / _MODEL, kept / _NETWORK
    if not model.exists():
        save(model, *train(data))
    if not network.exists():
        *_, (nets, known) = ensemble(lessons_of(data, frozenset(word for word, _ in common)))
        np.savez_compressed(network, **stored(nets, known))
    with model.open("rb") as one, network.open("rb") as other:
        return Trained(read_model(one), read_origins(one), read_network(other))


def judged_by(some: Trained, judged: Iterable[Judged], lexicon: dict[str, str]) -> list[Case]:
    """Each name as it is heard without a lexicon."""
    found = []
    for one in judged:
        said = heard(one.word, summed(some.origins, one.word), some.model, some.network)
        found.append(Case(one.word, one.kind, one.right, said, lexicon.get(one.word, "")))
    return found
