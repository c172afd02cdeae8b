"""The self-assessment of audience measurement, from the configuration in force.

Criteria: CNIL, guidelines 2020-091 (article 5) and recommendation 2020-092, and its self-assessment tool of July 2025. The
tool's own numbering was not at hand: the criteria are ours to name, fourteen of them.
"""

from dataclasses import dataclass

from vivevoix.publishing.texts import Texts
from vivevoix.site.consent.policy import Category, Cookie, Policy, Service
from vivevoix.site.measure import CATEGORY, KEPT_MONTHS
from vivevoix.site.newspaper import Newspaper
from vivevoix.storage.records.audience import CountRow

_COOKIE_DAYS = 395
_MOST_MONTHS = 25
_ALLOWED_COLUMNS = {"day", "page", "moment", "number"}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row."""

    name: str
    met: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class _Measured:
    """What the configuration says of the category."""

    services: tuple[Service, ...]
    columns: tuple[str, ...]

    @property
    def cookies(self) -> tuple[Cookie, ...]:
        return tuple(cookie for service in self.services for cookie in service.cookies)

    @property
    def storage(self) -> tuple[str, ...]:
        return tuple(key.name for service in self.services for key in service.storage)

    @property
    def origins(self) -> tuple[str, ...]:
        return tuple(sorted({one for service in self.services for group in service.origins.values() for one in group}))

    @property
    def others(self) -> tuple[str, ...]:
        """Controllers that are not the newspaper."""
        return tuple(service.controller for service in self.services if service.controller != "self")


_Fact = tuple[str, bool, dict[str, object]]
"""Key of the texts, whether it is met, what the evidence names."""


def criteria(policy: Policy, newspaper: Newspaper, t: Texts) -> tuple[Criterion, ...]:
    """Each criterion with what in the configuration shows it; not met where a publisher's service breaks it."""
    category = policy.category(CATEGORY)
    columns = tuple(column.name for column in CountRow.__table__.columns)
    measured = _Measured(category.services if category else (), columns)
    facts = (*_purpose(measured, newspaper, t), *_traces(measured, t), *_readers(category, policy))
    return tuple(Criterion(t(f"assess.{key}"), met, t(f"assess.{key}_why", **values)) for key, met, values in facts)


def _purpose(measured: _Measured, newspaper: Newspaper, t: Texts) -> tuple[_Fact, ...]:
    none = t("none_declared")
    services = ", ".join(service.title[t.language] for service in measured.services) or none
    return (
        ("purpose", True, {"moments": t("moments_counted")}),
        ("publisher", bool(newspaper.controller) and not measured.others, {"controller": newspaper.controller or none}),
        ("anonymous", _anonymous(measured) and not measured.cookies, {"columns": ", ".join(measured.columns)}),
        ("crossing", not measured.cookies, {}),
        ("sites", not measured.origins, {"origins": ", ".join(measured.origins) or none}),
        ("transfer", not measured.others and not measured.origins, {"services": services}),
    )


def _traces(measured: _Measured, t: Texts) -> tuple[_Fact, ...]:
    none = t("none_declared")
    cookies, storage = ", ".join(one.name for one in measured.cookies) or none, ", ".join(measured.storage) or none
    longest = max((cookie.days for cookie in measured.cookies), default=0)
    return (
        ("terminal", not measured.cookies and not measured.storage, {"cookies": cookies, "storage": storage}),
        ("cookie_life", longest <= _COOKIE_DAYS, {"days": longest}),
        ("retention", KEPT_MONTHS <= _MOST_MONTHS, {"months": KEPT_MONTHS}),
        ("geography", _anonymous(measured), {}),
    )


def _readers(category: Category | None, policy: Policy) -> tuple[_Fact, ...]:
    described = category is not None and all(category.purpose.values()) and all(category.refusal.values())
    return (
        ("information", described, {}),
        ("objection", category is not None and category in policy.optional, {}),
        ("review", True, {"version": policy.version, "digest": policy.digest[:16]}),
        ("access", True, {}),
    )


def _anonymous(measured: _Measured) -> bool:
    return set(measured.columns) <= _ALLOWED_COLUMNS
