"""The consent policy from TOML: the shipped one, and the newspaper's own over it."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from vivevoix.errors import WrongUse
from vivevoix.site.consent.policy import CHOICE_DAYS, DIRECTIVES, Basis, Category, Cookie, Policy, Service, StorageKey, Words

_KEY = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_ORIGIN = re.compile(r"(https://[a-z0-9.-]+|http://(localhost|127\.0\.0\.1))(:\d{1,5})?")
"""A host by its name: a wildcard or a keyword such as ``'unsafe-inline'`` would undo what the policy promises."""
_COOKIE_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}")
"""RFC 6265: a token."""
_COOKIE_MOST_DAYS = 395
"""Thirteen months: the CNIL's ceiling."""
_KNOWN = {
    "": {"version", "category"},
    "category": {"key", "basis", "title", "purpose", "refusal", "service"},
    "service": {"key", "title", "controller", "cookie", "storage", "routes", "origins", "fragment", "policy_url"},
    "cookie": {"name", "days", "purpose", "domain", "path", "before_choice"},
    "storage": {"name", "purpose", "before_choice"},
}


def shipped() -> Policy:
    """The policy that is shipped."""
    return _policy(tomllib.loads(files("vivevoix.site.consent").joinpath("shipped.toml").read_text("utf-8")), "shipped.toml")


def load_policy(file: Path | None) -> Policy:
    """The policy in force. Raises WrongUse naming the file and what in it cannot be understood."""
    return shipped() if file is None else _over(shipped(), _policy(_table(file), file.name))


def _table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise WrongUse(f"The consent policy {file} cannot be read ({error.strerror}).", "Check its path.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(f"The consent policy {file} is not TOML: {error}.", "Mend that line.") from error


def _over(former: Policy, own: Policy) -> Policy:
    """The newspaper's words and services over the shipped ones."""
    keys = {category.key for category in former.categories}
    merged = (_joined(category, own.category(category.key)) for category in former.categories)
    return Policy(own.version, (*merged, *(category for category in own.categories if category.key not in keys)))


def _joined(former: Category, own: Category | None) -> Category:
    if own is None:
        return former
    if own.basis is not former.basis:
        remedy = "Leave the basis as it is, or make a category of your own."
        raise WrongUse(f"The category '{own.key}' is shipped with the basis '{former.basis}'.", remedy)
    replaced = {service.key for service in own.services}
    services = (*(service for service in former.services if service.key not in replaced), *own.services)
    return Category(own.key, own.basis, own.title, own.purpose, own.refusal, services)


def _policy(table: Mapping[str, Any], name: str) -> Policy:
    _known(table, "", name)
    version = str(table.get("version", "")).strip()
    if not version:
        raise WrongUse(f"{name} has no version.", 'Begin it with a line such as version = "2026-11".')
    categories = tuple(_category(item, name) for item in table.get("category", []))
    _unique([category.key for category in categories], "category", name)
    return Policy(version, categories)


def _category(item: Mapping[str, Any], name: str) -> Category:
    _known(item, "category", name)
    key = _key(item, name)
    where = f"{name}, category '{key}'"
    try:
        basis = Basis(item.get("basis", Basis.CONSENT))
    except ValueError as error:
        raise WrongUse(f"{where}: there is no basis '{item['basis']}'.", f"It is one of {', '.join(Basis)}.") from error
    services = tuple(_service(service, where) for service in item.get("service", []))
    _unique([service.key for service in services], "service", where)
    title, purpose, refusal = (_words(item, field, where) for field in ("title", "purpose", "refusal"))
    return Category(key, basis, title, purpose, refusal, services)


def _service(item: Mapping[str, Any], where: str) -> Service:
    _known(item, "service", where)
    where = f"{where}, service '{_key(item, where)}'"
    return Service(
        key=item["key"],
        title=_words(item, "title", where),
        controller=str(item.get("controller", "self")),
        cookies=tuple(_cookie(cookie, where) for cookie in item.get("cookie", [])),
        storage=tuple(_storage(key, where) for key in item.get("storage", [])),
        routes=tuple(_route(route, where) for route in item.get("routes", [])),
        origins=_origins(item.get("origins", {}), where),
        fragment=str(item.get("fragment", "")),
        policy_url=str(item.get("policy_url", "")),
    )


def _cookie(item: Mapping[str, Any], where: str) -> Cookie:
    _known(item, "cookie", where)
    cookie = Cookie(
        name=str(item.get("name", "")),
        days=int(item.get("days", 0)),
        purpose=_words(item, "purpose", where),
        domain=str(item.get("domain", "")),
        path=str(item.get("path", "/")),
        before_choice=bool(item.get("before_choice", False)),
    )
    if not _COOKIE_NAME.fullmatch(cookie.name):
        raise WrongUse(f"{where}: a cookie cannot be called '{cookie.name}'.", "Write its name as the browser shows it.")
    if not 0 <= cookie.days <= _COOKIE_MOST_DAYS:
        raise WrongUse(f"{where}: '{cookie.name}' lasts {cookie.days} days.", f"At most {_COOKIE_MOST_DAYS}; 0 for a session.")
    if cookie.name in {"__Host-consent", "consent"} and cookie.days != CHOICE_DAYS:
        raise WrongUse(f"{where}: the choice is kept {CHOICE_DAYS} days, yes and no alike.", f"Write days = {CHOICE_DAYS}.")
    return cookie


def _storage(item: Mapping[str, Any], where: str) -> StorageKey:
    _known(item, "storage", where)
    return StorageKey(str(item.get("name", "")), _words(item, "purpose", where), bool(item.get("before_choice", False)))


def _route(route: str, where: str) -> str:
    if not re.fullmatch(r"/[a-z0-9/_-]+", route):
        raise WrongUse(f"{where}: '{route}' is no route.", "Write it as /name, in lower case.")
    return route.rstrip("/")


def _origins(table: Mapping[str, Sequence[str]], where: str) -> Mapping[str, tuple[str, ...]]:
    for directive, origins in table.items():
        if directive not in DIRECTIVES:
            raise WrongUse(f"{where}: there is no kind of source '{directive}'.", f"Known: {', '.join(DIRECTIVES)}.")
        for origin in origins:
            if not _ORIGIN.fullmatch(origin):
                remedy = "Name one host: https://videos.example. Wildcards and keywords are refused."
                raise WrongUse(f"{where}: '{origin}' is no origin.", remedy)
    return MappingProxyType({directive: tuple(origins) for directive, origins in table.items()})


def _words(item: Mapping[str, Any], field: str, where: str) -> Words:
    value = item.get(field)
    if not isinstance(value, Mapping) or not value.get("fr") or not value.get("en"):
        raise WrongUse(f"{where} has no {field} in both languages.", f'Write {field} = {{ fr = "…", en = "…" }}.')
    return MappingProxyType({"fr": str(value["fr"]), "en": str(value["en"])})


def _key(item: Mapping[str, Any], where: str) -> str:
    key = item.get("key")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise WrongUse(f"{where}: '{key}' is no key.", "Use small letters, digits and hyphens, a letter first.")
    return key


def _known(item: Mapping[str, Any], kind: str, where: str) -> None:
    if unknown := set(item) - _KNOWN[kind]:
        raise WrongUse(f"{where}: there is no field '{min(unknown)}'.", f"Known: {', '.join(sorted(_KNOWN[kind]))}.")


def _unique(keys: list[str], what: str, where: str) -> None:
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise WrongUse(f"{where}: there are two {what} '{min(twice)}'.", "Give one of them another key.")
