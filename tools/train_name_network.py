"""Trains the networks that are the second opinion on names; about three minutes each on one core.

    python tools/train_name_network.py --common fr_pron_common.tsv -o src/vivevoix/writing/fr/data/names/network.npz

Needs torch 2.13 beside the package's own requirements; nothing of it is needed to run what is trained. Learns from the
same words as ``train_name_model.py``, each marked with the source it is from, for Wiktionary's conventions are not ours.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from train_name_model import Example, examples, guessed_origins, learn_costs, spelling, transcribed

from vivevoix.writing.fr.pronounce.name_lexicon import rows
from vivevoix.writing.fr.pronounce.name_model import Spelling, align
from vivevoix.writing.fr.pronounce.name_network import TAGS, Alphabets
from vivevoix.writing.fr.pronounce.name_spelling import letters_of

EPOCHS, BATCH, RATE, HIDDEN, EMBEDDED, DROPPED, NEWS_WEIGHT = 12, 64, 4e-3, 96, 48, 0.4, 0.6
NETWORKS = 2
SOURCES = ("headword", "common", "news")
Lesson = tuple[Spelling, tuple[str, ...], str]


class Net(nn.Module):
    """Two layers of bidirectional LSTM over letters and the chunks that French spelling gives them."""

    def __init__(self, sizes: Alphabets) -> None:
        super().__init__()
        self.unknown = len(sizes.chunks)
        self.letter = nn.Embedding(len(sizes.letters) + 1, EMBEDDED)
        self.chunk = nn.Embedding(self.unknown + 2, EMBEDDED)
        counts = (len(sizes.origins), 5, 2, len(SOURCES))
        self.tags = nn.ModuleList(nn.Embedding(count, width) for count, width in zip(counts, TAGS, strict=True))
        self.first = nn.LSTM(2 * EMBEDDED + sum(TAGS), HIDDEN, bidirectional=True, batch_first=True)
        self.second = nn.LSTM(2 * HIDDEN, HIDDEN, bidirectional=True, batch_first=True)
        self.out = nn.Linear(2 * HIDDEN + 2 * EMBEDDED, self.unknown)
        self.copy = nn.Linear(2 * HIDDEN + 2 * EMBEDDED, 1)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, letters: Tensor, french: Tensor, tags: Tensor) -> Tensor:
        """Scores of shape (names, letters, chunks)."""
        shown = french
        if self.training:  # one chunk in ten is hidden, so that the letters are learnt too
            shown = torch.where(torch.rand(letters.shape) < 0.1, torch.full_like(french, self.unknown + 1), french)
        seen = torch.cat([self.letter(letters), self.chunk(shown)], -1)
        about = torch.cat([table(tags[:, at]) for at, table in enumerate(self.tags)], -1)
        around, _ = self.first(self.drop(torch.cat([seen, about[:, None].expand(-1, letters.shape[1], -1)], -1)))
        around = self.drop(around)
        farther, _ = self.second(around)
        known = self.drop(torch.cat([farther + around, seen], -1))
        copied = self.copy(known) * (french < self.unknown)[..., None]
        scores: Tensor = self.out(known).scatter_add(2, french.clamp(max=self.unknown - 1)[..., None], copied)
        return scores


def alphabets(lessons: list[Lesson]) -> Alphabets:
    """Letters, chunks seen twice, and origins."""
    chunks = Counter(chunk for _, some, _ in lessons for chunk in some)
    return Alphabets(
        "".join(sorted({letter for name, _, _ in lessons for letter in name.letters})),
        tuple(sorted(chunk for chunk, times in chunks.items() if times > 1)),
        tuple(sorted({name.origin for name, _, _ in lessons})),
    )


def batches(lessons: list[Lesson], known: Alphabets) -> list[tuple[Tensor, ...]]:
    """Names of one length together: letters, French chunks, tags, right chunks (-1 for a rare one), weights."""
    by_length: dict[int, list[tuple[object, ...]]] = {}
    for name, chunks, source in lessons:
        letters, french, tags = known.encoded(name)
        right = [known.chunks.index(chunk) if chunk in known.chunks else -1 for chunk in chunks]
        weight = NEWS_WEIGHT if source == "news" else 1.0
        by_length.setdefault(len(letters), []).append((letters, french, [*tags, SOURCES.index(source)], right, weight))
    return [
        tuple(torch.tensor([row[column] for row in some]) for column in range(5)) for some in by_length.values()
    ]  # fmt: skip


def trained(lessons: list[Lesson], seed: int = 0) -> tuple[Net, Alphabets]:
    """AdamW with a falling rate; the weights of the second half are averaged."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    known = alphabets(lessons)
    net, data = Net(known), batches(lessons, known)
    steps = EPOCHS * sum(-(-len(some[0]) // BATCH) for some in data)
    best = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.01)
    fall = torch.optim.lr_scheduler.LambdaLR(
        best, lambda step: min(1, step / 100) * (0.51 + 0.5 * float(np.cos(np.pi * step / steps)))
    )
    mean = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99))
    for step, batch in enumerate(shuffled(data)):
        scores = net(*batch[:3])
        loss = nn.functional.cross_entropy(scores.flatten(0, 1), batch[3].flatten(), ignore_index=-1, reduction="none")
        best.zero_grad()
        (loss.view(batch[3].shape) * batch[4][:, None]).mean().backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        best.step()
        fall.step()
        if step > steps // 2:
            mean.update_parameters(net)
    return mean.module.eval(), known


