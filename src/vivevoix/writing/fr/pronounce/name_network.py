"""A second opinion on names: small recurrent networks that read the whole name before they decide each letter.

They see what the model of ``name_model`` sees (letters, the chunk of folded phones that French spelling gives each, the
likely origin) and err elsewhere, so that their agreement is worth more than either. Each is two layers of bidirectional
LSTM, 400,000 weights as bytes; they differ in the seed of their training, and the mean of their log probabilities is
taken. All are run at once in numpy. Trained by ``tools/train_name_network.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import IO

import numpy as np
from numpy.typing import NDArray

from vivevoix.writing.fr.pronounce.name_model import Costs, Spelling, align

Vector = NDArray[np.float32]
TAGS = (12, 6, 3, 3)
"""Widths of what is known of a whole name: its origin, how likely it is French, whether it looks English, its source."""
_SHARES = ((0, 2 / 3), (2, 1 / 3))
"""Said twice, by the conventions of Wiktionary's headwords and by those of our names in the news."""
_WIDTH, _BEAM, _UNKNOWN, FLOOR = 4, 6, -9.0, -12.0
_LEAST = np.float32(1e-9)
_HOPELESS = 7.0
"""A chunk that many nats less likely than the letter's best is left out: nothing it begins is among the best six."""


@dataclass(frozen=True)
class Alphabets:
    """What the networks know, in the order of their tables."""

    letters: str
    chunks: tuple[str, ...]
    origins: tuple[str, ...]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Chunk → its place."""
        return {chunk: at for at, chunk in enumerate(self.chunks)}

    def encoded(self, name: Spelling) -> tuple[list[int], list[int], tuple[int, int, int]]:
        """Places in the tables: of letters (0 for an unknown one), of French spelling's chunks, of what is known of the name."""
        letters = [self.letters.find(letter) + 1 for letter in name.letters]
        french = [self.places.get(chunk, len(self.chunks)) for chunk in name.french]
        origin = self.origins.index(name.origin) if name.origin in self.origins else self.origins.index("?")
        return letters, french, (origin, name.home, int(name.foreign))


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the networks think of one name."""

    letters: str
    guesses: Mapping[str, float]
    """Folded phones → log probability, the best first."""
    log: Vector
    """Log probabilities, shape (letters, chunks)."""
    places: Mapping[str, int]
    """Chunk → its column."""

    def score(self, signs: str, costs: Costs) -> float:
        """The log probability of any folded phones, not less than ``FLOOR``."""
        if signs in self.guesses:
            return max(FLOOR, self.guesses[signs])
        known = self.places
        parts = enumerate(align(self.letters, signs, costs))
        return max(FLOOR, sum(float(self.log[at, known[chunk]]) if chunk in known else _UNKNOWN for at, chunk in parts))


class Network:
    """The weights, by their names in the file; each array is that of all networks, the first axis their number."""

    def __init__(self, weights: Mapping[str, Vector], known: Alphabets) -> None:
        self._weights = weights
        self._known = known
        self._layers = {layer: _both_ways(weights, layer) for layer in ("first", "second")}

    def opinion(self, name: Spelling) -> Opinion:
        """What they think of a name of at least one letter."""
        log = self._log_probabilities(name)
        return Opinion(name.letters, _best(log, self._known.chunks), log, self._known.places)

    def _log_probabilities(self, name: Spelling) -> Vector:
        w = self._weights
        letters, french, tags = self._known.encoded(name)
        seen = np.concatenate([w["letter.weight"][:, letters], w["chunk.weight"][:, french]], -1)[:, None]
        about = [
            np.concatenate([w[f"tags.{i}.weight"][:, tag] for i, tag in enumerate((*tags, one))], -1) for one, _ in _SHARES
        ]
        # (networks, sources, letters, width)
        seen = np.repeat(seen, len(_SHARES), 1)
        whole = np.concatenate([seen, np.repeat(np.stack(about, 1)[:, :, None], len(letters), 2)], -1)
        first = self._layer("first", whole)
        known = np.concatenate([self._layer("second", first) + first, seen], -1)
        scores = known @ w["out.weight"].transpose(0, 2, 1)[:, None] + w["out.bias"][:, None, None]
        copied = (known @ w["copy.weight"].transpose(0, 2, 1)[:, None] + w["copy.bias"][:, None, None])[..., 0]
        for at, chunk in enumerate(french):
            if chunk < len(self._known.chunks):
                scores[:, :, at, chunk] += copied[:, :, at]
        return _mixed(scores)

    def _layer(self, layer: str, given: Vector) -> Vector:
        """Both directions of all networks at once: (networks, sources, letters, width) → (…, 2 x hidden)."""
        inward, again, bias = self._layers[layer]
        networks, sources, letters, width = given.shape
        both = np.stack([given, given[:, :, ::-1]], 1).reshape(2 * networks, sources * letters, width)
        driven = (both @ inward + bias).reshape(2 * networks, sources, letters, -1)
        states = _remembered(np.ascontiguousarray(driven.transpose(2, 0, 1, 3)), again)
        there, back = states.reshape(letters, networks, 2, sources, -1).transpose(2, 1, 3, 0, 4)
        joined: Vector = np.concatenate([there, back[:, :, ::-1]], -1)
        return joined


def _remembered(driven: Vector, again: Vector) -> Vector:
    """The states after each letter: (letters, ways, sources, 4 x hidden) → (letters, ways, sources, hidden)."""
    letters, ways, sources, gates = driven.shape
    hidden = gates // 4
    states: Vector = np.empty((letters, ways, sources, hidden), np.float32)
    cell: Vector = np.zeros((ways, sources, hidden), np.float32)
    for at in range(letters):
        gate = driven[at]
        if at:
            gate += states[at - 1] @ again
        np.exp(gate, out=gate)
        gate += 1
        np.reciprocal(gate, out=gate)
        let, kept, new, out = (gate[..., part * hidden : (part + 1) * hidden] for part in range(4))
        cell *= kept
        cell += let * (2 * new - 1)
        np.multiply(out, np.tanh(cell), out=states[at])
    return states


def _mixed(scores: Vector) -> Vector:
    """Log probabilities of shape (letters, chunks): sources are averaged, then the logarithms of the networks."""
    power = np.exp(scores - scores.max(-1, keepdims=True))
    shares = np.array([share for _, share in _SHARES], np.float32)
    chance = power * (shares[:, None, None] / power.sum(-1, keepdims=True))
    mean = np.log(chance.sum(1) + _LEAST).mean(0)
    mixed: Vector = mean - np.log(np.exp(mean).sum(-1, keepdims=True))
    return mixed


def _both_ways(weights: Mapping[str, Vector], layer: str) -> tuple[Vector, Vector, Vector]:
    """The weights of a layer, forwards and backwards in turn: from below, from the letter before, and the bias.

    Their signs are turned and those of the new content doubled, for one sigmoid then serves all gates: tanh x = 2 / (1 + e^-2x) - 1.
    """
    ways = ("", "_reverse")
    inward = np.stack([weights[f"{layer}.weight_ih_l0{way}"] for way in ways], 1)
    again = np.stack([weights[f"{layer}.weight_hh_l0{way}"] for way in ways], 1)
    bias = np.stack([weights[f"{layer}.bias_ih_l0{way}"] + weights[f"{layer}.bias_hh_l0{way}"] for way in ways], 1)
    gates = bias.shape[-1]
    turned = -np.ones(gates, np.float32)
    turned[gates // 2 : gates * 3 // 4] = -2
    flat = [(one.reshape(-1, *one.shape[2:]).swapaxes(-1, -2) * turned) for one in (inward, again)]
    return np.ascontiguousarray(flat[0]), np.ascontiguousarray(flat[1]), bias.reshape(-1, 1, gates) * turned


def _best(log: Vector, chunks: tuple[str, ...]) -> dict[str, float]:
    """The likeliest folded phones, ways that sound alike counted together."""
    beam: list[tuple[str, float]] = [("", 0.0)]
    tops = np.argpartition(-log, _WIDTH, axis=1)[:, :_WIDTH].tolist()
    for letter, top in zip(log.tolist(), tops, strict=True):
        least = max(letter[at] for at in top) - _HOPELESS
        some = [(chunks[at], letter[at]) for at in top if letter[at] >= least]
        grown = [(said + chunk, score + more) for said, score in beam for chunk, more in some]
        beam = sorted(grown, key=lambda one: -one[1])[: 2 * _BEAM] if len(some) > 1 else grown
    found: dict[str, float] = {}
    for said, score in beam:
        found[said] = float(np.logaddexp(found.get(said, -np.inf), score))
    return dict(sorted(found.items(), key=lambda one: -one[1])[:_BEAM])


@cache
def network() -> Network:
    """The networks that are shipped."""
    with (files("vivevoix.writing.fr") / "data" / "names" / "network.npz").open("rb") as stream:
        return read_network(stream)


def read_network(stream: IO[bytes]) -> Network:
    """Networks as ``tools/train_name_network.py`` stores them."""
    stored = np.load(stream)
    known = Alphabets(
        str(stored["letters"]), tuple(str(stored["chunks"]).split("\n")), tuple(str(stored["origins"]).split("\n"))
    )
    names = [name for name in stored.files if f"{name}:scale" in stored.files]
    return Network({name: stored[name].astype(np.float32) * stored[f"{name}:scale"] for name in names}, known)
