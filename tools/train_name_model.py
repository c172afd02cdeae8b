"""Trains the letter-to-sound model of names and the model of their origins; about two minutes.

    python tools/train_name_model.py --common fr_pron_common.tsv -o src/vivevoix/writing/fr/data/names/model.npz

Learns from ``news.tsv`` and ``wikipron.tsv`` of the names' data and from a list of common words (headword, tab,
transcriptions apart by ``|``). Spelled acronyms are left out: they come to the names' code only when said as words.
"""

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vivevoix.writing.fr.pronounce import name_model, origin
from vivevoix.writing.fr.pronounce.name_lexicon import rows
from vivevoix.writing.fr.pronounce.name_model import Costs, Model, Spelling, align
from vivevoix.writing.fr.pronounce.name_phones import fold
from vivevoix.writing.fr.pronounce.name_spelling import by_french_spelling, letters_of
from vivevoix.writing.fr.pronounce.origin import Likely, Origins, classed, sequences, summed

EPOCHS, RATE, DROPPED, NEWS_WEIGHT, KEPT = 4, 0.08, 0.5, 0.6, 420_000
"""By cross-validation; half of the features are dropped at each step, so that none is leaned on alone."""
JACKKNIFE = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A word to learn from."""

    word: str
    signs: str
    origin: str
    """Empty where it is not known; ``place`` and ``org`` tell nothing of it."""
    weight: float


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to learn from."""

    seen: NDArray[np.int64]
    labels: tuple[str, ...]
    right: int
    copied: int
    weight: float


def signs_of(ipa: str) -> str:
    """Folded phones."""
    return "".join(phone.sign for phone in fold(ipa))


def examples(headwords: list[tuple[str, str]], news: list[list[str]]) -> list[Example]:
    """The words of both lexicons; a name in both is learnt twice."""
    first: dict[str, tuple[str, str]] = {}
    for word, ipa, from_ in news:
        first.setdefault(word, (ipa, classed(from_)))
    found = [Example(word, signs_of(ipa), "" if word in first else "french", 1.0) for word, ipa in headwords]
    found += [Example(word, signs_of(ipa), from_, NEWS_WEIGHT) for word, (ipa, from_) in first.items()]
    return [one for one in found if letters_of(one.word) and one.signs and len(one.signs) <= 2 * len(letters_of(one.word))
            and not (one.word.isupper() and len(one.word) < 6)]  # fmt: skip


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities."""
    power: NDArray[np.float32] = np.exp(scores - scores.max())
    power /= power.sum()
    return power


def train_origins(pairs: list[tuple[str, str]], epochs: int = 6) -> Origins:
    """Log-linear, by stochastic gradient; sequences seen once are left out."""
    names = tuple(sorted({from_ for _, from_ in pairs}))
    data = [(sequences(word), names.index(from_)) for word, from_ in pairs]
    known, times = np.unique(np.concatenate([places for places, _ in data]), return_counts=True)
    often = np.zeros(1 << origin.BITS, bool)
    often[known[times > 1]] = True
    data = [(places[often[places]], right) for places, right in data]
    weights = np.zeros((1 << origin.BITS, len(names)), np.float32)
    chance = np.random.default_rng(0)
    for epoch in range(epochs):
        rate = 0.4 / (1 + epoch)
        for index in chance.permutation(len(data)):
            places, right = data[index]
            error = softmax(weights[places].sum(0))
            error[right] -= 1
            weights[places] -= rate * (error / max(1, len(places)) ** 0.5 + 1e-3 * weights[places])
    return Origins(names, weights)


def guessed_origins(data: list[Example]) -> tuple[Origins, dict[str, Likely]]:
    """The model of origins, and for each word what a model that has not seen it says."""
    known = list({one.word: (one.word, one.origin) for one in data if one.origin not in {"", "org", "place"}}.values())
    pairs = [known[index] for index in np.random.default_rng(1).permutation(len(known))]
    whole = train_origins(pairs)
    guessed = {one.word: summed(whole, one.word) for one in data}
    for part in range(JACKKNIFE):
        without = train_origins([pair for index, pair in enumerate(pairs) if index % JACKKNIFE != part])
        guessed |= {word: summed(without, word) for index, (word, _) in enumerate(pairs) if index % JACKKNIFE == part}
    return whole, guessed


def learn_costs(pairs: list[tuple[str, str]], rounds: int = 6) -> Costs:
    """How likely each chunk is for each letter, by alignment and counting in turn."""
    counts = _first_counts(pairs)
    for _ in range(rounds - 1):
        costs = _costs(counts)
        counts = defaultdict(Counter)
        for letters, phones in pairs:
            for letter, chunk in zip(letters, align(letters, phones, costs), strict=True):
                counts[letter][chunk] += 1
    return _costs(counts)


def _first_counts(pairs: list[tuple[str, str]]) -> dict[str, Counter[str]]:
    """Each phone with the letters at about the same place in the word."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for letters, phones in pairs:
        for at, phone in enumerate(phones):
            middle = int((at + 0.5) * len(letters) / len(phones))
            for near in range(max(0, middle - 1), min(len(letters), middle + 2)):
                counts[letters[near]][phone] += 1
        for letter in letters:
            counts[letter][""] += 0.3  # type: ignore[assignment]  # a Counter adds fractions too
    return counts


