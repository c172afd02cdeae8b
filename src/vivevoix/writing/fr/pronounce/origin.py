"""Where a name is likely from: letter sequences as evidence, and the names beside it."""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import IO
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from vivevoix.writing.fr.pronounce.name_lexicon import entry, origins

BITS = 16
_NEIGHBOUR = 1.5
"""Log odds that a neighbour of known origin adds: a person's first and last name share theirs four times in five."""
_TOLD = 4
"""Origins that are told: their rules are candidates, and a fifth is right once in fifty names."""


class Origins:
    """A log-linear model of origins over letter sequences of one to five letters."""

    def __init__(self, names: tuple[str, ...], weights: NDArray[np.float32]) -> None:
        """``weights`` has shape (2 ** BITS, origins)."""
        self.names = names
        self.weights = weights

    def scores(self, word: str) -> NDArray[np.float32]:
        """Log odds of each origin, up to a constant."""
        found: NDArray[np.float32] = self.weights[sequences(word)].sum(axis=0)
        return found


def sequences(word: str) -> NDArray[np.int64]:
    """The places in the table of a word's letter sequences, its ends marked."""
    text = f"^{word.lower()}$"
    grams = {text[i : i + n] for n in range(1, 5) for i in range(len(text) - n + 1)}
    return np.array([crc32(gram.encode()) & ((1 << BITS) - 1) for gram in sorted(grams)], np.int64)


@dataclass(frozen=True, slots=True)
class Likely:
    """Where a name may be from."""

    origin: str
    """The origin that has at least even odds, else ``?``."""
    home: int
    """How likely the name is French, 0 to 4."""
    chances: tuple[tuple[str, float], ...]
    """The likeliest origins and their probabilities, the best first."""
    doubt: float
    """The entropy of all origins in nats: 0 when one is certain."""


@lru_cache(maxsize=8192)
def likely(word: str, context: tuple[str, ...] = ()) -> Likely:
    """Where a name may be from, by its letters and its neighbours.

    >>> likely("Kovalevski").origin, likely("Kovalevski").home
    ('slavic', 0)
    """
    return summed(origins_model(), word, context)


def summed(known: Origins, word: str, context: tuple[str, ...] = ()) -> Likely:
    """The same by any model of origins."""
    scores = known.scores(word).astype(np.float64)
    for neighbour in context:
        if neighbour != word:
            scores += _evidence(known, neighbour)
    chance = np.exp(scores - np.logaddexp.reduce(scores))
    order = [int(at) for at in np.argsort(-chance)[:_TOLD]]
    best = known.names[order[0]] if chance[order[0]] >= 0.5 else "?"
    told = tuple((known.names[at], float(chance[at])) for at in order)
    home = min(4, int(5 * chance[known.names.index("french")]))
    return Likely(best, home, told, -float(np.sum(chance * np.log(chance + 1e-12))))


def _evidence(known: Origins, neighbour: str) -> NDArray[np.float64]:
    """What a neighbour adds to the log odds of each origin: its own where the lexicon knows it, else what its letters say."""
    found = np.zeros(len(known.names))
    if listed := origins(neighbour)[:1]:
        found[known.names.index(classed(listed[0]))] = _NEIGHBOUR
    elif neighbour[1:].islower() and entry(neighbour) is None:
        scores = known.scores(neighbour).astype(np.float64)
        found = _NEIGHBOUR * np.exp(scores - np.logaddexp.reduce(scores))
    return found


_CLASSED = {
    "firstname.fr": "french", "place.fr": "french", "haitian": "french", "alsatian": "germanic", "centralasian": "slavic",
}  # fmt: skip


def classed(name: str) -> str:
    """The origin that a finer one of the lexicon belongs to.

    >>> classed("centralasian")
    'slavic'
    """
    return _CLASSED.get(name, name)


@cache
def origins_model() -> Origins:
    """The model that is shipped."""
    with (files("vivevoix.writing.fr") / "data" / "names" / "model.npz").open("rb") as stream:
        return read_origins(stream)


def read_origins(stream: IO[bytes]) -> Origins:
    """A model as ``tools/train_name_model.py`` stores it, in the file of the letters' model."""
    stored = np.load(stream)
    weights = stored["origin_weights"].astype(np.float32) * np.float32(stored["origin_scale"])
    return Origins(tuple(str(stored["origins"]).split("\n")), weights)
