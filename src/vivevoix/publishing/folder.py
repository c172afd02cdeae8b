"""A folder of files that a reader sees whole or not at all, whatever stops the writer.

The new folder is written beside the old one and the two change places in one step (``renameat2`` with
``RENAME_EXCHANGE``); where the file system has no such step, the old one moves aside first and is put back by the next
run if that was as far as this one came.
"""

import ctypes
import errno
import fcntl
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
"""What kernels and file systems without the step answer (overlayfs, NFS, macOS)."""


@dataclass(frozen=True, slots=True)
class _Places:
    """The folder, and where its next and its former state lie for a moment."""

    folder: Path
    new: Path
    former: Path


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """``folder`` holds exactly ``files`` afterwards; when OSError is raised, it holds what it held before."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    places = _places(folder)
    with _alone(folder.parent):
        _recover(places)
        try:
            _write(places, files)
            _swap(places)
        finally:
            _recover(places)


def _places(folder: Path) -> _Places:
    """Short names, hidden, on the same file system: the folder's own name may already be as long as names can be."""
    digest = hashlib.sha256(os.fsencode(folder.name)).hexdigest()[:12]
    return _Places(folder, folder.parent / f".vivevoix-{digest}.new", folder.parent / f".vivevoix-{digest}.former")


@contextmanager
def _alone(parent: Path) -> Iterator[None]:
    """One writer at a time below ``parent``; the kernel lets go of the lock when a writer is killed."""
    handle = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _recover(places: _Places) -> None:
    """Puts back a former folder that lost its place, and removes what a killed run left."""
    if places.former.exists():
        if not places.folder.exists():
            places.former.rename(places.folder)
        shutil.rmtree(places.former, ignore_errors=True)
    shutil.rmtree(places.new, ignore_errors=True)


def _write(places: _Places, files: Mapping[str, bytes]) -> None:
    places.new.mkdir()
    if places.folder.exists():
        places.new.chmod(stat.S_IMODE(places.folder.stat().st_mode))
    for name, content in files.items():
        with (places.new / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    _settle(places.new)


def _swap(places: _Places) -> None:
    if not places.folder.exists():
        places.new.rename(places.folder)
    elif not _exchange(places.new, places.folder):
        _swap_in_two(places)
    _settle(places.folder.parent)


def _swap_in_two(places: _Places) -> None:
    places.folder.rename(places.former)
    places.new.rename(places.folder)


def _exchange(one: Path, other: Path) -> bool:
    """Both names change places in one step; False where that step does not exist."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _settle(folder: Path) -> None:
    """The folder's entries on the disk, so that a power cut loses neither edition."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
