"""Where a name is likely from: letter sequences as evidence, and the names beside it."""

from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from vivevoix.writing.fr.pronounce.name_lexicon import origins

BITS = 16
_NEIGHBOUR = 1.5
"""Log odds that a neighbour of known origin adds: a person's first and last name share theirs four times in five."""


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


@lru_cache(maxsize=8192)
def likely(word: str, context: tuple[str, ...] = ()) -> tuple[str, int]:
    """The origin that has at least even odds, else ``?``; and how likely the name is French, 0 to 4.

    >>> likely("Kovalevski")
    ('slavic', 0)
    """
    return summed(origins_model(), word, context)


def summed(known: Origins, word: str, context: tuple[str, ...] = ()) -> tuple[str, int]:
    """The same by any model of origins."""
    scores = known.scores(word).astype(np.float64)
    for neighbour in context:
        for name in origins(neighbour)[:1]:
            scores[known.names.index(classed(name))] += _NEIGHBOUR
    chance = np.exp(scores - np.logaddexp.reduce(scores))
    best = int(chance.argmax())
    home = min(4, int(5 * chance[known.names.index("french")]))
    return (known.names[best] if chance[best] >= 0.5 else "?"), home


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
        stored = np.load(stream)
        weights = stored["origin_weights"].astype(np.float32) * np.float32(stored["origin_scale"])
        return Origins(tuple(str(stored["origins"]).split("\n")), weights)
