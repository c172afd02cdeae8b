"""What a page may leave and load in each state of consent, and what goes beyond it.

The four states are the four failures for which the CNIL fined a publisher in 2025 (SAN-2025-010): trackers before the choice,
trackers that are called necessary and are not, trackers after a refusal, trackers that stay after withdrawal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vivevoix.site.consent.policy import Basis, Category, Cookie, Policy, StorageKey

_SLACK_DAYS = 1.0


class State(StrEnum):
    """What the visitor has done."""

    BEFORE = "before"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class JarCookie:
    """A cookie in the browser."""

    name: str
    domain: str
    days: float
    """Until it ends; 0 for the session's."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a browser holds and did after one page in one state."""

    state: State
    path: str
    status: int
    cookies: tuple[JarCookie, ...] = ()
    storage: tuple[str, ...] = ()
    """Keys of local and session storage; ``indexeddb:…``, ``cache:…`` and ``worker:…`` for the others."""
    foreign: tuple[str, ...] = ()
    """Addresses of other origins that the page asked for, refused by the browser or not."""


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that was not declared for that state."""

    state: State
    path: str
    kind: str
    """``cookie``, ``storage``, ``request`` or ``status``."""
    name: str
    why: str


def leaks(seen: Seen, policy: Policy) -> tuple[Leak, ...]:
    """All that goes beyond the policy."""
    found = (*_cookies(seen, policy), *_storage(seen, policy), *_requests(seen, policy), *_status(seen))
    return tuple(Leak(seen.state, seen.path, kind, name, why) for kind, name, why in found)


def _active(policy: Policy, state: State) -> Iterator[Category]:
    """Categories that may act: who refuses all has objected to measurement too."""
    for category in policy.categories:
        if (
            category.basis is Basis.NECESSARY
            or state is State.ACCEPTED
            or (category.basis is Basis.EXEMPT and state is State.BEFORE)
        ):
            yield category


def _cookies(seen: Seen, policy: Policy) -> Iterator[tuple[str, str, str]]:
    services = [service for category in _active(policy, seen.state) for service in category.services]
    declared = {cookie.name: cookie for service in services for cookie in service.cookies if _now(cookie, seen.state)}
    for cookie in seen.cookies:
        known = declared.get(cookie.name)
        if known is None:
            yield "cookie", cookie.name, f"not declared for this state ({cookie.domain})"
        elif cookie.days > known.days + _SLACK_DAYS:
            yield "cookie", cookie.name, f"lasts {cookie.days:.0f} days, declared are {known.days}"


def _storage(seen: Seen, policy: Policy) -> Iterator[tuple[str, str, str]]:
    services = [service for category in _active(policy, seen.state) for service in category.services]
    declared = {key.name for service in services for key in service.storage if _now(key, seen.state)}
    for name in seen.storage:
        if name not in declared:
            yield "storage", name, "not declared for this state"


def _requests(seen: Seen, policy: Policy) -> Iterator[tuple[str, str, str]]:
    services = [service for category in _active(policy, seen.state) for service in category.services]
    declared = {origin for service in services for origins in service.origins.values() for origin in origins}
    for address in seen.foreign:
        if not any(address == origin or address.startswith(origin + "/") for origin in declared):
            yield "request", address, "another origin, not declared for this state"


def _status(seen: Seen) -> Iterator[tuple[str, str, str]]:
    if seen.status >= 500:
        yield "status", str(seen.status), "the page failed, so nothing is known of it"


def _now(item: Cookie | StorageKey, state: State) -> bool:
    return item.before_choice or state is not State.BEFORE
