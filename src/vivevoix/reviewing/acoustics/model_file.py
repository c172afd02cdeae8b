"""The model of a voice's sounds, as it ships: about a megabyte, numbers in 16 bits, made by ``tools/train_sounds.py``."""

import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zipfile import BadZipFile

import numpy as np

from vivevoix.errors import ModelCorrupt
from vivevoix.model import Samples
from vivevoix.reviewing.acoustics.asked import PHONES

VERSION = 1
"""Of what the file holds and what its limits were set on."""


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """Diagonal normal distributions over few directions of nine frames."""

    directions: Samples
    """[576, D]."""
    linear: Samples
    """Mean over variance: [D, K]."""
    square: Samples
    """Minus half of one over variance: [D, K]."""
    constant: Samples
    """Logarithm of weight and norm: [K]."""


@dataclass(frozen=True, slots=True, eq=False)
class SoundModel:
    """What a voice's phones sound like."""

    mean: Samples
    deviation: Samples
    """Of the bands: [64]."""
    layers: tuple[tuple[Samples, Samples, int], ...]
    """Weights [taps, in, out], bias [out] and the distance between taps, in frames."""
    phones: Mixture
    """As many distributions for each phone, in order."""
    takes: Mixture
    """Of all frames that are speech: what is far from every one of them is strange."""
    usual: Samples
    """Mean and deviation of minus the log probability of each phone where it is said well, inside a word and at its end: [2, P, 2]."""
    weights: Samples
    """Of a word's evidence: [F]."""
    endings: Samples
    """Of a take's end, the constant last: [E + 1]."""
    limits: Samples
    """From which a word, an end, a stretch is told: [3]."""
    forms: tuple[str, ...]
    """The forms that its takes were sung in: ``bf16``, ``ort``."""


@cache
def model_for(engine: str, voice: str) -> SoundModel | None:
    """The model of an engine's voice; None where none was made. Raises ModelCorrupt."""
    path = files(__package__).joinpath(f"data/{engine}-{voice}.npz")
    return parsed(path.read_bytes(), voice) if path.is_file() else None


def parsed(content: bytes, voice: str) -> SoundModel:
    """A model from its file. Raises ModelCorrupt, naming the remedy."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            table = {name: held[name] for name in held.files}
        return _model(table)
    except (BadZipFile, OSError, EOFError, KeyError, ValueError, IndexError) as error:
        problem = f"The model of the sounds of {voice} is damaged: {error}."
        raise ModelCorrupt(problem, "Install vivevoix again: pip install --force-reinstall vivevoix.") from error


def _model(table: dict[str, "np.typing.NDArray[np.generic]"]) -> SoundModel:
    if int(table["version"]) != VERSION or tuple(table["inventory"].tolist()) != PHONES:
        raise ValueError("made for another version")
    numbers = {name: values.astype(np.float32) for name, values in table.items() if values.dtype.kind == "f"}
    layers = tuple(
        (numbers[f"weights{place}"], numbers[f"bias{place}"], int(apart)) for place, apart in enumerate(table["apart"].tolist())
    )
    return SoundModel(
        numbers["mean"], numbers["deviation"], layers, _mixture(numbers, "phones"), _mixture(numbers, "takes"),
        numbers["usual"], numbers["weights"], numbers["endings"], numbers["limits"], tuple(table["forms"].tolist()),
    )  # fmt: skip


def _mixture(numbers: dict[str, Samples], name: str) -> Mixture:
    means, variances = numbers[f"{name}_means"], np.maximum(numbers[f"{name}_variances"], 1e-4)
    constant = numbers[f"{name}_shares"] - 0.5 * (np.log(2 * np.pi * variances) + means**2 / variances).sum(axis=1)
    linear, square = (means / variances).T.astype(np.float32), (-0.5 / variances).T.astype(np.float32)
    return Mixture(numbers[f"{name}_directions"], linear, square, constant.astype(np.float32))
