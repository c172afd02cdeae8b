"""The site as one ASGI application."""

from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from vivevoix.site.articles import Articles
from vivevoix.site.consent.consents import Consents
from vivevoix.site.consent.gate import ClosedRoutes, Gate
from vivevoix.site.consent.pages import ConsentPages
from vivevoix.site.consent.policy import Policy
from vivevoix.site.doors import Doors
from vivevoix.site.feeds import Feeds
from vivevoix.site.measure import Measure
from vivevoix.site.newspaper import Newspaper
from vivevoix.site.pages import Pages
from vivevoix.site.readers import Readers
from vivevoix.site.shelf import Shelf
from vivevoix.site.static import Statics
from vivevoix.site.view import View
from vivevoix.storage.records.audience import Audience
from vivevoix.storage.records.base import Records
from vivevoix.storage.records.keys import key
from vivevoix.storage.records.receipts import Receipts


def application(editions: Path, newspaper: Newspaper, policy: Policy, records: Records) -> ASGIApp:
    """Raises WrongUse when there is no such folder, RecordsError."""
    receipts = Receipts(records)
    consents = Consents(policy, key(records, "consent"), receipts, always_secure=newspaper.secure)
    view = View(newspaper, policy, Shelf(editions), Statics())
    measure = Measure(Audience(records), receipts)
    pages, readers = Pages(view, measure), Readers(view, records)
    routes = [*_pages(pages, view), *readers.routes(), *_articles(Articles(view, measure, readers))]
    routes[:0] = _feeds(Feeds(view))
    routes += _consent(ConsentPages(view, consents))
    inner = Starlette(routes=routes, exception_handlers={HTTPException: _failed(pages), Exception: _failed(pages)})
    inner.state.view, inner.state.consents, inner.state.records = view, consents, records
    closed = ClosedRoutes(inner, policy, pages.refused)
    return Gate(Doors(closed, newspaper, pages.fault), consents, newspaper.embedders)


def _pages(pages: Pages, view: View) -> list[BaseRoute]:
    return [
        Route("/", pages.home),
        Route("/rubrique/{section}", pages.section),
        Route("/confidentialite", pages.privacy),
        Route("/confidentialite/mesure-audience", pages.assessment),
        Route("/mention-ia", pages.notice),
        Route("/static/{name}", _static(view)),
    ]


def _feeds(feeds: Feeds) -> list[BaseRoute]:
    return [
        Route("/podcast.xml", feeds.whole),
        Route("/rubrique/{section}/podcast.xml", feeds.section),
        Route("/article/{slug}/chapters.json", feeds.chapters),
    ]


def _articles(articles: Articles) -> list[BaseRoute]:
    return [
        Route("/article/{slug}/", articles.show),
        Route("/article/{slug}", articles.moved),
        Route("/article/{slug}/embed", articles.player),
        Route("/article/{slug}/{name}", articles.file),
        Route("/mesure", articles.heard, methods=["POST"]),
    ]


def _consent(pages: ConsentPages) -> list[BaseRoute]:
    return [
        Route("/consentement", pages.show, methods=["GET"]),
        Route("/consentement", pages.choose, methods=["POST"]),
        Route("/consentement/etat", pages.state),
        Route("/recu", pages.receipt, methods=["GET"]),
        Route("/recu", pages.withdraw, methods=["POST"]),
    ]


def _static(view: View) -> Callable[[Request], Response]:
    def static(request: Request) -> Response:
        answer = view.statics.answer(request)
        if answer is None:
            raise HTTPException(404)
        return answer

    return static


def _failed(pages: Pages) -> Callable[[Request, Exception], Response]:
    """A page in style for each failure; what failed is in the server's log."""

    def failed(request: Request, error: Exception) -> Response:
        response = pages.fault(request, error.status_code if isinstance(error, HTTPException) else 500)
        response.headers.update(getattr(error, "headers", None) or {})
        return response

    return failed
