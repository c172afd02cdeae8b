"""Mixtures of diagonal normal distributions, fitted by expectation and maximisation: for ``train_sounds.py``."""

import numpy as np
from numpy.typing import NDArray

from vivevoix.model import Samples
from vivevoix.reviewing.acoustics.asked import PHONES
from vivevoix.reviewing.acoustics.emission import REACH
from vivevoix.reviewing.acoustics.features import stacked
from vivevoix.reviewing.acoustics.model_file import Mixture

DIRECTIONS, PARTS = 36, 8
ALL_DIRECTIONS, ALL_PARTS = 60, 48
ROUNDS = 12
PER_PART = 60
"""Frames that a distribution must have."""
LEAST_VARIANCE = 0.05
NEVER = -1e3
Labels = NDArray[np.int64]


def discriminant(bands: list[Samples], labels: list[Labels]) -> Samples:
    """Directions of nine frames in which phones lie farthest apart, each phone's own spread 1 along them: [576, 36]."""
    width = (2 * REACH + 1) * bands[0].shape[1]
    within, counts = np.zeros((width, width)), np.zeros(len(PHONES))
    sums = np.zeros((len(PHONES), width))
    for band, label in zip(bands, labels, strict=True):
        wide = stacked(band, REACH)[label >= 0].astype(np.float64)
        within += wide.T @ wide
        np.add.at(sums, label[label >= 0], wide)
        np.add.at(counts, label[label >= 0], 1)
    there = counts > 0
    means = sums[there] / counts[there, None]
    between = (means * counts[there, None]).T @ means
    whole = sums.sum(axis=0) / counts.sum()
    within = (within - between) / counts.sum() + 1e-3 * np.eye(width)
    between = between / counts.sum() - np.outer(whole, whole)
    values, vectors = np.linalg.eigh(within)
    white = vectors / np.sqrt(values)
    _, turned = np.linalg.eigh(white.T @ between @ white)
    return (white @ turned[:, ::-1][:, :DIRECTIONS]).astype(np.float32)


def mixtures_of_phones(bands: list[Samples], labels: list[Labels], directions: Samples) -> Mixture:
    """As many distributions for every phone; of a rare one some are never used."""
    along = np.concatenate([stacked(band, REACH) @ directions for band in bands])
    which = np.concatenate(labels)
    fitted_all = [fitted(along[which == phone], PARTS) for phone in range(len(PHONES))]
    means, variances, shares = (np.concatenate([one[at] for one in fitted_all]) for at in range(3))
    return packed(directions, means, variances, shares)


def mixture_of_all(bands: list[Samples], labels: list[Labels]) -> Mixture:
    """Of all frames that are no silence, along their widest directions."""
    wide = np.concatenate([stacked(band, REACH)[label != 0] for band, label in zip(bands, labels, strict=True)])
    middle = wide.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov((wide - middle)[::3].T))
    top = np.argsort(values)[::-1][:ALL_DIRECTIONS]
    directions = (vectors[:, top] / np.sqrt(values[top])).astype(np.float32)
    return packed(directions, *fitted((wide @ directions)[::2], ALL_PARTS))


def fitted(points: Samples, parts: int) -> tuple[Samples, Samples, Samples]:
    """Means, variances and logarithms of the shares of a mixture."""
    width = points.shape[1]
    used = int(np.clip(len(points) // PER_PART, 1, parts))
    means, variances = np.zeros((parts, width)), np.ones((parts, width))
    shares = np.full(parts, NEVER)
    shares[0] = 0.0
    if len(points) > 2 * width:
        dice = np.random.default_rng(3)
        means[:used] = points[dice.choice(len(points), used, replace=False)]
        variances[:used] = points.var(axis=0)
        shares[:used] = -np.log(used)
        for _ in range(ROUNDS):
            _improved(points, means[:used], variances[:used], shares[:used])
    elif len(points):
        means[0] = points.mean(axis=0)
    return means.astype(np.float32), variances.astype(np.float32), shares.astype(np.float32)


def _improved(points: Samples, means: Samples, variances: Samples, shares: Samples) -> None:
    """One round, in place."""
    constant = shares - 0.5 * (np.log(2 * np.pi * variances) + means**2 / variances).sum(axis=1)
    logs = points @ (means / variances).T + points**2 @ (-0.5 / variances).T + constant
    logs -= logs.max(axis=1, keepdims=True)
    owned = np.exp(logs)
    owned /= owned.sum(axis=1, keepdims=True)
    mass = owned.sum(axis=0) + 1e-6
    means[:] = owned.T @ points / mass[:, None]
    variances[:] = np.maximum(owned.T @ points**2 / mass[:, None] - means**2, LEAST_VARIANCE)
    shares[:] = np.log(mass / mass.sum())


def packed(directions: Samples, means: Samples, variances: Samples, shares: Samples) -> Mixture:
    """As the package multiplies them."""
    constant = shares - 0.5 * (np.log(2 * np.pi * variances) + means**2 / variances).sum(axis=1)
    linear, square = (means / variances).T, (-0.5 / variances).T
    return Mixture(directions, linear.astype(np.float32), square.astype(np.float32), constant.astype(np.float32))
