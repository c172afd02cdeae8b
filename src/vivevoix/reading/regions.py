"""What a part of a page is, by the names that its makers gave its element."""

import re
from functools import cache

from vivevoix.model import BlockKind
from vivevoix.reading.dom import Element
from vivevoix.reading.tables import rows

_PARTS = re.compile(r"[a-zà-ÿ]+|[A-ZÀ-Ý][a-zà-ÿ]*|[A-ZÀ-Ý]+(?![a-zà-ÿ])")
_TAGS = {
    "nav": BlockKind.NAVIGATION,
    "aside": BlockKind.RELATED,
    "figcaption": BlockKind.CAPTION,
    "footer": BlockKind.LEGAL,
    "dialog": BlockKind.OTHER,
}
_NAMING = ("class", "id", "role", "itemprop", "rel", "data-component", "data-module", "data-testid", "property")
_LONGEST_NAME = 300


def kind_of(element: Element) -> BlockKind | None:
    """The kind of region an element is by its names, None when they do not tell.

    Example: ``<div class="article-share-bar">`` → share.
    """
    parts = names_of(element)
    for kind, names in _regions():
        if any(wanted <= parts for wanted in names):
            return kind
    return _TAGS.get(element.tag)


def names_of(element: Element) -> frozenset[str]:
    """The parts of an element's names, in small letters: ``shareBar`` gives share and bar."""
    found: set[str] = set()
    for attribute in _NAMING:
        name = (element.get(attribute) or "")[:_LONGEST_NAME]
        found.update(part.lower() for part in _PARTS.findall(name))
        found.update(word.lower().strip("_-") for word in re.split(r"[\s_-]+", name))
    return frozenset(found)


@cache
def _regions() -> tuple[tuple[BlockKind, tuple[frozenset[str], ...]], ...]:
    return tuple(
        (BlockKind(kind), tuple(frozenset(name.split("+")) for name in names.split())) for kind, names in rows("regions")
    )
