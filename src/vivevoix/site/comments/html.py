"""The HTML of a comment's plain text."""

import re

import nh3
from markupsafe import Markup, escape

_TAGS = {"p", "br", "a"}
_ADDRESS = re.compile(r"https?://(?:[\w-]+\.)+[\w-]{2,}(?::\d{1,5})?(?:[/?#][^\s<>\"']*)?", re.IGNORECASE)
"""With a host that has a dot, and without a name before it: ``https://bank.example@elsewhere.example`` only looks like a bank."""
_TAIL = ".,;:!?)»”’…"
"""Ends a sentence more often than an address."""


def html(text: str) -> Markup:
    """Paragraphs, line breaks and links to the web. All that a reader typed is shown as it was typed.

    The last word is nh3's: whatever this function should get wrong, no other tag, attribute or scheme leaves it.
    """
    made = "".join(f"<p>{_lines(part)}</p>" for part in text.split("\n\n") if part)
    clean = nh3.clean(
        made,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel="nofollow ugc noopener noreferrer",
    )
    return Markup(clean)  # noqa: S704 (what nh3 has let through)


def _lines(text: str) -> str:
    return "<br>".join(_linked(part) for part in text.split("\n"))


def _linked(text: str) -> str:
    parts, place = [], 0
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(_TAIL)
        parts += [escape(text[place : match.start()]), Markup('<a href="{0}">{0}</a>').format(address)]
        place = match.start() + len(address)
    return "".join([*parts, escape(text[place:])])
