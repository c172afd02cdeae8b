"""What a part of the site gives to be put in the site's frame."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from vivevoix.site.posted.words import words


@dataclass(frozen=True, slots=True)
class Subject:
    """An article that readers may write about."""

    slug: str
    title: str
    language: str
    """BCP 47 primary tag, in which its readers are spoken to."""

    @property
    def path(self) -> str:
        """Its page."""
        return f"/article/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The middle of a page; masthead, band, footer and security headers are the frame's."""

    title: str
    body: Markup
    language: str
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


Find: TypeAlias = Callable[[str], Subject | None]
"""The article of a slug; None when there is none."""
Frame: TypeAlias = Callable[[Request, Sheet], Response]
"""The whole answer."""

_BODY = Markup('<h1>{title}</h1>\n<p>{text}</p>\n<p><a href="{back}">{link}</a></p>')


def refused(reason: str, language: str, status: int, back: str = "/") -> Sheet:
    """Says why a form was not taken: ``reason`` is a key of texts.tsv, ``unknown`` or the status's number."""
    said = words("vivevoix.site.posted", language)
    title, text = said(f"{reason}.title"), said(f"{reason}.text")
    body = _BODY.format(title=title, text=text, back=back, link=said("back"))
    return Sheet(title, body, said.language, status, (("cache-control", "no-store"),))
