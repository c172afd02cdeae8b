"""Comments as HTML: every text escaped, but what html() has made of a comment's."""

from datetime import datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from vivevoix.publishing.texts import Texts, texts
from vivevoix.site.comments.draft import LINK_LIMIT, NAME_LIMIT, TEXT_LIMIT, TRAP
from vivevoix.site.comments.html import html
from vivevoix.site.posted import words


def comment_words(language: str) -> Texts:
    """The words of the comments for readers of ``language``."""
    return words("vivevoix.site.comments", language)


def rendered(template: str, language: str, **shown: object) -> Markup:
    """One template, with the words and limits that all of them know."""
    t = comment_words(language)
    made = _environment(t.language).get_template(template)
    limits = {"limit": TEXT_LIMIT, "name_limit": NAME_LIMIT, "links": LINK_LIMIT, "trap": TRAP}
    return Markup(made.render(t=t, **limits, **shown))  # noqa: S704 (made by escaping templates)


@cache
def _environment(language: str) -> Environment:
    made = Environment(
        loader=PackageLoader("vivevoix.site.comments"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def date(moment: datetime) -> str:
        # On the newspaper's clock, which is the server's: the records keep UTC.
        return texts(language).date(moment.astimezone())

    made.filters |= {"html": html, "date": date}
    return made
