"""How likely each phone is in each frame: a network of five convolutions, and beside it mixtures of normal distributions."""

import numpy as np

from vivevoix.model import Samples
from vivevoix.reviewing.acoustics.asked import PHONES
from vivevoix.reviewing.acoustics.features import log_mel, stacked
from vivevoix.reviewing.acoustics.model_file import Mixture, SoundModel

REACH = 4
"""Frames on each side that the mixtures look at."""
POWER = 0.3
"""Of the mixtures' likelihood: neighbouring frames are no independent witnesses."""
SHARE = 0.3
"""Of the mixtures in what both say."""


def normalised(samples: Samples, model: SoundModel) -> Samples:
    """The bands of a take, each by the voice's own mean and deviation: [T, 64]."""
    return (log_mel(samples) - model.mean) / model.deviation


def log_probabilities(bands: Samples, model: SoundModel) -> Samples:
    """Natural logarithms of each phone's probability in each frame, by both: [T, P]."""
    return (1 - SHARE) * by_network(bands, model) + SHARE * by_mixtures(bands, model)


def by_network(bands: Samples, model: SoundModel) -> Samples:
    """What the network says: [T, P]."""
    reach = sum((len(weights) - 1) * apart for weights, _, apart in model.layers) // 2
    held = np.pad(bands, ((reach, reach), (0, 0)), mode="edge")
    for place, (weights, bias, apart) in enumerate(model.layers):
        held = _convolved(held, weights, apart) + bias
        if place < len(model.layers) - 1:
            held = np.maximum(held, 0)
    return _log_softmax(held)


def by_mixtures(bands: Samples, model: SoundModel) -> Samples:
    """What the mixtures say: [T, P]."""
    parts = densities(bands, model.phones).reshape(len(bands), len(PHONES), -1)
    top = parts.max(axis=2)
    whole: Samples = (top + np.log(np.exp(parts - top[..., None]).sum(axis=2))).astype(np.float32)
    return _log_softmax(np.float32(POWER) * whole)


def strangeness(bands: Samples, model: SoundModel) -> Samples:
    """How far each frame lies from all speech of the voice, minus a log density: [T]."""
    parts = densities(bands, model.takes)
    top = parts.max(axis=1)
    far: Samples = -(top + np.log(np.exp(parts - top[:, None]).sum(axis=1))).astype(np.float32)
    return far


def densities(bands: Samples, mixture: Mixture) -> Samples:
    """Log density of each frame under each distribution, its weight counted: [T, K]."""
    along = stacked(bands, REACH) @ mixture.directions
    held: Samples = (along @ mixture.linear + along**2 @ mixture.square + mixture.constant).astype(np.float32)
    return held


def _convolved(held: Samples, weights: Samples, apart: int) -> Samples:
    """Each tap is one product of matrices; what the taps do not reach is left out at the ends."""
    length = len(held) - (len(weights) - 1) * apart
    total: Samples = held[:length] @ weights[0]
    for tap in range(1, len(weights)):
        total += held[tap * apart : tap * apart + length] @ weights[tap]
    return total


def _log_softmax(held: Samples) -> Samples:
    shifted = held - held.max(axis=1, keepdims=True)
    logs: Samples = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return logs
