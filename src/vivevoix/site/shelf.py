"""The editions in a folder, as they come, change and go while the site is served."""

import logging
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from vivevoix.errors import WrongUse
from vivevoix.publishing import load_document, names
from vivevoix.publishing.form import EditionForm
from vivevoix.site.address import slug
from vivevoix.site.listing import Listed, Stamp, listed

_DEPTH = 3
"""Folders below the shelf that are looked into: section, edition, and one to spare."""
_LOOK_AGAIN_S = 0.5
"""Between two looks at the folder. A look at 1000 editions takes 11 ms: a page of a busy site must not pay it each time."""
_log = logging.getLogger("vivevoix.site")


class Gone(Exception):
    """The edition was there, and is no more."""


class Unknown(Exception):
    """No edition has had this name since the site was started."""


@dataclass(frozen=True, slots=True)
class _Found:
    folder: Path
    parent: str
    stamp: Stamp


class Shelf:
    """The editions below ``folder``, the newest first. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise WrongUse(f"There is no folder {folder}.", "Name the folder that holds editions with --editions.")
        self._folder = folder
        self._lock = Lock()
        self._looked = float("-inf")
        self._editions: dict[str, Listed] = {}
        self._slugs: dict[Path, str] = {}
        self._spoilt: dict[Path, Stamp] = {}

    def editions(self) -> tuple[Listed, ...]:
        """All that can be read now."""
        with self._lock:
            if time.monotonic() - self._looked >= _LOOK_AGAIN_S:
                self._look()
                self._looked = time.monotonic()
            return tuple(sorted(self._editions.values(), key=lambda one: (one.moment, one.slug), reverse=True))

    def find(self, name: str) -> Listed:
        """By its name in addresses. Raises Gone, Unknown."""
        found = next((edition for edition in self.editions() if edition.slug == name), None)
        if found is None:
            raise Gone(name) if name in self._slugs.values() else Unknown(name)
        return found

    def document(self, edition: Listed) -> EditionForm:
        """The whole document. Raises Gone when it vanished since it was listed."""
        try:
            return _document(edition.folder, edition.stamp)
        except WrongUse as error:
            raise Gone(edition.slug) from error

    def _look(self) -> None:
        found = {item.folder: item for item in _below(self._folder, 0)}
        for name, edition in list(self._editions.items()):
            if edition.folder not in found:
                del self._editions[name]
        for item in found.values():
            self._take(item)

    def _take(self, item: _Found) -> None:
        """Lists an edition that is new or changed; one that cannot be read is told of once, and not listed."""
        name = self._slugs.get(item.folder) or self._name(item)
        known = self._editions.get(name)
        if (known and known.stamp == item.stamp) or self._spoilt.get(item.folder) == item.stamp:
            return
        try:
            self._editions[name] = listed(_document(item.folder, item.stamp), item.folder, item.stamp, name, item.parent)
            self._slugs[item.folder] = name
        except (WrongUse, LookupError, TypeError, ValueError, AttributeError) as error:
            self._editions.pop(name, None)
            self._spoilt[item.folder] = item.stamp
            _log.warning("%s is not shown: %s", item.folder, error)

    def _name(self, item: _Found) -> str:
        """The folder's name; with its parent's, or a number, where another edition has it already."""
        taken = set(self._slugs.values())
        wished = (slug(item.folder.name), slug(f"{item.parent} {item.folder.name}"))
        numbered = (f"{wished[0]}-{number}" for number in range(2, len(taken) + 3))
        return next(name for name in (*wished, *numbered) if name not in taken)


@lru_cache(maxsize=64)
def _document(folder: Path, stamp: Stamp) -> EditionForm:
    """Kept by its stamp: parsing one of 2 min 38 s (209 kB) takes 2 ms."""
    return load_document(folder)


def _below(folder: Path, depth: int, parent: str = "") -> Iterator[_Found]:
    for entry in _entries(folder):
        if entry.name.startswith(".") or not _is_folder(entry):
            continue
        path = Path(entry.path)
        if stamp := stamp_of(path / names.DOCUMENT):
            yield _Found(path, parent, stamp)
        elif depth + 1 < _DEPTH and not entry.is_symlink():  # a link may lead back up
            yield from _below(path, depth + 1, entry.name)


def _entries(folder: Path) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def stamp_of(file: Path) -> Stamp | None:
    """Of a file as it is now; None when there is none."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
