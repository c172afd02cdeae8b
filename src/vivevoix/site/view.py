"""Pages of the site: one shell round all of them, article pages included."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from vivevoix.publishing.clock import reader
from vivevoix.publishing.frame import Frame
from vivevoix.site.consent.choice import Choice
from vivevoix.site.consent.policy import Policy
from vivevoix.site.consent.state import State, state_of
from vivevoix.site.newspaper import Newspaper
from vivevoix.site.shelf import Shelf
from vivevoix.site.static import Statics
from vivevoix.site.wording import words

STYLES = ("page.css", "site.css", "comments.css")
SCRIPTS = ("vive-voix.js", "consent.js")
_LONGEST_BACK = 400


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in the other language."""

    language: str
    address: str


def choice_of(request: Request) -> Choice:
    """The reader's choice as the gate found it; nobody's where the gate was not passed."""
    choice = request.scope.get("state", {}).get("choice", Choice())
    return choice if isinstance(choice, Choice) else Choice()


class View:
    """Makes pages from templates, for one newspaper and one policy."""

    def __init__(self, newspaper: Newspaper, policy: Policy, shelf: Shelf, statics: Statics) -> None:
        self.newspaper, self.policy, self.shelf, self.statics = newspaper, policy, shelf, statics

    @cached_property
    def templates(self) -> Environment:
        """Templates that escape everything and refuse unknown names."""
        made = Environment(
            loader=PackageLoader("vivevoix.site"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        made.filters["clock"] = reader
        made.globals["minutes"] = lambda seconds: max(1, ceil(seconds / 60))
        return made

    def language(self, request: Request) -> str:
        """Of a page that is no article: what the address asks for, else the newspaper's."""
        asked = request.query_params.get("lang", "")
        return asked if asked in {"fr", "en"} else self.newspaper.language

    def page(
        self, request: Request, template: str, *, status: int = 200, language: str = "", asks: bool = True, **values: Any
    ) -> HTMLResponse:
        """A page of the site. ``asks``: whether the banner is shown to a reader who has not chosen."""
        language = language or self.language(request)
        shared = self._shared(request, language)
        frame = self.frame(request, language, asks=asks)
        return HTMLResponse(self.templates.get_template(template).render(**shared, frame=frame, **values), status)

    def part(self, request: Request, template: str, language: str, **values: Any) -> Markup:
        """A piece of a page, escaped."""
        text = self.templates.get_template(template).render(**self._shared(request, language), **values)
        return Markup(text)  # noqa: S704 (rendered by a template that escapes)

    def frame(self, request: Request, language: str, *, asks: bool = True, **more: Any) -> Frame:
        """What is put round a page of any kind."""
        banner = asks and choice_of(request).variant(self.policy) == "none"
        return Frame(
            banner=self.part(request, "banner.html", language) if banner else Markup(),
            masthead=self.part(request, "masthead.html", language),
            band=self.part(request, "band.html", language, state=self.state(request, language)),
            head=self.part(request, "head.html", language),
            follow=self.part(request, "follow.html", language),
            footer=self.part(request, "footer.html", language),
            styles=tuple(self.statics.address(name) for name in STYLES),
            scripts=tuple(self.statics.address(name) for name in SCRIPTS),
            **more,
        )

    def ask(self, request: Request, key: str, back: str, language: str) -> Markup:
        """The form that accepts one category and comes back to ``back``."""
        return self.part(request, "accept.html", language, one={"category": self.policy.category(key)}, come_back=back)

    def state(self, request: Request, language: str) -> State:
        """What the band says."""
        return state_of(self.policy, choice_of(request), words(language))

    def _shared(self, request: Request, language: str) -> Mapping[str, Any]:
        """What every template may use."""
        return {
            "t": words(language),
            "newspaper": self.newspaper,
            "policy": self.policy,
            "choice": choice_of(request),
            "link": self._linker(language),
            "static": self.statics.address,
            "back": here(request),
            "sections": self._sections(),
            "alternate": self._alternate(request, language),
            "lang_differs": language != self.newspaper.language,
        }

    def _linker(self, language: str) -> Callable[..., str]:
        """Addresses that keep a language other than the newspaper's."""
        kept = {} if language == self.newspaper.language else {"lang": language}

        def link(path: str, **query: str) -> str:
            whole = urlencode({**kept, **query})
            return f"{path}?{whole}" if whole else path

        return link

    def _sections(self) -> tuple[tuple[str, str], ...]:
        named = {edition.section: edition.section_title for edition in reversed(self.shelf.editions()) if edition.section}
        return tuple(sorted((key, self.newspaper.sections.get(key, shown)) for key, shown in named.items()))

    def _alternate(self, request: Request, language: str) -> Alternate | None:
        """None for articles and what belongs to one: they have one language."""
        if request.url.path.startswith(("/article/", "/commentaires")) or request.method not in {"GET", "HEAD"}:
            return None
        other = "en" if language == "fr" else "fr"
        rest = {key: value for key, value in request.query_params.items() if key not in {"lang", "id"}}
        query = urlencode(rest if other == self.newspaper.language else {"lang": other, **rest})
        return Alternate(other, quote(request.url.path) + (f"?{query}" if query else ""))


def here(request: Request) -> str:
    """Where the reader is, as a way back; the home page for what is no page."""
    if request.method not in {"GET", "HEAD"}:
        return "/"
    asked = request.query_params.get("back")
    if asked and request.url.path == "/consentement":
        return asked
    query = request.url.query
    whole = quote(request.url.path) + (f"?{query}" if query else "")
    return whole if len(whole) <= _LONGEST_BACK else "/"
