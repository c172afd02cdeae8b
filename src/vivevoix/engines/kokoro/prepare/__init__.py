"""The model taken apart, once, into the cache: under a minute, and 20 to 130 MB by form.

A part is a folder named by the digest of all that decides it. It is made beside its place and renamed, one process at a time; a manifest
holds size, time and SHA-256 of each file, so that a later start looks at size and time, and ``verify`` hashes again.
"""

import contextlib
import fcntl
import hashlib
import json
import shutil
from collections.abc import Iterator
from functools import cache as remembered
from pathlib import Path

from vivevoix.engines.kokoro.model_file import content, digest
from vivevoix.engines.kokoro.prepare.part import Part
from vivevoix.errors import ModelCorrupt, ModelMissing, OutputError
from vivevoix.progress import Progress, silent

__all__ = ["Part", "prepared", "verify"]

VERSION = 4
"""Raised when preparation or a voice's statistics change, so that older parts, and takes made by them, are made anew."""


def prepared(parts: tuple[Part, ...], cache: Path, models: Path | None = None, progress: Progress = silent) -> tuple[Path, ...]:
    """The file to open of each part; those that are not there are made. Raises ModelMissing, ModelCorrupt, OutputError."""
    folders = [_folder(part, cache, models) for part in parts]
    if not all(map(_whole, folders)):
        with _locked(cache / "kokoro"):
            _prepare(parts, folders, models, progress)
    return tuple(folder / part.file for part, folder in zip(parts, folders, strict=True))


def verify(parts: tuple[Part, ...], cache: Path, models: Path | None = None) -> int:
    """Hash the files again; their size in bytes. Raises ModelMissing for a part not made yet, ModelCorrupt for one that changed."""
    return sum(_verified(part, _folder(part, cache, models)) for part in parts)


def _verified(part: Part, folder: Path) -> int:
    if not (folder / "manifest.json").is_file():
        raise ModelMissing(f"The part {part.name} of the voice's model is not prepared yet.", "It is made at the first use.")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    for name, (_, _, sha256) in manifest.items():
        if not (folder / name).is_file() or _hash(folder / name) != sha256:
            raise ModelCorrupt(f"{folder / name} is damaged.", f"Delete {folder} and run again.")
    return sum(size for size, _, _ in manifest.values())


def _folder(part: Part, cache: Path, models: Path | None) -> Path:
    decided = json.dumps([VERSION, _digest(models), *part.decided])
    return cache / "kokoro" / f"{part.name}-{hashlib.sha256(decided.encode()).hexdigest()[:16]}"


@remembered
def _digest(models: Path | None) -> str:
    return digest(models)


def _whole(folder: Path) -> bool:
    """Whether the files are as they were when they were made."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        return bool(manifest) and all(_state(folder / name) == held[:2] for name, held in manifest.items())
    except (OSError, ValueError):
        return False


def _state(path: Path) -> list[int]:
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns]


def _prepare(parts: tuple[Part, ...], folders: list[Path], models: Path | None, progress: Progress) -> None:
    wanted = [(part, folder) for part, folder in zip(parts, folders, strict=True) if not _whole(folder)]
    whole = content(models) if wanted else b""
    for done, (part, folder) in enumerate(wanted):
        progress("preparing the voice", done, len(wanted))
        _make(part, folder, whole)
    progress("preparing the voice", len(wanted), len(wanted))


def _make(part: Part, folder: Path, whole: bytes) -> None:
    half = folder.with_name(f"{folder.name}.part")
    try:
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        part.write(whole, half)
        manifest = {path.name: [*_state(path), _hash(path)] for path in sorted(half.iterdir())}
        (half / "manifest.json").write_text(json.dumps(manifest), "utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        half.rename(folder)
    except OSError as error:
        problem = f"The voice's model cannot be prepared in {folder.parent} ({error.strerror})."
        raise OutputError(problem, "Free 300 MB, or set another cache folder.") from error
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def _locked(root: Path) -> Iterator[None]:
    """One process prepares; the others wait for it."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        file = (root / "lock").open("w")
    except OSError as error:
        raise OutputError(f"The cache {root} cannot be written ({error.strerror}).", "Set another cache folder.") from error
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
