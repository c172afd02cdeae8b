"""Blobs as files in a folder, within a size; the longest unused are forgotten first."""

import os
import tempfile
import time
from pathlib import Path

from vivevoix.errors import OutputError

REMEDY = "Free some space, or name another cache folder in the settings."


class FileBlobs:
    """Keeps each blob in a file named by its key; a blob is there whole or not at all."""

    def __init__(self, root: Path, limit_bytes: int | None = None) -> None:
        self._root = root
        self._limit = limit_bytes
        self._size: int | None = None

    def get(self, key: str) -> bytes | None:
        """The bytes, or None when there are none under that key; reading counts as use."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        # The access time, set by hand since most disks are mounted without it, is what ``put`` forgets by; the time of writing stays.
        os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns))
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes, in one step. Raises OutputError when they cannot be written."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _written(path, data)
        except OSError as error:
            raise OutputError(f"The cache in {self._root} cannot be written ({error.strerror}).", REMEDY) from error
        self._fit(len(data))

    def _path(self, key: str) -> Path:
        # Two letters of the digest as a folder: thousands of files in one folder are slow to list.
        return self._root / key[:2] / key

    def _fit(self, added: int) -> None:
        if self._limit is None:
            return
        self._size = self._total() if self._size is None else self._size + added
        if self._size > self._limit:
            self._forget()

    def _total(self) -> int:
        return sum(path.stat().st_size for path in self._files())

    def _files(self) -> list[Path]:
        return [path for path in self._root.glob("??/*") if path.is_file() and not path.name.startswith(".")]

    def _forget(self) -> None:
        """Down to nine tenths of the limit, so that not every put has to look at every file."""
        assert self._limit is not None
        size = self._total()
        for path in sorted(self._files(), key=lambda found: found.stat().st_atime_ns):
            if size <= self._limit * 0.9:
                break
            size -= path.stat().st_size
            path.unlink(missing_ok=True)
        self._size = size


def _written(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
