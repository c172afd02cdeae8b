"""A headless Chromium that reports what it holds, and lets nothing undeclared out of the machine."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from vivevoix.errors import WrongUse
from vivevoix.site.auditing.leaks import JarCookie, Seen, State

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_SETTLE_MS = 150
"""After load, for what scripts do a moment later."""
_STORED = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map(one => 'indexeddb:' + one.name),
  ...('caches' in self ? (await caches.keys()).map(name => 'cache:' + name) : []),
  ...('serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).map(one => 'worker:' + one.scope) : []),
]"""


@contextmanager
def chromium() -> Iterator["Browser"]:
    """Raises WrongUse when Playwright or Chromium is not installed."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError as error:
        raise WrongUse(
            "The audit needs Playwright, which is not installed.", "Run `make setup`, or: pip install playwright"
        ) from error
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise WrongUse("The audit needs Chromium, which is not installed.", "Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        try:
            yield browser
        finally:
            browser.close()


class Visitor:
    """One visitor with a browser profile of his own. ``origins``: those whose requests may leave; others are noted and stopped."""

    def __init__(self, browser: "Browser", base: str, origins: frozenset[str]) -> None:
        self._base, self._origin, self._origins = base, _origin(base), origins
        self._foreign: list[str] = []
        self.context: BrowserContext = browser.new_context(ignore_https_errors=True, locale="fr-FR")
        self.context.on("request", self._note)
        self.context.route("**/*", self._route)
        self.page: Page = self.context.new_page()

    def look(self, path: str, state: State) -> Seen:
        """Opens a page and says what is there afterwards. Raises WrongUse when nothing answers."""
        from playwright.sync_api import Error

        self._foreign.clear()
        try:
            response = self.page.goto(self._base + path, wait_until="load")
        except Error as error:
            raise WrongUse(f"{self._base}{path} does not answer.", "Start the site, or name it with --editions.") from error
        self.page.wait_for_timeout(_SETTLE_MS)
        return Seen(
            state=state,
            path=path,
            status=response.status if response else 0,
            cookies=tuple(_jar(cookie) for cookie in self.context.cookies()),
            storage=tuple(self.page.evaluate(_STORED)),
            foreign=tuple(dict.fromkeys(self._foreign)),
        )

    def press(self, value: str) -> None:
        """Presses the button of consent with that value. Raises WrongUse when the page has none."""
        button = self.page.locator(f'button[name="action"][value="{value}"]').first
        if not button.count():
            remedy = "The audit knows the forms of vivevoix's own site; is it what answers there?"
            raise WrongUse(f"{self.page.url} has no button '{value}'.", remedy)
        button.click()
        self.page.wait_for_load_state("load")

    def close(self) -> None:
        """Forget the profile."""
        self.context.close()

    def _note(self, request: "Request") -> None:
        if urlsplit(request.url).scheme in {"http", "https", "ws", "wss"} and _origin(request.url) != self._origin:
            self._foreign.append(request.url.partition("?")[0])

    def _route(self, route: "Route") -> None:
        origin = _origin(route.request.url)
        if origin in self._origins | {self._origin} or urlsplit(route.request.url).scheme in {"data", "blob"}:
            route.continue_()
        else:
            route.abort()


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _jar(cookie: Any) -> JarCookie:
    ends = float(cookie.get("expires", -1))
    return JarCookie(cookie["name"], cookie["domain"], max(0.0, (ends - time.time()) / 86400) if ends > 0 else 0.0)
