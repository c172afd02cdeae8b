"""Whose site this is: what a newspaper says of itself, from a TOML file."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from vivevoix.errors import WrongUse

_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Link:
    """A plain link; no script of the service is ever loaded for it."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Newspaper:
    """All that can be said, with its default."""

    name: str = "Vive Voix"
    address: str = ""
    """The site's own address, ``https://journal.example``; empty for a site that is tried out."""
    language: str = "fr"
    """Of the pages that are no article: ``fr`` or ``en``."""
    tagline: str = ""
    description: str = ""
    """One sentence for feeds and search engines."""
    controller: str = ""
    """Who answers for the readers' data: a name and a postal address."""
    contact: str = ""
    """E-mail address for questions on data."""
    image: str = ""
    """Address of a square picture for podcast directories."""
    follow: tuple[Link, ...] = ()
    """Where else the newspaper can be followed."""
    sections: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Name in the address → name that is shown."""
    embedders: tuple[str, ...] = ()
    """Origins whose pages may show the player in a frame."""
    shared_cache: bool = False
    """Whether the cache in front of the site passes by every request with a choice or a refusal signal (see the how-to)."""

    @property
    def host(self) -> str:
        """The host of the address, with its port."""
        return urlsplit(self.address).netloc

    @property
    def secure(self) -> bool:
        """Whether the site is reached over https."""
        return self.address.startswith("https://")


def load_newspaper(file: Path | None) -> Newspaper:
    """What the file says. Raises WrongUse naming the file and the key that cannot be understood."""
    if file is None:
        return Newspaper()
    table = _table(file)
    known = {item.name for item in fields(Newspaper)}
    if unknown := set(table) - known:
        raise WrongUse(f"{file}: there is no key '{min(unknown)}'.", f"Known: {', '.join(sorted(known))}.")
    return Newspaper(**{key: _value(key, value, file) for key, value in table.items()})


def _table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise WrongUse(f"The newspaper's file {file} cannot be read ({error.strerror}).", "Check its path.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(f"The newspaper's file {file} is not TOML: {error}.", "Mend that line.") from error


def _value(key: str, value: Any, file: Path) -> Any:
    if key == "follow":
        return tuple(_link(item, file) for item in value)
    if key == "sections":
        return MappingProxyType({str(name): str(shown) for name, shown in value.items()})
    if key == "embedders":
        return tuple(_origin(item, key, file) for item in value)
    if key == "address":
        return _origin(str(value).rstrip("/"), key, file)
    if key == "language" and value not in {"fr", "en"}:
        raise WrongUse(f"{file}: the site has no language '{value}'.", "It is fr or en.")
    if key == "shared_cache":
        return value is True
    return str(value)


def _link(item: Any, file: Path) -> Link:
    if not isinstance(item, dict) or not re.match(r"https?://[^\s\x00-\x1f]+$", str(item.get("address", ""))):
        raise WrongUse(f"{file}: a link of 'follow' has no address of the web.", 'Write { name = "…", address = "https://…" }.')
    return Link(str(item.get("name") or item["address"]), str(item["address"]))


def _origin(item: Any, key: str, file: Path) -> str:
    if not _ORIGIN.fullmatch(str(item)):
        raise WrongUse(f"{file}: '{item}' is no address for '{key}'.", "Write https://host, without a path.")
    return str(item)
