"""Counting pages and listenings, when the reader does not object: numbers by page and day, nothing of the reader."""

import logging
from datetime import UTC, date, datetime, timedelta

from starlette.background import BackgroundTask
from starlette.requests import Request

from vivevoix.errors import RecordsError
from vivevoix.site.consent.gate import allowed
from vivevoix.storage.records.audience import Audience
from vivevoix.storage.records.receipts import Receipts

CATEGORY = "audience"
KEPT_MONTHS = 25
"""The CNIL's ceiling."""
RECEIPT_YEARS = 5
"""Limitation period of a claim (Code civil, article 2224)."""
HEARD = ("play", "25", "50", "75", "100")
_ROBOTS = ("bot", "crawl", "spider", "slurp", "preview", "monitor")
_log = logging.getLogger("vivevoix.site")


class Measure:
    """The counters of the site."""

    def __init__(self, audience: Audience, receipts: Receipts) -> None:
        self._audience, self._receipts = audience, receipts
        self._swept = date.min

    def viewed(self, request: Request, page: str) -> BackgroundTask | None:
        """Counts a page once it is sent; nothing for robots, HEAD, and readers who object."""
        if request.method != "GET" or not allowed(request, CATEGORY) or _is_robot(request):
            return None
        return self.task(page, "view")

    def task(self, page: str, moment: str) -> BackgroundTask:
        """Counts once the answer is sent."""
        return BackgroundTask(self.count, page, moment)

    def count(self, page: str, moment: str) -> None:
        """One more. A busy database costs a number, not a page."""
        today = datetime.now(UTC).date()
        try:
            self._audience.count(today, page, moment)
            if today != self._swept:
                self._swept = today
                self.sweep(today)
        except RecordsError as error:
            _log.warning("not counted: %s", error)

    def sweep(self, today: date) -> None:
        """Removes what is older than it may be."""
        self._audience.forget(today - timedelta(days=KEPT_MONTHS * 30))
        self._receipts.forget(datetime.now(UTC) - timedelta(days=RECEIPT_YEARS * 365 + 10))


def _is_robot(request: Request) -> bool:
    agent = request.headers.get("user-agent", "").lower()
    return any(word in agent for word in _ROBOTS)
