"""Trains the model of a voice's sounds on the takes of ``say_sounds.py``; some ten minutes on one core.

    python tools/train_sounds.py TAKES -o sounds.npz

Needs torch 2.13 beside the package's own requirements; nothing of it is needed to run what is trained. Labels come from the durations that
the voice itself predicts, and are laid anew twice, by the mixtures and by the network. ``limit_sounds.py`` then sets the limits.
"""

import argparse
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sound_mixtures import discriminant, mixture_of_all, mixtures_of_phones
from torch import Tensor, nn

from vivevoix.model import Samples
from vivevoix.reviewing.acoustics.asked import JOINED, PHONES, SILENCE, Asked, asked
from vivevoix.reviewing.acoustics.emission import by_mixtures, by_network
from vivevoix.reviewing.acoustics.features import FRAME, log_mel
from vivevoix.reviewing.acoustics.model_file import VERSION, Mixture, SoundModel
from vivevoix.reviewing.acoustics.path import forced, free, run_lengths

CHANNELS = 160
LAYERS = ((5, 1), (5, 1), (5, 1), (3, 3), (1, 1))
"""Taps of each convolution and the frames between them: it sees 19 frames, 119 ms on each side."""
REACH = sum((taps - 1) * apart for taps, apart in LAYERS) // 2
CROP, BATCH, RATE, DROPPED = 150, 16, 2e-3, 0.2
EPOCHS = (4, 18)
"""Of the first network, which only lays the labels anew, and of the one that is kept."""
HELD = 12
"""Of so many takes one is held out, to count errors on."""
NO_LABEL = -1
NUMBER = {phone: place for place, phone in enumerate(PHONES)}


@dataclass(slots=True)
class Lesson:
    """A take to learn from."""

    name: str
    bands: Samples
    sounds: tuple[Asked, ...]
    labels: NDArray[np.int64]
    form: str
    edited: bool = False


class Net(nn.Module):
    """Five convolutions over time."""

    def __init__(self) -> None:
        super().__init__()
        sizes = [64, *[CHANNELS] * (len(LAYERS) - 1), len(PHONES)]
        self.layers = nn.ModuleList(
            nn.Conv1d(sizes[at], sizes[at + 1], taps, dilation=apart) for at, (taps, apart) in enumerate(LAYERS)
        )
        self.norms = nn.ModuleList(nn.BatchNorm1d(CHANNELS) for _ in LAYERS[:-1])
        self.drop = nn.Dropout(DROPPED)

    def forward(self, bands: Tensor) -> Tensor:
        """[B, 64, T + 2·REACH] to scores [B, P, T]."""
        for layer, norm in zip(self.layers, self.norms, strict=False):
            bands = self.drop(torch.relu(norm(layer(bands))))
        scores: Tensor = self.layers[-1](bands)
        return scores

    def folded(self) -> tuple[tuple[Samples, Samples, int], ...]:
        """Weights as the package multiplies them, the normalisations in them."""
        self.eval()
        found = []
        for at, (layer, (_, apart)) in enumerate(zip(self.layers, LAYERS, strict=True)):
            weights, bias = layer.weight.detach().numpy(), layer.bias.detach().numpy()
            if at < len(self.norms):
                norm = self.norms[at]
                scale = (norm.weight / torch.sqrt(norm.running_var + norm.eps)).detach().numpy()
                bias = (bias - norm.running_mean.numpy()) * scale + norm.bias.detach().numpy()
                weights = weights * scale[:, None, None]
            held = np.ascontiguousarray(weights.transpose(2, 1, 0)).astype(np.float16).astype(np.float32)
            found.append((held, bias.astype(np.float32), apart))
        return tuple(found)


