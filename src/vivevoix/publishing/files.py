"""An edition's files in a folder, whole or not at all."""

import errno
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from vivevoix.errors import OutputError, WrongUse
from vivevoix.model import Edition, Publication
from vivevoix.publishing import names
from vivevoix.publishing.document import edition_document, encoded
from vivevoix.publishing.folder import replace_folder
from vivevoix.publishing.page import page
from vivevoix.publishing.picture import KINDS, picture_kind
from vivevoix.publishing.timing import encoded_timing
from vivevoix.publishing.transcript import transcript

_OWN = {names.PAGE, names.AUDIO, names.M4A, names.DOCUMENT, names.TRANSCRIPT, names.TIMING} | {
    f"image.{kind}" for kind in KINDS
}
_NOT_OURS = "Choose another folder, or move what is in it."
_REMEDIES = {
    errno.ENOSPC: "Free some space, then narrate again: the takes already made are kept.",
    errno.EDQUOT: "Free some space, then narrate again: the takes already made are kept.",
    errno.EACCES: "Choose a folder that you may write to.",
    errno.EPERM: "Choose a folder that you may write to.",
    errno.EROFS: "Choose a folder on a disk that can be written to.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.ENOTDIR: "A part of the path is a file: choose another folder.",
    errno.EEXIST: "A part of the path is a file: choose another folder.",
    errno.EBUSY: "The folder is the root of a disk: choose a folder inside it.",
}


def publish(edition: Edition, mp3: bytes, out: Path, image: bytes | None = None, m4a: bytes | None = None) -> Publication:
    """Writes the edition's files into ``out``, in place of the edition that may be there.

    Readers see the former edition or this one, never a part. Raises WrongUse when ``out`` holds something else than an
    edition or ``image`` is no photo that browsers show, OutputError when it cannot be written.
    """
    files = edition_files(edition, mp3, image, m4a)
    with _explained(out):
        folder = out.resolve()
        _check(folder, out)
        replace_folder(folder, files)
    return Publication(edition, tuple(str(out / name) for name in files), datetime.now(UTC))


def edition_files(edition: Edition, mp3: bytes, image: bytes | None = None, m4a: bytes | None = None) -> dict[str, bytes]:
    """Name and content of each file, the page first. Raises WrongUse when ``image`` is no photo that browsers show."""
    image_file = _image_file(image) if image else ""
    document = edition_document(edition, image_file)
    files = {
        names.PAGE: page(document).encode("utf-8", "replace"),
        names.AUDIO: mp3,
        names.DOCUMENT: encoded(document),
        names.TRANSCRIPT: transcript(document).encode("utf-8", "replace"),
        names.TIMING: encoded_timing(document),
    }
    files |= {names.M4A: m4a} if m4a else {}
    return files | {image_file: image} if image else files


def _image_file(image: bytes) -> str:
    kind = picture_kind(image)
    if not kind:
        raise WrongUse("The photo is not of a kind that browsers show.", f"Use one of {', '.join(KINDS)}.")
    return f"image.{kind}"


def _check(folder: Path, out: Path) -> None:
    """Raises WrongUse when replacing the folder would lose something."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise WrongUse(f"{out} is a file.", "Name a folder.")
    if folder == Path.cwd():
        raise WrongUse(f"{out} is the working folder, which cannot be replaced.", "Name a folder inside it.")
    found = {entry.name for entry in folder.iterdir()}
    if foreign := sorted(found - _OWN):
        shown = ", ".join(foreign[:3]) + (", …" if len(foreign) > 3 else "")
        raise WrongUse(f"{out} holds files that are not of an edition ({shown}).", _NOT_OURS)
    if found and not _is_edition(folder):
        raise WrongUse(f"{out} holds files but no edition of ours.", _NOT_OURS)


def _is_edition(folder: Path) -> bool:
    try:
        loaded = json.loads((folder / names.DOCUMENT).read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(loaded, dict) and str(loaded.get("schema", "")).startswith("urn:vivevoix:edition:")


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, "Choose another folder.")
        raise OutputError(f"The edition could not be written to {out} ({error.strerror or error}).", remedy) from error
