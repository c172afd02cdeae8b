"""``/consentement`` and ``/recu``: choosing, changing and taking back, by plain forms."""

from typing import Any
from urllib.parse import urlencode

from anyio import to_thread
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from vivevoix.errors import RecordsError
from vivevoix.site.address import safe_return
from vivevoix.site.consent.choice import Choice
from vivevoix.site.consent.consents import Act, Consents, digest
from vivevoix.site.view import View, choice_of
from vivevoix.site.wording import words

_NOT_KEPT = {"cache-control": "private, no-store"}
_ACTIONS = {"accept", "refuse", "choose", "add"}


class ConsentPages:
    """Handlers."""

    def __init__(self, view: View, consents: Consents) -> None:
        self._view, self._consents = view, consents

    def show(self, request: Request) -> Response:
        """The form with every purpose, service and cookie."""
        title = words(self._view.language(request))("consent_title")
        response = self._view.page(request, "consent.html", asks=False, title=title)
        response.headers.update(_NOT_KEPT)
        return response

    def state(self, request: Request) -> Response:
        """Which variant of pages this browser gets now; for pages that come back from the browser's memory."""
        return JSONResponse({"variant": choice_of(request).variant(self._view.policy)}, headers=_NOT_KEPT)

    async def choose(self, request: Request) -> Response:
        """Records the choice, and sends the reader back to where he was."""
        async with request.form(max_files=0, max_fields=60) as form:
            action, back = str(form.get("action", "")), str(form.get("back", "/"))
            granted = self._granted(action, form, choice_of(request))
        if action == "settings":
            return RedirectResponse(f"{request.url.path}?{self._settings_query(request, back)}", 303, headers=_NOT_KEPT)
        if action not in _ACTIONS:
            return self._view.page(request, "fault.html", status=400, **self._unknown(request))
        return await to_thread.run_sync(self._given, request, action, granted, safe_return(back))

    def receipt(self, request: Request) -> Response:
        """The reader's own receipt, or the one whose number is given."""
        asked = request.query_params.get("id", "").strip()
        return self._receipt_page(request, asked or choice_of(request).receipt, asked=bool(asked))

    async def withdraw(self, request: Request) -> Response:
        """Takes back the consent of a receipt: from then on no cookie that carries it counts."""
        async with request.form(max_files=0, max_fields=5) as form:
            number = str(form.get("id", ""))
        return await to_thread.run_sync(self._withdrawn, request, number)

    def _granted(self, action: str, form: FormData, former: Choice) -> frozenset[str]:
        policy = self._view.policy
        optional = {category.key for category in policy.optional}
        if action == "accept":
            return frozenset(optional)
        if action == "choose":
            return frozenset(str(key) for key in form.getlist("granted")) & optional
        if action == "add":
            held = {key for key in optional if former.allows(policy, key)}
            return frozenset(held | ({str(form.get("category", ""))} & optional))
        return frozenset()

    def _given(self, request: Request, action: str, granted: frozenset[str], back: str) -> Response:
        language = self._view.language(request)
        act = Act(action, granted, language, self.shown(language))
        try:
            choice = self._consents.give(request, act, choice_of(request))
        except RecordsError:
            t = words(language)
            return self._view.page(request, "fault.html", status=503, title=t("busy_title"), text=t("busy_text"), one=None)
        response = RedirectResponse(back, 303, headers=_NOT_KEPT)
        self._consents.carry(request, response, choice)
        return response

    def _withdrawn(self, request: Request, number: str) -> Response:
        own = choice_of(request)
        if not self._consents.receipts.holds(number):
            return self._receipt_page(request, number, asked=True)
        language = self._view.language(request)
        act = Act("withdraw", frozenset(), language, self.shown(language))
        choice = self._consents.give(request, act, Choice(decided=True, receipt=number))
        response = RedirectResponse(f"/recu?id={choice.receipt}", 303, headers=_NOT_KEPT)
        if own.receipt == number:
            self._consents.carry(request, response, choice)
        return response

    def _receipt_page(self, request: Request, number: str, *, asked: bool) -> Response:
        language = self._view.language(request)
        receipt = self._consents.receipts.find(number) if number else None
        categories = (self._view.policy.category(key) for key in receipt.given.granted) if receipt else ()
        values: dict[str, Any] = {
            "receipt": receipt,
            "asked": asked,
            "granted": ", ".join(category.title[language] for category in categories if category),
            "valid": bool(receipt) and self._consents.receipts.holds(number),
            "language_asked": "lang" in request.query_params,
        }
        response = self._view.page(request, "receipt.html", title=words(language)("receipt_title"), **values)
        response.status_code = 404 if asked and receipt is None else 200
        response.headers.update(_NOT_KEPT)
        return response

    def shown(self, language: str) -> str:
        """Digest of the banner and its style, as every reader of this version and language sees them."""
        return digest(self.banner(language), self._view.statics.digest("page.css", "site.css"), self._view.policy.digest)

    def banner(self, language: str) -> str:
        """The banner as it stands on the home page."""
        scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": [], "scheme": "https"}
        return str(self._view.part(Request(scope | {"server": ("site", 443)}), "banner.html", language))

    def _unknown(self, request: Request) -> dict[str, Any]:
        t = words(self._view.language(request))
        return {"title": t("method_title"), "text": t("method_text"), "one": None}

    def _settings_query(self, request: Request, back: str) -> str:
        kept = {"lang": request.query_params["lang"]} if "lang" in request.query_params else {}
        return urlencode(kept | {"back": safe_return(back)})
