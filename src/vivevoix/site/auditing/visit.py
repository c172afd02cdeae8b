"""Every template of the site in the four states."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vivevoix.site.auditing.browser import Visitor, chromium
from vivevoix.site.auditing.leaks import Leak, Seen, State, leaks
from vivevoix.site.consent.policy import Policy

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_FIXED = ("/", "/consentement", "/confidentialite", "/confidentialite/mesure-audience", "/mention-ia", "/recu", "/nulle-part")
_ARTICLE = ("", "embed", "signaler")
"""Pages below an article's address."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What was seen, and what of it should not have been."""

    seen: tuple[Seen, ...]
    leaks: tuple[Leak, ...]
    banner: str
    """Digest of the banner that was shown, as its receipt says."""


def audit(base: str, policy: Policy, screenshots: Path | None = None, paths: tuple[str, ...] = ()) -> Audit:
    """Visits the site at ``base``: these pages, or one of each template.

    Raises WrongUse when it does not answer or Chromium is not installed.
    """
    base = base.rstrip("/")
    with chromium() as browser:
        paths = paths or _paths(browser, base, policy)
        seen = [*_undecided(browser, base, policy, paths), *_refusing(browser, base, policy, paths)]
        accepted, banner = _accepting(browser, base, policy, paths)
        if screenshots:
            _picture(browser, base, policy, screenshots / f"banner-{banner[:16]}.png")
    whole = (*seen, *accepted)
    return Audit(whole, tuple(leak for one in whole for leak in leaks(one, policy)), banner)


def _paths(browser: "Browser", base: str, policy: Policy) -> tuple[str, ...]:
    """One page of each template: the fixed ones, and the first section and article that the home page links to."""
    visitor = _visitor(browser, base, policy)
    visitor.look("/", State.BEFORE)
    links = visitor.page.eval_on_selector_all("a[href]", "all => all.map(one => new URL(one.href).pathname)")
    visitor.close()
    section = [link for link in links if link.startswith("/rubrique/")][:1]
    articles = [link for link in links if link.startswith("/article/") and link.endswith("/")][:1]
    below = [article + name for article in articles for name in _ARTICLE]
    threads = [article.replace("/article/", "/commentaires/", 1).rstrip("/") for article in articles]
    return (*_FIXED, *section, *below, *threads)


def _undecided(browser: "Browser", base: str, policy: Policy, paths: tuple[str, ...]) -> list[Seen]:
    visitor = _visitor(browser, base, policy)
    seen = [visitor.look(path, State.BEFORE) for path in paths]
    visitor.close()
    return seen


def _refusing(browser: "Browser", base: str, policy: Policy, paths: tuple[str, ...]) -> list[Seen]:
    visitor = _visitor(browser, base, policy)
    visitor.look("/", State.BEFORE)
    visitor.press("refuse")
    seen = [visitor.look(path, State.REFUSED) for path in paths]
    visitor.close()
    return seen


def _accepting(browser: "Browser", base: str, policy: Policy, paths: tuple[str, ...]) -> tuple[list[Seen], str]:
    visitor = _visitor(browser, base, policy)
    visitor.look("/", State.BEFORE)
    visitor.press("accept")
    seen = [visitor.look(path, State.ACCEPTED) for path in paths]
    visitor.look("/recu", State.ACCEPTED)
    banner = visitor.page.locator("[data-banner]").first.text_content() or ""
    visitor.look("/consentement", State.ACCEPTED)
    visitor.press("refuse")
    seen += [visitor.look(path, State.WITHDRAWN) for path in paths]
    visitor.close()
    return seen, banner


def _picture(browser: "Browser", base: str, policy: Policy, file: Path) -> None:
    """The banner as it is shown, for the proof of valid collection (deliberation 2020-092, article 5)."""
    visitor = _visitor(browser, base, policy)
    visitor.look("/", State.BEFORE)
    file.parent.mkdir(parents=True, exist_ok=True)
    visitor.page.locator("section.banner").screenshot(path=file)
    visitor.close()


def _visitor(browser: "Browser", base: str, policy: Policy) -> Visitor:
    return Visitor(browser, base, frozenset(_origins(policy)))


def _origins(policy: Policy) -> Iterator[str]:
    for _, service in policy.services():
        for origins in service.origins.values():
            yield from origins
