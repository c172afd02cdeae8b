"""What was measured of each voice on sentences of ours: how its vocoder's signals lie (``tools/kokoro_statistics.py`` makes the files)."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from vivevoix.model import Samples


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """Signals of the vocoder over the calibration sentences of a voice."""

    normalisations: Mapping[str, tuple[Samples, Samples]]
    """Name of a normalised tensor → mean and deviation of each channel, float32 [C]."""
    ranges: Mapping[str, tuple[float, float]]
    """Name of a convolution's input → values between which eight bits tell apart."""
    digest: str


@cache
def statistics(voice: str) -> Statistics:
    """The statistics that ship with a voice."""
    held = files(__package__).joinpath(f"voices/{voice}.npz").read_bytes()
    with np.load(io.BytesIO(held), allow_pickle=False) as table:
        cuts = np.cumsum(table["channels"])[:-1]
        means, deviations = np.split(table["mean"], cuts), np.split(table["deviation"], cuts)
        normalised = dict(zip(table["normalised"].tolist(), zip(means, deviations, strict=True), strict=True))
        ranges = dict(zip(table["rounded"].tolist(), map(tuple, table["range"].tolist()), strict=True))
    return Statistics(normalised, ranges, hashlib.sha256(held).hexdigest())
