"""The bytes of a source: from the network, a file, or standard input."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from vivevoix.errors import SourceEmpty, SourceNotFound, SourceRefused, SourceTooLarge
from vivevoix.model import Source, SourceKind
from vivevoix.reading.decode import decoded

LARGEST = 10_000_000
"""Bytes that are read: the longest press pages with all their scripts have two to three million."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A source's text, and the address that its links are relative to."""

    text: str
    base: str


def load(source: Source, stdin: BinaryIO | None = None, *, allow_private: bool = False) -> Loaded:
    """The text of a source. Raises SourceError."""
    if source.kind is SourceKind.URL:
        return _fetched(source.address, allow_private=allow_private)
    if source.address == "-":
        return Loaded(_text(_limited(stdin, "Standard input")), "")
    path = path_of(source)
    return Loaded(_text(_file(path)), str(path))


def path_of(source: Source) -> Path:
    """The file of a source, without a selection ``#2`` behind a feed's name."""
    if urlsplit(source.address).scheme == "file":
        return Path(unquote(urlsplit(source.address).path))
    whole = Path(source.address)
    return whole if whole.exists() else Path(source.address.partition("#")[0])


def _fetched(address: str, *, allow_private: bool) -> Loaded:
    from vivevoix.reading.fetch import fetch

    fetched = fetch(address, allow_private=allow_private)
    text = decoded(fetched.body, fetched.encoding)
    if not text.strip():
        raise SourceEmpty(f"{address} is empty.", "Give the address of one article.")
    return Loaded(text, fetched.url)


def _file(path: Path) -> bytes:
    if path.is_dir():
        raise SourceNotFound(f"{path} is a folder.", "Name a file in it.")
    try:
        with path.open("rb") as stream:
            return _limited(stream, str(path))
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise SourceNotFound(f"There is no file {path}.", "Check its name; a web address begins with https://.") from error
    except OSError as error:
        raise SourceRefused(f"{path} cannot be read: {error.strerror}.", "Check the rights on the file.") from error


def _limited(stream: BinaryIO | None, name: str) -> bytes:
    body = stream.read(LARGEST + 1) if stream else b""
    if len(body) > LARGEST:
        raise SourceTooLarge(f"{name} is larger than {LARGEST // 1_000_000} MB.", "Give the article alone.")
    if not body.strip():
        raise SourceEmpty(f"{name} is empty.", "Give the article's text.")
    return body


def _text(body: bytes) -> str:
    return decoded(body)
