"""What a newspaper's site may write, load and answer, category by category: the nouns of the consent policy."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any

CHOICE_DAYS = 182
"""Six months: how long a choice is kept, yes and no alike (CNIL, deliberation 2020-092)."""
SECURE_CHOICE, PLAIN_CHOICE = "__Host-consent", "consent"
"""The cookie of the choice. ``__Host-`` needs Secure, and not every browser takes a Secure cookie over http, even from this
machine: over http the second name is used, which no https site reads."""
DIRECTIVES = ("script", "style", "img", "media", "frame", "connect", "font")
"""The kinds of source that a service may name: Content-Security-Policy's ``…-src``."""

Words = Mapping[str, str]
"""A text by language."""


class Basis(StrEnum):
    """Why a category may act."""

    NECESSARY = "necessary"
    """The site cannot be delivered without it; it asks nothing (law 78-17, article 82)."""
    EXEMPT = "exempt"
    """Audience measurement without consent; the reader may object."""
    CONSENT = "consent"
    """Nothing before a yes."""


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie that a service may set."""

    name: str
    days: int
    """How long it lasts; 0 for the browser's session."""
    purpose: Words
    domain: str = ""
    """Empty for this host alone."""
    path: str = "/"
    before_choice: bool = False
    """Whether it may be there before the reader has chosen."""


@dataclass(frozen=True, slots=True)
class StorageKey:
    """A key of the browser's local or session storage."""

    name: str
    purpose: Words
    before_choice: bool = False
    """Whether the reader's own act alone, not a choice on trackers, may write it."""


@dataclass(frozen=True, slots=True)
class Service:
    """Who acts within a category, and with what."""

    key: str
    title: Words
    controller: str
    """Who answers for it."""
    cookies: tuple[Cookie, ...] = ()
    storage: tuple[StorageKey, ...] = ()
    routes: tuple[str, ...] = ()
    """Paths of ours that answer only when the category is allowed, with all below them."""
    origins: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Directive → origins that pages may then load from."""
    fragment: str = ""
    """HTML of the publisher's, shown after the article when allowed; a placeholder stands there until then."""
    policy_url: str = ""
    """The service's own privacy policy."""


@dataclass(frozen=True, slots=True)
class Category:
    """What is chosen at once: one purpose, its services."""

    key: str
    basis: Basis
    title: Words
    purpose: Words
    refusal: Words
    """What the reader goes without when it is refused."""
    services: tuple[Service, ...]


@dataclass(frozen=True)
class Policy:
    """The whole policy."""

    version: str
    categories: tuple[Category, ...]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of everything in it: what a choice was made on. Another policy asks again."""
        plain = json.dumps(_plain(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(plain.encode()).hexdigest()

    @property
    def asked(self) -> tuple[Category, ...]:
        """Categories that need a yes."""
        return tuple(category for category in self.categories if category.basis is Basis.CONSENT)

    @property
    def optional(self) -> tuple[Category, ...]:
        """Categories that the reader may switch: those that need a yes, and those that bear a no."""
        return tuple(category for category in self.categories if category.basis is not Basis.NECESSARY)

    def category(self, key: str) -> Category | None:
        """By its key."""
        return next((category for category in self.categories if category.key == key), None)

    def services(self) -> Iterator[tuple[Category, Service]]:
        """Each service with its category."""
        return ((category, service) for category in self.categories for service in category.services)

    def cookies(self) -> Iterator[tuple[Category, Cookie]]:
        """Each cookie with its category."""
        return ((category, cookie) for category, service in self.services() for cookie in service.cookies)

    def owner(self, path: str) -> Category | None:
        """The category that decides whether ``path`` answers; None for what always answers."""
        for category, service in self.services():
            if any(path == route or path.startswith(route.rstrip("/") + "/") for route in service.routes):
                return category
        return None


def _plain(value: Any) -> Any:
    """As JSON knows it; ``asdict`` cannot copy a read-only mapping."""
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(held) for key, held in value.items()}
    return [_plain(held) for held in value] if isinstance(value, tuple) else value
