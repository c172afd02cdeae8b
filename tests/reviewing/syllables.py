"""Sound like speech, of chance."""

import numpy as np

from vivevoix.model import Samples

RATE = 24_000


def speech(syllables: int, seed: int, seconds: float = 0.12) -> Samples:
    """Syllables of chance: a buzz through two resonances that glide."""
    dice = np.random.default_rng(seed)
    return np.concatenate([syllable(dice, seconds) for _ in range(syllables)])


def syllable(dice: np.random.Generator, seconds: float) -> Samples:
    times = np.arange(round(seconds * RATE)) / RATE
    wave = np.zeros(len(times))
    first, second = dice.uniform(250, 800), dice.uniform(900, 2600)
    for harmonic in range(1, 25):
        hertz = 190 * harmonic
        gain = np.exp(-(((hertz - first) / 150) ** 2)) + np.exp(-(((hertz - second) / 250) ** 2))
        wave += gain * np.sin(2 * np.pi * hertz * times + dice.uniform(0, 6))
    return np.asarray(0.2 * wave * np.hanning(len(times)) ** 0.3, np.float32)


def babble(seconds: float, seed: int) -> Samples:
    """Syllables of unlike lengths, so many seconds of them."""
    dice = np.random.default_rng(seed)
    pieces: list[Samples] = []
    while sum(map(len, pieces)) < seconds * RATE:
        pieces.append(dice.uniform(0.3, 1.0) * syllable(dice, dice.uniform(0.07, 0.2)))
        hiss = dice.standard_normal(round(dice.uniform(0.02, 0.08) * RATE))
        pieces.append((dice.uniform(0.005, 0.05) * hiss).astype(np.float32))
    return np.concatenate(pieces)[: round(seconds * RATE)].astype(np.float32)
