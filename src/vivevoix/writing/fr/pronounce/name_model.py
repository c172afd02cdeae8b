"""Letters to sounds for names: French spelling's answer, corrected letter by letter from its context.

Each letter is given a chunk of folded phones by a log-linear model. Its features are the letters around, the chunk that
French spelling (espeak-ng) gives this letter and its neighbours, the chunks decided before, and the likely origin of the
name; a second set of weights speaks for copying French spelling's chunk whatever it is. The product of the
probabilities is the confidence of the whole. Weights are hashed into one table, which costs no names of features.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import IO
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BITS = 22
"""2²² places, most of them empty: only the heaviest weights are stored, as bytes."""
_COPY = crc32(b"=copy=")
_BEAM = 4
_UNSEEN = -9.0
"""Log probability of a chunk never seen with a letter, less for each phone more than one."""

_ASTRAY = 30.0
"""An alignment that many nats worse than the best so far is given up; it would need three chunks never seen to win."""
_HOPELESS = 6.0
"""A way that many nats less likely than the best is given up: of a thousand headwords of WikiPron no choice changed and one
certainty by more than a hundredth, and a name is decoded in 0.50 ms for 0.92.
"""

Costs = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name to be said, with all that the model looks at."""

    letters: str
    """Lower case."""
    french: tuple[str, ...]
    """The chunk of folded phones that French spelling gives each letter."""
    foreign: bool
    """Whether espeak-ng took the word for English, so that ``french`` comes from elsewhere."""
    origin: str
    """The likely origin, or ``?`` where no origin has even odds."""
    home: int
    """How likely the name is French, 0 to 4."""
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """One way to say it."""

    chunks: tuple[str, ...]
    """Folded phones for each letter."""
    log_probability: float


def align(letters: str, phones: str, costs: Costs) -> tuple[str, ...]:
    """The likeliest chunk of ``phones`` (0 to 3) for each letter.

    >>> align("chat", "ʃa", {"c": {"ʃ": -1.0}, "h": {"": -0.1}, "a": {"a": -0.1}, "t": {"": -1.0}})
    ('ʃ', '', 'a', '')
    """
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for left, letter in zip(range(len(letters) - 1, -1, -1), letters, strict=True):
        known = costs.get(letter, {})
        row: dict[int, tuple[float, int]] = {}
        least, soonest = max(best[-1].values(), default=(0.0, 0))[0] - _ASTRAY, len(phones) - 3 * left
        for start, (score, _) in best[-1].items():
            for width in range(max(0, soonest - start), min(4, len(phones) - start + 1) if score > least else 0):
                total = score + known.get(phones[start : start + width], _UNSEEN - 3.0 * width)
                if start + width not in row or total > row[start + width][0]:
                    row[start + width] = (total, start)
        best.append(row)
    return _traced(letters, phones, best)


def _traced(letters: str, phones: str, best: list[dict[int, tuple[float, int]]]) -> tuple[str, ...]:
    end, chunks = len(phones), [""] * len(letters)
    if end not in best[-1]:  # more than three phones a letter: letters read as names; the first letter takes the rest
        return (phones, *chunks[1:])
    for at in range(len(letters), 0, -1):
        start = best[at][end][1]
        chunks[at - 1], end = phones[start:end], start
    return tuple(chunks)


def features(name: Spelling, at: int) -> list[str]:
    """What the model sees of one letter apart from its own earlier decisions."""
    w = f"^^^^{name.letters}$$$$"
    p = at + 4
    e = ("^", "^", *name.french, "$", "$")
    this, q, o, h = w[p], at + 2, name.origin, name.home
    near = [w[p - i : p + j + 1] for i, j in _WINDOWS]
    seen = [f"{index}{text}" for index, text in enumerate(near)]
    seen += [
        f"w-1{this}{w[p - 1]}", f"w-2{this}{w[p - 2]}", f"w+1{this}{w[p + 1]}", f"w+2{this}{w[p + 2]}", f"w-3{this}{w[p - 3]}",
        f"w+3{this}{w[p + 3]}", f"s{w[p:]}" if len(w) - p <= 10 else "s-", f"p{w[:p + 1]}" if at < 5 else "p-",
        f"e{this}{e[q]}", f"e-{this}{e[q]}|{e[q - 1]}", f"e+{this}{e[q]}|{e[q + 1]}", f"e3{this}{e[q - 1]}|{e[q]}|{e[q + 1]}",
        f"en{near[4]}{e[q]}", f"ef{this}{e[q]}{name.foreign}", f"c{this}{e[q]}{name.capitals}{len(name.letters) < 5}",
        f"o{o}{this}", f"o+{o}{near[2]}", f"o-{o}{near[1]}", f"oe{o}{this}{e[q]}", f"od{o}{this}{min(len(name.letters) - at, 3)}",
        f"b{h}{this}{e[q]}", f"b+{h}{near[2]}{e[q]}", f"b-{h}{near[1]}{e[q]}", f"bd{h}{this}{min(len(name.letters) - at, 3)}",
    ]  # fmt: skip
    return seen


_WINDOWS = ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2), (2, 1), (1, 2), (2, 2), (3, 0), (0, 3), (3, 1), (1, 3), (3, 3))


def history(name: Spelling, at: int, done: tuple[str, ...]) -> list[str]:
    """What the model sees of its decisions before this letter."""
    this = name.letters[at]
    one = done[-1] if done else "^"
    two = done[-2] if len(done) > 1 else "^"
    same = bool(done) and one == name.french[at - 1]
    after = name.letters[at + 1 : at + 2]
    return [f"h{this}|{one}", f"h2{this}|{one}|{two}", f"h+{this}{after}|{one}", f"hc{this}{name.french[at]}{same}",
            f"he{this}{name.french[at]}|{one}", f"hp{this}{name.letters[max(0, at - 1):at]}|{one}"]  # fmt: skip