def main() -> int:
    """Train, write, and print the share of errors on what was held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("takes", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(7)
    lessons = [lesson for path in sorted(options.takes.glob("learn*.npz")) if (lesson := loaded(path))]
    model = trained(lessons)
    written(model, options.output)
    return 0


def trained(lessons: list[Lesson]) -> SoundModel:
    """Mixtures from the durations, a network from labels laid by them, both again from labels laid by the network."""
    frames = np.concatenate([lesson.bands for lesson in lessons])
    mean, deviation = frames.mean(axis=0), frames.std(axis=0)
    for lesson in lessons:
        lesson.bands = ((lesson.bands - mean) / deviation).astype(np.float32)
    said(f"{len(lessons)} takes, {len(frames) * FRAME / 60:.1f} minutes")
    learnt = [lesson for at, lesson in enumerate(lessons) if at % HELD]
    held = [lesson for at, lesson in enumerate(lessons) if not at % HELD]
    model = with_mixtures(empty(mean, deviation, tuple(sorted({lesson.form for lesson in lessons}))), learnt)
    said(f"mixtures by durations: {errors(model, held, 'mixtures')}")
    realigned(model, lessons, "mixtures")
    model = replace(model, layers=network(learnt, EPOCHS[0]))
    said(f"network by labels of mixtures: {errors(model, held, 'network')}")
    realigned(model, lessons, "network")
    model = with_mixtures(model, learnt)
    said(f"mixtures by labels of network: {errors(model, held, 'mixtures')}")
    model = replace(model, layers=network(learnt, EPOCHS[1]))
    said(
        f"network: {errors(model, held, 'network')}; as asked: {errors(model, [one for one in held if not one.edited], 'network')}"
    )
    said(f"mixtures, as asked: {errors(model, [one for one in held if not one.edited], 'mixtures')}")
    return model


def loaded(path: Path) -> Lesson | None:
    """A take with labels from the durations that the voice predicted."""
    with np.load(path, allow_pickle=False) as held:
        samples = held["samples"].astype(np.float32) / 32767
        phonemes, edges, form = str(held["phonemes"]), held["edges"], str(held["form"])
    bands = log_mel(samples)
    sounds = learnable(asked(phonemes))
    labels = labelled(sounds, edges, phonemes, len(bands))
    if len(bands) < 2 * len(sounds) + 4:
        return None
    return Lesson(path.stem, bands, sounds, labels, form.rpartition(":")[2].rpartition("-")[0], int(path.stem[-2:]) % 2 == 1)


def learnable(sounds: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """Each sound is itself and nothing else; one that is in no inventory may be anything, and is not learnt."""
    return tuple(replace(one, heard_as=(NUMBER[one.phone],) if one.phone in NUMBER else ()) for one in sounds)


def labelled(sounds: tuple[Asked, ...], edges: Samples, phonemes: str, frames: int) -> NDArray[np.int64]:
    """A phone for each frame: silence before, after and at punctuation, nothing between words without it."""
    labels = np.full(frames, NUMBER[SILENCE], np.int64)
    middles = (np.arange(frames) + 0.5) * FRAME
    for place, sign in enumerate(phonemes):
        if sign == " " and place and phonemes[place - 1].isalpha():
            labels[(middles >= edges[place + 1]) & (middles < edges[place + 2])] = NO_LABEL
    for sound in sounds:
        start, end = float(edges[sound.first + 1]), float(edges[sound.last + 1])
        if phonemes[sound.first] in JOINED:
            half = (start + end) / 2
            start, end = (start, half) if sound.phone in "td" else (half, end)
        labels[(middles >= start) & (middles < end)] = NUMBER.get(sound.phone, NO_LABEL)
    return labels


def realigned(model: SoundModel, lessons: list[Lesson], by: str) -> None:
    """The labels laid anew by what was learnt."""
    for lesson in lessons:
        path = forced(logs(model, lesson.bands, by), lesson.sounds)
        if path is None:
            continue
        lesson.labels = np.full(len(lesson.bands), NUMBER[SILENCE], np.int64)
        for sound, first, last in zip(lesson.sounds, path.first, path.last, strict=True):
            lesson.labels[first:last] = NUMBER.get(sound.phone, NO_LABEL)


def logs(model: SoundModel, bands: Samples, by: str) -> Samples:
    """Log probabilities by the one or the other."""
    return by_mixtures(bands, model) if by == "mixtures" else by_network(bands, model)


def errors(model: SoundModel, lessons: list[Lesson], by: str) -> str:
    """The share of phones that are heard wrongly when nothing is asked for, and the share of frames that are right."""
    wrong = asked_for = right = frames = 0
    for lesson in lessons:
        found = logs(model, lesson.bands, by)
        heard = [phone for phone, _, _ in run_lengths(free(found)) if PHONES[phone] != SILENCE]
        want = [NUMBER.get(sound.phone, NO_LABEL) for sound in lesson.sounds]
        wrong += distance(want, heard)
        asked_for += len(want)
        there = lesson.labels >= 0
        right += int((found.argmax(axis=1) == lesson.labels)[there].sum())
        frames += int(there.sum())
    return f"phone error rate {100 * wrong / max(1, asked_for):.1f} %, frames right {100 * right / max(1, frames):.1f} %"


def distance(one: list[int], other: list[int]) -> int:
    """Edits from one to the other."""
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one, 1):
        corner, row[0] = row[0], at
        for place, against in enumerate(other, 1):
            corner, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, corner + (sign != against))
    return row[-1]


def network(lessons: list[Lesson], epochs: int) -> tuple[tuple[Samples, Samples, int], ...]:
    """Trained on crops of all takes."""
    net, dice = Net(), np.random.default_rng(11)
    crops = [crop for lesson in lessons for crop in cropped(lesson)]
    steps = epochs * (len(crops) // BATCH)
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1, pct_start=0.15)
    for epoch in range(epochs):
        net.train()
        order, began, whole = dice.permutation(len(crops)), time.monotonic(), 0.0
        for start in range(0, len(crops) - BATCH + 1, BATCH):
            batch = [crops[at] for at in order[start : start + BATCH]]
            bands = torch.from_numpy(np.stack([bands for bands, _ in batch])).transpose(1, 2)
            labels = torch.from_numpy(np.stack([labels for _, labels in batch]))
            loss = nn.functional.cross_entropy(net(bands), labels, ignore_index=NO_LABEL)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            whole += float(loss.detach())
        said(f"  epoch {epoch + 1}: loss {whole / (len(crops) // BATCH):.3f}, {time.monotonic() - began:.0f} s")
    return net.folded()


def cropped(lesson: Lesson) -> list[tuple[Samples, NDArray[np.int64]]]:
    """Stretches of one length, the take's ends repeated around it as the package does."""
    length = len(lesson.bands)
    around = np.pad(lesson.bands, ((REACH, REACH + CROP), (0, 0)), mode="edge")
    labels = np.pad(lesson.labels, (0, CROP), constant_values=NO_LABEL)
    starts = range(0, max(1, length - CROP // 4), CROP)
    return [(around[start : start + CROP + 2 * REACH], labels[start : start + CROP]) for start in starts]


def empty(mean: Samples, deviation: Samples, forms: tuple[str, ...]) -> SoundModel:
    """A model that knows nothing yet."""
    nothing = np.zeros((0, 0), np.float32)
    none = Mixture(nothing, nothing, nothing, nothing)
    return SoundModel(mean, deviation, (), none, none, nothing, nothing, nothing, nothing, forms)


def with_mixtures(model: SoundModel, lessons: list[Lesson]) -> SoundModel:
    """The model with mixtures of each phone, and of all speech."""
    bands, labels = [lesson.bands for lesson in lessons], [lesson.labels for lesson in lessons]
    directions = discriminant(bands, labels)
    return replace(model, phones=mixtures_of_phones(bands, labels, directions), takes=mixture_of_all(bands, labels))


def written(model: SoundModel, path: Path) -> None:
    """The file that ships, in 16 bits; the limits are for ``limit_sounds.py`` to set."""
    table: dict[str, NDArray[np.generic]] = {
        "version": np.array(VERSION), "inventory": np.array(PHONES), "forms": np.array(model.forms),
        "mean": model.mean, "deviation": model.deviation, "apart": np.array([apart for _, _, apart in model.layers]),
        "usual": model.usual, "weights": model.weights, "endings": model.endings, "limits": model.limits,
    }  # fmt: skip
    for at, (weights, bias, _) in enumerate(model.layers):
        table |= {f"weights{at}": weights, f"bias{at}": bias}
    for name, mixture in (("phones", model.phones), ("takes", model.takes)):
        variances = -0.5 / mixture.square.T
        means = mixture.linear.T * variances
        shares = mixture.constant + 0.5 * (np.log(2 * np.pi * variances) + means**2 / variances).sum(axis=1)
        table |= {f"{name}_directions": mixture.directions, f"{name}_means": means, f"{name}_variances": variances,
                  f"{name}_shares": shares}  # fmt: skip
    small = {name: values.astype(np.float16) if values.dtype.kind == "f" else values for name, values in table.items()}
    np.savez_compressed(path, **small)


def said(line: str) -> None:
    """Progress, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
