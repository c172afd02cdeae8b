"""A second opinion on names: a small recurrent network that reads the whole name before it decides each letter.

It sees what the model of ``name_model`` sees (letters, the chunk of folded phones that French spelling gives each, the
likely origin) and errs elsewhere, so that their agreement is worth more than either. Two layers of bidirectional LSTM,
400,000 weights as bytes, run in numpy: about 2 ms a name (4 ms of a busy core). Trained by ``tools/train_name_network.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from vivevoix.writing.fr.pronounce.name_model import Costs, Spelling, align

Vector = NDArray[np.float32]
TAGS = (12, 6, 3, 3)
"""Widths of what is known of a whole name: its origin, how likely it is French, whether it looks English, its source."""
_SHARES = ((0, 2 / 3), (2, 1 / 3))
"""Said twice, by the conventions of Wiktionary's headwords and by those of our names in the news."""
_WIDTH, _BEAM, _UNKNOWN, FLOOR = 4, 6, -9.0, -12.0


@dataclass(frozen=True, slots=True)
class Alphabets:
    """What the network knows, in the order of its tables."""

    letters: str
    chunks: tuple[str, ...]
    origins: tuple[str, ...]

    def encoded(self, name: Spelling) -> tuple[list[int], list[int], tuple[int, int, int]]:
        """Places in the tables: of letters (0 for an unknown one), of French spelling's chunks, of what is known of the name."""
        letters = [self.letters.find(letter) + 1 for letter in name.letters]
        french = [self.chunks.index(chunk) if chunk in self.chunks else len(self.chunks) for chunk in name.french]
        origin = self.origins.index(name.origin) if name.origin in self.origins else self.origins.index("?")
        return letters, french, (origin, name.home, int(name.foreign))


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the network thinks of one name."""

    letters: str
    guesses: Mapping[str, float]
    """Folded phones → log probability, the best first."""
    log: Vector
    """Log probabilities, shape (letters, chunks)."""
    chunks: tuple[str, ...]

    def score(self, signs: str, costs: Costs) -> float:
        """The log probability of any folded phones, not less than ``FLOOR``."""
        if signs in self.guesses:
            return max(FLOOR, self.guesses[signs])
        known = {chunk: at for at, chunk in enumerate(self.chunks)}
        parts = enumerate(align(self.letters, signs, costs))
        return max(FLOOR, sum(float(self.log[at, known[chunk]]) if chunk in known else _UNKNOWN for at, chunk in parts))


class Network:
    """The weights, by their names in the file."""

    def __init__(self, weights: Mapping[str, Vector], known: Alphabets) -> None:
        self._weights = weights
        self._known = known
        self._layers = {layer: _both_ways(weights, layer) for layer in ("first", "second")}

    def opinion(self, name: Spelling) -> Opinion:
        """What it thinks of a name of at least one letter."""
        log = self._log_probabilities(name)
        return Opinion(name.letters, _best(log, self._known.chunks), log, self._known.chunks)

    def _log_probabilities(self, name: Spelling) -> Vector:
        w = self._weights
        letters, french, tags = self._known.encoded(name)
        seen = np.concatenate([w["letter.weight"][letters], w["chunk.weight"][french]], -1)
        about = [np.concatenate([w[f"tags.{i}.weight"][tag] for i, tag in enumerate((*tags, source))]) for source, _ in _SHARES]
        whole = np.stack([np.concatenate([seen, np.tile(one, (len(letters), 1))], -1) for one in about], 1)
        first = self._layer("first", whole)
        known = np.concatenate([self._layer("second", first) + first, np.repeat(seen[:, None], len(about), 1)], -1)
        scores = known @ w["out.weight"].T + w["out.bias"]
        copied = (known @ w["copy.weight"].T + w["copy.bias"])[..., 0]
        for at, chunk in enumerate(french):
            if chunk < len(self._known.chunks):
                scores[at, :, chunk] += copied[at]
        logs = scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True)
        mixed: Vector = np.logaddexp.reduce(logs + np.log([[share] for _, share in _SHARES]), axis=1).astype(np.float32)
        return mixed

    def _layer(self, layer: str, given: Vector) -> Vector:
        """Both directions at once: (letters, names, width) → (letters, names, 2 x hidden)."""
        inward, again, bias = self._layers[layer]
        driven = np.stack([given, given[::-1]]) @ inward[:, None] + bias[:, None, None]
        state: Vector = np.zeros((2, given.shape[1], again.shape[1]), np.float32)
        cell: Vector = state
        states: list[Vector] = []
        for at in range(len(given)):
            drive = (driven[:, at] + state @ again).reshape(2, given.shape[1], 4, -1)
            gate = 1 / (1 + np.exp(-drive))
            cell = (gate[:, :, 1] * cell + gate[:, :, 0] * np.tanh(drive[:, :, 2])).astype(np.float32)
            state = (gate[:, :, 3] * np.tanh(cell)).astype(np.float32)
            states.append(state)
        found = np.stack(states, 1)
        both: Vector = np.concatenate([found[0], found[1][::-1]], -1)
        return both


def _both_ways(weights: Mapping[str, Vector], layer: str) -> tuple[Vector, Vector, Vector]:
    """The weights of a layer, forwards and backwards: from below, from the letter before, and the bias."""
    ways = ("", "_reverse")
    inward = np.stack([weights[f"{layer}.weight_ih_l0{way}"].T for way in ways])
    again = np.stack([weights[f"{layer}.weight_hh_l0{way}"].T for way in ways])
    bias = np.stack([weights[f"{layer}.bias_ih_l0{way}"] + weights[f"{layer}.bias_hh_l0{way}"] for way in ways])
    return inward, again, bias


def _best(log: Vector, chunks: tuple[str, ...]) -> dict[str, float]:
    """The likeliest folded phones, ways that sound alike counted together."""
    beam: list[tuple[str, float]] = [("", 0.0)]
    for letter in log:
        top = np.argsort(-letter)[:_WIDTH]
        grown = [(said + chunks[at], score + float(letter[at])) for said, score in beam for at in top]
        beam = sorted(grown, key=lambda one: -one[1])[: 2 * _BEAM]
    found: dict[str, float] = {}
    for said, score in beam:
        found[said] = float(np.logaddexp(found.get(said, -np.inf), score))
    return dict(sorted(found.items(), key=lambda one: -one[1])[:_BEAM])


@cache
def network() -> Network:
    """The network that is shipped."""
    with (files("vivevoix.writing.fr") / "data" / "names" / "network.npz").open("rb") as stream:
        stored = np.load(stream)
        known = Alphabets(
            str(stored["letters"]), tuple(str(stored["chunks"]).split("\n")), tuple(str(stored["origins"]).split("\n"))
        )
        names = [name for name in stored.files if f"{name}:scale" in stored.files]
        return Network({name: stored[name].astype(np.float32) * stored[f"{name}:scale"] for name in names}, known)