def _costs(counts: dict[str, Counter[str]]) -> Costs:
    return {
        letter: {chunk: float(np.log((n + 0.05) / (some.total() + 2))) for chunk, n in some.items()}
        for letter, some in counts.items()
    }  # fmt: skip


def spelling(word: str, costs: Costs, guessed: Likely) -> Spelling:
    """A word as the model looks at it."""
    phones, foreign = by_french_spelling(word)
    french = align(letters_of(word), "".join(phone.sign for phone in phones), costs)
    return Spelling(letters_of(word), french, foreign, guessed.origin, guessed.home)


def allowed(items: list[tuple[Spelling, tuple[str, ...], float]]) -> dict[str, tuple[str, ...]]:
    """The chunks a letter may be given: those seen three times, or twice when short."""
    counts = Counter((letter, chunk) for name, chunks, _ in items for letter, chunk in zip(name.letters, chunks, strict=True))
    found: dict[str, tuple[str, ...]] = {}
    for (letter, chunk), times in sorted(counts.items()):
        if times >= 3 or (times == 2 and len(chunk) < 2):
            found[letter] = (*found.get(letter, ()), chunk)
    return found


def lessons(model: Model, items: list[tuple[Spelling, tuple[str, ...], float]]) -> list[Letter]:
    """Every letter of every word; features seen once are left out."""
    found: list[Letter] = []
    for name, chunks, weight in items:
        for at, chunk in enumerate(chunks):
            labels = model.labels(name, at)
            if chunk in labels:
                texts = name_model.features(name, at) + name_model.history(name, at, chunks[:at])
                seen = name_model.hashes(texts)
                found.append(Letter(seen, labels, labels.index(chunk), labels.index(name.french[at]), weight))
    known, times = np.unique(np.concatenate([one.seen for one in found]), return_counts=True)
    often = frozenset(known[times > 1].tolist())
    return [
        Letter(one.seen[[place in often for place in one.seen.tolist()]], one.labels, one.right, one.copied, one.weight)
        for one in found
    ]


def train(data: list[Example]) -> tuple[Model, Origins]:
    """Both models."""
    origins, guessed = guessed_origins(data)
    costs = learn_costs([(letters_of(one.word), one.signs) for one in data])
    items = [
        (name := spelling(one.word, costs, guessed[one.word]), align(name.letters, one.signs, costs), one.weight)
        for one in data
    ]
    model = Model(np.zeros(1 << name_model.BITS, np.float32), costs, allowed(items))
    descend(model, lessons(model, items))
    return model, origins


def descend(model: Model, data: list[Letter]) -> None:
    """Stochastic gradient with a rate for each weight (AdaGrad)."""
    squares = np.full_like(model.weights, 0.1)
    chance = np.random.default_rng(0)
    for _ in range(EPOCHS):
        for index in chance.permutation(len(data)):
            one = data[index]
            _step(model, squares, one, one.seen[chance.random(len(one.seen)) > DROPPED])


def _step(model: Model, squares: NDArray[np.float32], one: Letter, seen: NDArray[np.int64]) -> None:
    weights, places, copying = model.weights, model.places(seen, one.labels), model.copying(seen)
    scores = weights[places].sum(0)
    scores[one.copied] += weights[copying].sum()
    error = softmax(scores)
    error[one.right] -= 1
    kept = np.abs(error) > 0.004
    error *= one.weight
    for some, slope in ((places[:, kept], error[kept][None, :]), (copying, error[one.copied])):
        squares[some] += slope * slope
        weights[some] -= RATE * slope / np.sqrt(squares[some])


def save(path: Path, model: Model, origins: Origins) -> None:
    """The heaviest weights as bytes, each at a step from the one before."""
    limit = np.partition(np.abs(model.weights), -KEPT)[-KEPT]
    places = np.flatnonzero(np.abs(model.weights) >= max(limit, 1e-6))
    steps = np.diff(places, prepend=0).astype(np.uint16)
    scale, origin_scale = np.abs(model.weights).max() / 127, np.abs(origins.weights).max() / 127
    known = {(letter, chunk) for letter, chunks in model.labels_by_letter.items() for chunk in chunks}
    costs = [
        f"{letter}\t{chunk}\t{cost:.2f}\t{int((letter, chunk) in known)}"
        for letter, some in model.costs.items() for chunk, cost in some.items()
    ]  # fmt: skip
    np.savez_compressed(
        path, steps=steps, weights=np.round(model.weights[places] / scale).astype(np.int8), scale=scale, costs="\n".join(costs),
        origin_weights=np.round(origins.weights / origin_scale).astype(np.int8), origin_scale=origin_scale,
        origins="\n".join(origins.names),
    )  # fmt: skip


def transcribed(path: Path) -> list[tuple[str, str]]:
    """Headwords with their first transcription."""
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [(row[0], row[1].split("|")[0]) for row in lines if " " not in row[0]]


def main() -> None:
    """Trains and saves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--common", type=Path, required=True, help="common words with transcriptions")
    parser.add_argument("-o", "--out", type=Path, required=True)
    given = parser.parse_args()
    headwords = [(row[0], row[1]) for row in rows("wikipron")]
    save(given.out, *train(examples(headwords + transcribed(given.common), rows("news"))))


if __name__ == "__main__":
    main()
