"""Sets the limits of a model of sounds on takes that it has not learnt from: ``python tools/limit_sounds.py sounds.npz TAKES -o FILE``.

The takes are sound; faults are made of them by changing what is asked for, which costs nothing: to ask *pain* of a take that says *paix*
is the same as to hear *paix* for *pain*. Ends are cut off the sound itself. How a word's evidence is weighed is fitted on those; the limits
lie where ``ALARMS`` of the sound takes are told.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from say_sounds import CONSONANTS, VOWELS
from train_sounds import said, written

from vivevoix.model import Samples
from vivevoix.reviewing.acoustics.asked import NATIVE, PHONES
from vivevoix.reviewing.acoustics.evidence import (
    Listened,
    by_word,
    ending_evidence,
    listened,
    unlikeliness,
    word_evidence,
)
from vivevoix.reviewing.acoustics.judging import known, spoken_strangeness
from vivevoix.reviewing.acoustics.model_file import SoundModel, parsed

ALARMS = (0.0060, 0.0030, 0.0030)
"""Shares of sound takes that may be told: for a word, an end, a stretch."""
EDITS = 3
"""Words changed in each take, one at a time."""
ROUNDS, STEP = 4000, 0.3
SEED = 5
ORAL = {"ɑ̃": "a", "ɔ̃": "o", "ɛ̃": "e"}
NASAL = {oral: nasal for nasal, oral in ORAL.items()}
NEAR = {"u": "y", "y": "u", "i": "e", "e": "i", "a": "o", "o": "a", "ɛ̃": "ɑ̃", "ɑ̃": "ɛ̃", "ɔ̃": "ɑ̃", "ø": "o"}
SPECIAL = {"ɛ": "e", "ɔ": "o", "œ": "ø", "ə": "ø"}


@dataclass(frozen=True, slots=True)
class Told:
    """A take for setting limits."""

    phonemes: str
    samples: Samples
    printed: str


def main() -> int:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("takes", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    takes = [loaded(path) for path in sorted(options.takes.glob("limit*.npz"))]
    model = parsed(options.model.read_bytes(), options.model.stem)
    written(limited(model, takes), options.output)
    return 0


def limited(model: SoundModel, takes: list[Told]) -> SoundModel:
    """The model with what is usual, how evidence is weighed, and the limits."""
    model = replace(model, weights=np.zeros(3, np.float32), endings=np.zeros(5, np.float32), limits=np.zeros(0, np.float32))
    heard = [(take, found) for take in takes if (found := listened(take.phonemes, take.samples, model))]
    model = replace(model, usual=usual([found for _, found in heard]))
    clean = [evidence(found, model) for _, found in heard]
    wrong = np.concatenate(list(faulty_words(heard, model)))
    model = replace(model, weights=fitted(np.concatenate(clean), wrong)[:-1])
    words = np.array([float((one @ model.weights).max(initial=0)) for one in clean])
    ends = np.array([ending_evidence(found, model) for _, found in heard])
    cut = np.array(list(cut_ends(takes, model)))
    model = replace(model, endings=fitted(ends, cut))
    tails = ends @ model.endings[:-1]
    strange = np.array([spoken_strangeness(found).max() for _, found in heard])
    limits = np.array([above(values, share) for values, share in zip((words, tails, strange), ALARMS, strict=True)], np.float32)
    model = replace(model, limits=limits)
    said(f"{len(heard)} sound takes, {sum(map(len, clean))} words; told of {told(words, tails, strange, limits)}")
    said(f"weights {model.weights.round(3)}, endings {model.endings.round(3)}, limits {limits.round(3)}")
    said(f"changed words told {np.mean(wrong @ model.weights > limits[0]):.3f} of {len(wrong)}")
    said(f"cut ends told {np.mean(cut @ model.endings[:-1] > limits[1]):.3f} of {len(cut)}")
    for place in np.argsort(words)[::-1][:12]:
        said(f"  {words[place]:.2f} {heard[place][0].printed}")
    return model


def told(words: Samples, tails: Samples, strange: Samples, limits: Samples) -> str:
    """How many takes are told of, and for what."""
    by = np.stack([words > limits[0], tails > limits[1], strange > limits[2]])
    return f"{int(by.any(axis=0).sum())} (words {int(by[0].sum())}, ends {int(by[1].sum())}, strange {int(by[2].sum())})"


def loaded(path: Path) -> Told:
    """A take as it was kept."""
    with np.load(path, allow_pickle=False) as held:
        return Told(str(held["phonemes"]), held["samples"].astype(np.float32) / 32767, str(held["printed"]))


def usual(heard: list[Listened]) -> Samples:
    """Mean and deviation of the unlikeliness of each phone inside words and at their ends; of a rare one, those of all phones."""
    values: dict[tuple[int, int], list[float]] = {}
    for take in heard:
        for place, value in enumerate(unlikeliness(take)):
            sound = take.sounds[place]
            ends = int(place + 1 == len(take.sounds) or take.sounds[place + 1].word != sound.word)
            if sound.heard_as and take.path.last[place]:
                values.setdefault((ends, sound.heard_as[0]), []).append(float(value))
    everything = np.concatenate(list(map(np.array, values.values())))
    table = np.full((2, len(PHONES), 2), (everything.mean(), everything.std()), np.float32)
    for key, found in values.items():
        # Twenty of the phones themselves weigh as much as what is usual for all.
        share = len(found) / (len(found) + 20)
        table[key] = share * np.array([np.mean(found), np.std(found)]) + (1 - share) * table[key]
    return table


def evidence(found: Listened, model: SoundModel) -> Samples:
    """The evidence against the words that can be judged."""
    there = [place for place, sounds in enumerate(by_word(found.sounds)) if known(found, sounds)]
    return word_evidence(found, model)[there]


def faulty_words(heard: list[tuple[Told, Listened]], model: SoundModel) -> Iterator[Samples]:
    """The evidence against words of which something else was asked."""
    for at, (take, _) in enumerate(heard):
        dice = np.random.default_rng([SEED, at])
        for phonemes, word in changed(take.phonemes, dice):
            found = listened(phonemes, take.samples, model)
            if found and len(by_word(found.sounds)) > word and known(found, by_word(found.sounds)[word]):
                yield word_evidence(found, model)[word : word + 1]


def changed(phonemes: str, dice: np.random.Generator) -> Iterator[tuple[str, int]]:
    """What is asked for with one word otherwise: a nasal vowel, a near vowel, two sounds, a consonant less or more."""
    words = phonemes.split(" ")
    long = [place for place, word in enumerate(words) if sum(sign.isalpha() for sign in word) >= 4]
    for place in dice.permutation(long)[:EDITS].tolist():
        other = one_changed(words[place], dice)
        if other != words[place]:
            yield " ".join([*words[:place], other, *words[place + 1 :]]), place


def one_changed(word: str, dice: np.random.Generator) -> str:
    """The word with a fault of some kind."""
    phones = list(split(word))
    kind = str(dice.choice(["nasal", "near", "near", "two", "less", "other"]))
    table = {"nasal": ORAL | NASAL, "near": NEAR}.get(kind)
    if table:
        fit = [place for place, phone in enumerate(phones) if SPECIAL.get(phone, phone) in table and phone != "ə"]
        if fit:
            place = int(dice.choice(fit))
            phones[place] = table[SPECIAL.get(phones[place], phones[place])]
        return "".join(phones)
    fit = [place for place, phone in enumerate(phones) if phone in NATIVE or phone in SPECIAL]
    for place in dice.permutation(fit)[: 2 if kind == "two" else 1].tolist():
        phones[place] = "" if kind == "less" else str(dice.choice(VOWELS if phones[place][0] in "aeɛioɔuyøœɑə" else CONSONANTS))
    return "".join(phones)


def split(word: str) -> Iterator[str]:
    """Signs, a tilde with its vowel."""
    held = ""
    for sign in word:
        if sign != "\u0303" and held:
            yield held
            held = ""
        held += sign
    yield held


def cut_ends(takes: list[Told], model: SoundModel) -> Iterator[Samples]:
    """The evidence against ends that are swallowed by 80 to 200 ms, silence behind them."""
    for at, take in enumerate(takes):
        dice = np.random.default_rng([SEED, at, 1])
        sound = take.samples
        last = int(np.flatnonzero(np.abs(sound) > 0.02 * np.abs(sound).max())[-1])
        kept = sound[: max(2400, last - round(float(dice.uniform(0.08, 0.2)) * 24_000))].copy()
        kept[-72:] *= np.linspace(1, 0, 72, dtype=np.float32)
        found = listened(take.phonemes, np.pad(kept, (0, 1200)), model)
        if found:
            yield ending_evidence(found, model)


def fitted(clean: Samples, wrong: Samples) -> Samples:
    """Weights of a logistic regression, none below 0 (evidence never speaks for a word), the constant last; both sides weigh the same."""
    scale = np.concatenate([clean, wrong]).std(axis=0) + 1e-6
    both = np.column_stack([np.concatenate([clean, wrong]) / scale, np.ones(len(clean) + len(wrong))])
    truth = np.concatenate([np.zeros(len(clean)), np.ones(len(wrong))])
    share = np.where(truth, 0.5 / len(wrong), 0.5 / len(clean))
    weights = np.zeros(both.shape[1])
    for _ in range(ROUNDS):
        guess = 1 / (1 + np.exp(-both @ weights))
        weights -= STEP * both.T @ (share * (guess - truth))
        weights[:-1] = np.maximum(weights[:-1], 0)
    return np.append(weights[:-1] / scale, weights[-1]).astype(np.float32)


def above(values: Samples, share: float) -> float:
    """Halfway between the last take that is told and the first that is not, rounded up as 16 bits are."""
    order = np.sort(values)[::-1]
    count = int(share * len(values))
    return float(np.float16((order[count - 1] + order[count]) / 2 if count else order[0] * 1.02))


if __name__ == "__main__":
    sys.exit(main())
