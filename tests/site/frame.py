"""A site in miniature round the pages that are tried: two articles, a bare frame, a choice that the test makes."""

import html
from dataclasses import dataclass, field

from markupsafe import Markup
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from vivevoix.site.posted import Sheet, Subject

ARTICLES = {
    "sel": Subject("sel", "À Brélec, le sel revient", "fr"),
    "tide": Subject("tide", "The tide <is> out", "en"),
}
BUTTON = '<form method="post" action="/consentement"><input type="hidden" name="back" value="{back}"><button>Accepter</button></form>'


def frame(request: Request, sheet: Sheet) -> Response:
    """A whole page without a policy, so that nothing but the escaping keeps a payload from running."""
    page = (
        f"<!doctype html><html lang={sheet.language}><head><meta charset=utf-8><title>{html.escape(sheet.title)}</title></head>"
    )
    return HTMLResponse(f"{page}<body>{sheet.body}</body></html>", sheet.status, dict(sheet.headers))


def ask(request: Request, back: str) -> Markup:
    return Markup(BUTTON).format(back=back)


@dataclass
class Consent:
    """The reader's choice, for the test to change."""

    given: bool = True
    asked: list[str] = field(default_factory=list)

    def __call__(self, request: Request) -> bool:
        self.asked.append(request.url.path)
        return self.given


def client(routes: list[Route], host: str = "10.0.0.7") -> TestClient:
    """A browser that keeps no redirects from the test."""
    return TestClient(Starlette(routes=routes), "http://journal.example", follow_redirects=False, client=(host, 50000))
