"""The self-assessment of audience measurement, from the configuration in force.

Criteria: CNIL, guidelines 2020-091 (article 5) and recommendation 2020-092, and its self-assessment tool of July 2025. The
tool's own numbering was not at hand: the criteria are ours to name, fourteen of them.
"""

from dataclasses import dataclass

from vivevoix.publishing.texts import Texts
from vivevoix.site.consent.policy import Category, Cookie, Policy
from vivevoix.site.measure import CATEGORY, KEPT_MONTHS
from vivevoix.site.newspaper import Newspaper
from vivevoix.storage.records.audience import CountRow

_COOKIE_DAYS = 395
_ALLOWED_COLUMNS = {"day", "page", "moment", "number"}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row."""

    name: str
    met: bool
    evidence: str


def criteria(policy: Policy, newspaper: Newspaper, t: Texts) -> tuple[Criterion, ...]:
    """Each criterion with what in the configuration shows it; not met where a publisher's service breaks it."""
    category = policy.category(CATEGORY)
    services = category.services if category else ()
    cookies = [cookie for service in services for cookie in service.cookies]
    storage = [key.name for service in services for key in service.storage]
    origins = sorted({origin for service in services for group in service.origins.values() for origin in group})
    others = [service.controller for service in services if service.controller != "self"]
    columns = [column.name for column in CountRow.__table__.columns]
    longest = max((cookie.days for cookie in cookies), default=0)
    none = t("none_declared")
    listed = ", ".join(service.title[t.language] for service in services) or none
    facts: tuple[tuple[str, bool, dict[str, object]], ...] = (
        ("purpose", True, {"moments": t("moments_counted")}),
        ("publisher", bool(newspaper.controller) and not others, {"controller": newspaper.controller or none}),
        ("anonymous", set(columns) <= _ALLOWED_COLUMNS and not cookies, {"columns": ", ".join(columns)}),
        ("terminal", not cookies and not storage, {"cookies": _names(cookies, none), "storage": ", ".join(storage) or none}),
        ("crossing", not cookies, {}),
        ("sites", not origins, {"origins": ", ".join(origins) or none}),
        ("transfer", not others and not origins, {"services": listed}),
        ("cookie_life", longest <= _COOKIE_DAYS, {"days": longest}),
        ("retention", KEPT_MONTHS <= 25, {"months": KEPT_MONTHS}),
        ("geography", set(columns) <= _ALLOWED_COLUMNS, {}),
        ("information", _described(category), {}),
        ("objection", category is not None and category in policy.optional, {}),
        ("review", True, {"version": policy.version, "digest": policy.digest[:16]}),
        ("access", True, {}),
    )
    return tuple(Criterion(t(f"assess.{key}"), met, t(f"assess.{key}_why", **values)) for key, met, values in facts)


def _names(cookies: list[Cookie], none: str) -> str:
    return ", ".join(cookie.name for cookie in cookies) or none


def _described(category: Category | None) -> bool:
    return category is not None and all(category.purpose.values()) and all(category.refusal.values())