def ensemble(lessons: list[Lesson], count: int = NETWORKS) -> Iterator[tuple[list[Net], Alphabets]]:
    """One network more each time; they differ in their seed only."""
    nets: list[Net] = []
    for seed in range(count):
        net, known = trained(lessons, seed)
        nets.append(net)
        yield nets, known


def shuffled(data: list[tuple[Tensor, ...]]) -> list[tuple[Tensor, ...]]:
    """The batches of all epochs."""
    found: list[tuple[Tensor, ...]] = []
    for _ in range(EPOCHS):
        rows_ = [(some, part) for some in data for part in torch.randperm(len(some[0])).split(BATCH)]
        found += [tuple(column[rows_[at][1]] for column in rows_[at][0]) for at in torch.randperm(len(rows_)).tolist()]
    return found


def stored(nets: list[Net], known: Alphabets) -> dict[str, NDArray[np.generic]]:
    """Each array of all networks as bytes with the scale of each row, as ``name_network.Network`` reads them."""
    states = [net.state_dict() for net in nets]
    arrays: dict[str, NDArray[np.generic]] = {
        "letters": np.array(known.letters), "chunks": np.array("\n".join(known.chunks)), "origins": np.array("\n".join(known.origins)),
    }  # fmt: skip
    for name in states[0]:
        value = np.stack([state[name].detach().numpy().astype(np.float32) for state in states])
        scale = np.maximum(np.abs(value).max(-1, keepdims=True), 1e-9) / 127
        arrays[name] = np.round(value / scale).astype(np.int8)
        arrays[f"{name}:scale"] = scale.astype(np.float32)
    return arrays


def lessons_of(data: list[Example], common: frozenset[str]) -> list[Lesson]:
    """Words as the network looks at them."""
    _, guessed = guessed_origins(data)
    costs = learn_costs([(letters_of(one.word), one.signs) for one in data])
    found: list[Lesson] = []
    for one in data:
        name = spelling(one.word, costs, guessed[one.word])
        source = "news" if one.weight < 1 else "common" if one.word in common else "headword"
        found.append((name, align(name.letters, one.signs, costs), source))
    return found


def main() -> None:
    """Trains and saves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--common", type=Path, required=True, help="common words with transcriptions")
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--networks", type=int, default=NETWORKS)
    given = parser.parse_args()
    common = transcribed(given.common)
    headwords = [(row[0], row[1]) for row in rows("wikipron")]
    data = examples(headwords + common, rows("news"))
    for nets, known in ensemble(lessons_of(data, frozenset(word for word, _ in common)), given.networks):
        np.savez_compressed(given.out, **stored(nets, known))  # so that a run that is stopped leaves what it has made
        sys.stderr.write(f"network {len(nets)} of {given.networks}\n")


if __name__ == "__main__":
    main()