def hashes(texts: list[str]) -> NDArray[np.int64]:
    """The feature texts as places in the table, before they are crossed with a chunk."""
    return np.array([crc32(text.encode()) for text in texts], np.int64)


def _code(label: str) -> int:
    return crc32(f"={label}".encode()) * 2654435761 & 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Seen:
    """What is worked out once for a name."""

    name: Spelling
    labels: list[tuple[str, ...]]
    """The chunks that each letter may be given."""
    scores: list[NDArray[np.float32]]
    """The part of their scores that no decision changes."""
    after: dict[tuple[int, tuple[str, ...]], NDArray[np.float32]]
    """Letter and the last two decisions → log probabilities; filled as they are asked for."""


class Model:
    """The weights and what they are crossed with."""

    def __init__(self, weights: NDArray[np.float32], costs: Costs, labels: dict[str, tuple[str, ...]]) -> None:
        """``weights`` has 2 ** BITS numbers; ``costs`` gives the log probability of each chunk for each letter, for
        alignment; ``labels`` the chunks that a letter may be given.
        """
        self.weights = weights
        self.costs = costs
        self.labels_by_letter = labels
        self._codes: dict[tuple[str, ...], NDArray[np.int64]] = {}
        self._last: Seen | None = None

    def labels(self, name: Spelling, at: int) -> tuple[str, ...]:
        """The chunks to choose among: those known for the letter, and French spelling's."""
        known = self.labels_by_letter.get(name.letters[at], ())
        copied = name.french[at]
        return known if copied in known else (*known, copied)

    def places(self, seen: NDArray[np.int64], labels: tuple[str, ...]) -> NDArray[np.int64]:
        """Where the weights of each (feature, chunk) are: shape (features, chunks)."""
        if labels not in self._codes:
            self._codes[labels] = np.array([_code(label) for label in labels], np.int64)
        return (seen[:, None] ^ self._codes[labels]) & ((1 << BITS) - 1)

    def copying(self, seen: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where the weights of each feature for copying French spelling are."""
        return (seen ^ _COPY) & ((1 << BITS) - 1)

    def scores(self, name: Spelling, at: int, seen: NDArray[np.int64], labels: tuple[str, ...]) -> NDArray[np.float32]:
        """The sum of weights for each chunk."""
        found: NDArray[np.float32] = self.weights[self.places(seen, labels)].sum(axis=0)
        found[labels.index(name.french[at])] += self.weights[self.copying(seen)].sum()
        return found

    def seen(self, name: Spelling) -> Seen:
        """What is worked out once for a name; that of the last one is kept."""
        last = self._last
        if last is None or last.name != name:
            labels = [self.labels(name, at) for at in range(len(name.letters))]
            scores = [self.scores(name, at, hashes(features(name, at)), some) for at, some in enumerate(labels)]
            self._last = last = Seen(name, labels, scores, {})
        return last

    def _weighed(self, seen: Seen, at: int, done: tuple[str, ...]) -> NDArray[np.float32]:
        """Log probabilities of a letter's chunks after those already decided, of which the last two are looked at."""
        key = (at, done[-2:])
        if key not in seen.after:
            score = seen.scores[at] + self.scores(seen.name, at, hashes(history(seen.name, at, done)), seen.labels[at])
            top = score.max()
            seen.after[key] = score - (top + np.log(np.exp(score - top).sum()))
        return seen.after[key]

    def log_probability(self, name: Spelling, chunks: tuple[str, ...]) -> float:
        """Of one way to say a name."""
        total, seen = 0.0, self.seen(name)
        for at, chunk in enumerate(chunks):
            if chunk not in seen.labels[at]:
                return -99.0
            total += float(self._weighed(seen, at, chunks[:at])[seen.labels[at].index(chunk)])
        return total

    def decode(self, name: Spelling) -> tuple[Guess, ...]:
        """The best ways to say a name, best first."""
        beam, seen = [Guess((), 0.0)], self.seen(name)
        for at, labels in enumerate(seen.labels):
            grown: list[Guess] = []
            for guess in beam:
                log = self._weighed(seen, at, guess.chunks)
                grown += [
                    Guess((*guess.chunks, labels[i]), guess.log_probability + float(log[i])) for i in np.argsort(-log)[:_BEAM]
                ]
            least = max(guess.log_probability for guess in grown) - _HOPELESS
            beam = sorted((one for one in grown if one.log_probability > least), key=lambda guess: -guess.log_probability)[
                :_BEAM
            ]
        return tuple(beam)


@cache
def model() -> Model:
    """The model that is shipped, loaded in about 20 ms."""
    with (files("vivevoix.writing.fr") / "data" / "names" / "model.npz").open("rb") as stream:
        return read_model(stream)


def read_model(stream: IO[bytes]) -> Model:
    """A model as ``tools/train_name_model.py`` stores it."""
    stored = np.load(stream)
    weights = np.zeros(1 << BITS, np.float32)
    weights[np.cumsum(stored["steps"], dtype=np.int64)] = stored["weights"].astype(np.float32) * np.float32(stored["scale"])
    table = str(stored["costs"])
    costs: Costs = {}
    labels: dict[str, tuple[str, ...]] = {}
    for line in table.split("\n"):
        letter, chunk, cost, label = line.split("\t")
        costs.setdefault(letter, {})[chunk] = float(cost)
        if label == "1":
            labels[letter] = (*labels.get(letter, ()), chunk)
    return Model(weights, costs, labels)
