"""The reader's choice on a request, and the recording of a new one."""

import hashlib
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from vivevoix.errors import RecordsError
from vivevoix.site.consent.choice import Choice, Seal
from vivevoix.site.consent.cookies import CookieWriter, choice_cookie, received
from vivevoix.site.consent.policy import Policy
from vivevoix.storage.records.receipts import Given, Receipts

_SIGNALS_A_MINUTE = 60
"""Refusals by signal that get a receipt: a program that keeps no cookie could fill the chain. The rest hold all the same."""
_FAMILIES = (("Firefox", "Firefox"), ("Chrome", "Chromium"), ("Safari", "Safari"))


@dataclass(frozen=True, slots=True)
class Act:
    """What a reader did, on what was shown."""

    action: str
    granted: frozenset[str]
    language: str
    shown: str
    """Digest of the words and form that were on the screen."""


class Consents:
    """Reads and writes choices, for one policy."""

    def __init__(self, policy: Policy, key: str, receipts: Receipts, *, always_secure: bool) -> None:
        self.policy, self.receipts, self.writer = policy, receipts, CookieWriter(policy)
        self._seal, self._always_secure = Seal(key, policy), always_secure
        self._minute, self._signals = 0, 0

    def secure(self, request: Request) -> bool:
        """Whether cookies go over https alone."""
        return self._always_secure or request.url.scheme == "https"

    def choice(self, request: Request) -> Choice:
        """What the request's cookie says; forged, worn or withdrawn ones say nothing. A yes without its receipt is no yes."""
        signal = request.headers.get("sec-gpc") == "1"
        for text in received(request.headers.get("cookie", ""), choice_cookie(secure=self.secure(request))):
            choice = self._seal.opened(text)
            if choice and (not choice.granted or self._holds(choice.receipt)):
                return replace(choice, signal=signal)
        return Choice(signal=signal)

    def give(self, request: Request, act: Act, former: Choice) -> Choice:
        """Records a choice. Raises RecordsError when a yes cannot be recorded; a no holds even then."""
        if act.action != "signal" and former.accepts(self.policy) and not Choice(True, act.granted).accepts(self.policy):
            act = replace(act, action="withdraw")
        given = self._given(request, act, former)
        try:
            receipt = self.receipts.add(given).id
        except RecordsError:
            if act.granted:
                raise
            receipt = ""
        return Choice(decided=True, granted=act.granted, receipt=receipt, signal=given.signal)

    def carry(self, request: Request, response: Response, choice: Choice) -> None:
        """The choice into the answer's cookie, and what it no longer allows out of the browser."""
        secure = self.secure(request)
        self.writer.write(response, choice_cookie(secure=secure), self._seal.closed(choice), choice, secure=secure)
        self.writer.take_back(response, choice, secure=secure)

    def may_record_signal(self) -> bool:
        """Whether one more refusal by signal gets a receipt in this minute."""
        minute = int(time.time() // 60)
        self._signals = self._signals + 1 if minute == self._minute else 1
        self._minute = minute
        return self._signals <= _SIGNALS_A_MINUTE

    def _holds(self, receipt: str) -> bool:
        try:
            return self.receipts.holds(receipt)
        except RecordsError:
            return False

    def _given(self, request: Request, act: Act, former: Choice) -> Given:
        return Given(
            at=datetime.now(UTC),
            action=act.action,
            granted=tuple(sorted(act.granted)),
            policy_version=self.policy.version,
            policy_digest=self.policy.digest,
            banner_digest=act.shown,
            language=act.language,
            browser=_family(request.headers.get("user-agent", "")),
            signal=request.headers.get("sec-gpc") == "1",
            former=former.receipt,
        )


def _family(agent: str) -> str:
    return next((name for word, name in _FAMILIES if word in agent), "other")


def digest(*texts: str) -> str:
    """SHA-256 of what a reader saw."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
