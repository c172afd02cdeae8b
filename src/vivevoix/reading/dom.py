"""A page as a row of stretches: the text between two ends of blocks, each with its element and the writer's hints."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import html

from vivevoix.model import Hint, HintKind, Span
from vivevoix.reading.fold import INVISIBLE
from vivevoix.reading.tables import rows

Element: TypeAlias = html.HtmlElement

_ROLES = {role: frozenset(names.split()) for role, names in rows("elements")}
INLINE = _ROLES["inline"]
"""Elements that stand inside a line; every other one ends it."""

UNREAD = _ROLES["unread"]
"""Elements whose text no reader of the page sees as text."""

_SAYINGS = (("data-say", HintKind.SUB), ("data-say-ipa", HintKind.PHONEME), ("data-say-as", HintKind.SAY_AS))
_DEEPEST = 400
"""Nesting beyond which elements are not followed: browsers stop at 512, and each level costs stack."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text between two block ends."""

    text: str
    element: Element
    """The block that holds the text."""
    hints: tuple[Hint, ...] = ()
    linked: int = 0
    """Characters of the text inside links."""
    strong: int = 0
    """Characters of the text in bold."""


def stretches(root: Element) -> tuple[Stretch, ...]:
    """The text of a page in reading order."""
    walker = _Walker(root)
    walker.walk(root, root, 0)
    walker.end(root)
    return tuple(walker.found)


class _Walker:
    """The walk's state: the line under construction, and where links, bold and hints began in it."""

    def __init__(self, root: Element) -> None:
        self.found: list[Stretch] = []
        self._root = root
        self._text = ""
        self._gap = False
        self._hints: list[Hint] = []
        self._linked = 0
        self._strong = 0
        self._broken = False

    def walk(self, element: Element, block: Element, depth: int) -> None:
        """Take an element's text, its children and their tails."""
        for text, child in _contents(element):
            if child is None:
                self._add(text)
            elif isinstance(child.tag, str) and child.tag not in UNREAD and depth < _DEEPEST:
                self._enter(child, block, depth)

    def _enter(self, child: Element, block: Element, depth: int) -> None:
        if child.tag == "br":
            self._break(block)
        elif child.tag in INLINE:
            self._inline(child, block, depth)
        else:
            self.end(block)
            self.walk(child, child, depth + 1)
            self.end(child)

    def _break(self, block: Element) -> None:
        """One line break is a space, two in a row end a paragraph."""
        if self._broken:
            self.end(block)
        else:
            self._broken = self._gap = True

    def _inline(self, child: Element, block: Element, depth: int) -> None:
        start, found = len(self._text) + (self._gap and bool(self._text)), len(self.found)
        self.walk(child, block, depth + 1)
        if len(self.found) != found:
            return
        length = len(self._text) - start
        if _leads_away(child):
            self._linked += max(0, length)
        if child.tag in {"b", "strong"}:
            self._strong += max(0, length)
        self._hints.extend(_hints(child, start, len(self._text)))

    def _add(self, text: str) -> None:
        clean = unicodedata.normalize("NFC", text.translate(INVISIBLE))
        parts = clean.split()
        if not parts:
            self._gap = self._gap or bool(clean)
            return
        lead = " " if self._text and (self._gap or clean[0].isspace()) else ""
        self._text += lead + " ".join(parts)
        self._gap, self._broken = clean[-1].isspace(), False

    def end(self, block: Element) -> None:
        """End the line, if there is one."""
        if self._text:
            linked = len(self._text) if any(map(_leads_away, (block, *block.iterancestors("a")))) else self._linked
            self.found.append(Stretch(self._text, block, tuple(self._hints), linked, self._strong))
        self._text, self._gap, self._hints, self._linked, self._strong, self._broken = "", False, [], 0, 0, False


def _leads_away(element: Element) -> bool:
    """Whether an element is a link to another page."""
    address = element.get("href", "").strip()
    return element.tag == "a" and address[:1] not in {"", "#"} and not address.startswith(("mailto:", "tel:"))


def _contents(element: Element) -> Iterator[tuple[str, Element | None]]:
    if element.text:
        yield element.text, None
    for child in element:
        yield "", child
        if child.tail:
            yield child.tail, None


def _hints(element: Element, start: int, end: int) -> list[Hint]:
    """What an inline element asks for: ``<span data-say="…">``, ``<phoneme ph="…">``, ``<i lang="en">``."""
    if end <= start:
        return []
    span = Span(start, end)
    hints = [Hint(span, kind, value) for name, kind in _SAYINGS if (value := element.get(name, "").strip())]
    if element.tag == "phoneme" and element.get("ph") and element.get("alphabet", "ipa") == "ipa":
        hints.append(Hint(span, HintKind.PHONEME, element.get("ph", "").strip()))
    language = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language and not hints:
        hints.append(Hint(span, HintKind.LANG, language.strip()))
    return hints
