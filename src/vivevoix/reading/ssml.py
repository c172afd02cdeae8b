"""W3C SSML 1.1 (7 September 2010): a text whose writer has already said how parts of it sound.

Followed: ``p``, ``s``, ``sub``, ``phoneme`` (IPA), ``say-as``, ``lang``, ``break``. Any other element keeps its text and is
noted among what was left out, with the reason.
"""

import unicodedata
from typing import TypeAlias

from lxml import etree

from vivevoix.errors import SourceEmpty, SourceNotText
from vivevoix.model import Article, Block, BlockKind, Hint, HintKind, Source, Span

Element: TypeAlias = "etree._Element"

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STRENGTHS = {"none": 0.0, "x-weak": 0.1, "weak": 0.2, "medium": 0.4, "strong": 0.75, "x-strong": 1.2}
"""Seconds. The standard leaves them to the processor; these lie between the gap of two words and that of two paragraphs."""
_SENTENCE_BREAK = 0.5
"""Seconds after an ``s`` that ends without a full stop."""
_UNSPOKEN = frozenset({"metadata", "meta", "desc", "lexicon"})
_PLAIN = frozenset({"speak", "token", "w"})
_TITLE_LENGTH = 80
DEFAULT_LANGUAGE = "fr"


def ssml_article(text: str, source: Source) -> Article:
    """The article in an SSML document, or in a fragment without its ``speak`` element.

    Raises SourceNotText when it is not well-formed or writes sounds in another alphabet than IPA, SourceEmpty when it says
    nothing.
    """
    root = _parsed(text)
    builder = _Builder()
    builder.walk(root)
    builder.close_paragraph()
    if not any(block.spoken for block in builder.blocks):
        raise SourceEmpty("The SSML document says nothing.", "Put text into its speak element.")
    language = root.get(_LANG, "").partition("-")[0].lower() or DEFAULT_LANGUAGE
    return Article(source, language, _title(root, builder.blocks), tuple(builder.blocks))


class _Builder:
    """Blocks under construction: walks the document once, folding white space, with hints at their place."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text = ""
        self._hints: list[Hint] = []

    def walk(self, element: Element) -> None:
        """Take an element, its content, and the text after each child."""
        if not isinstance(element.tag, str):
            return
        name = etree.QName(element).localname
        opens_block = name == "p"
        if opens_block:
            self.close_paragraph()
        start = len(self._text)
        if name in _UNSPOKEN:
            self._note(name, element)
            return
        self._content(element)
        self._mark(name, element, start)
        if opens_block:
            self.close_paragraph()

    def close_paragraph(self) -> None:
        """End the paragraph; a break after its last word stays with it."""
        text = self._text.rstrip()
        if text:
            hints = (Hint(_within(hint.span, len(text)), hint.kind, hint.value) for hint in self._hints)
            kept = tuple(hint for hint in hints if hint.kind is HintKind.BREAK or hint.span.start < hint.span.end)
            self.blocks.append(Block(BlockKind.PARAGRAPH, text, hints=kept))
        self._text, self._hints = "", []

    def _content(self, element: Element) -> None:
        self._add(element.text)
        for child in element:
            self.walk(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            folded = " ".join(unicodedata.normalize("NFC", f"|{text}|").split())[1:-1]
            self._text += folded.lstrip() if self._text[-1:] in {"", " "} else folded

    def _mark(self, name: str, element: Element, start: int) -> None:
        value = _value(name, element)
        if name == "break":
            self._break(float(value))
        elif name == "s":
            self._end_sentence()
        elif value:
            self._hints.append(Hint(Span(start, len(self._text)), HintKind(name), value))
        elif name not in _PLAIN | {"p"}:
            self._note(name, element)

    def _break(self, seconds: float) -> None:
        """A break after a paragraph belongs to that paragraph's end."""
        if self._text.strip() or not self.blocks:
            self._hints.append(Hint(Span(len(self._text), len(self._text)), HintKind.BREAK, str(seconds)))
            return
        last = self.blocks[-1]
        if last.spoken:
            place = Span(len(last.text), len(last.text))
            hints = (*last.hints, Hint(place, HintKind.BREAK, str(seconds)))
            self.blocks[-1] = Block(last.kind, last.text, hints=hints)

    def _end_sentence(self) -> None:
        if self._text.strip() and self._text.rstrip()[-1] not in ".?!…":
            self._break(_SENTENCE_BREAK)
        self._add(" ")

    def _note(self, name: str, element: Element) -> None:
        if name in _UNSPOKEN:
            text = " ".join("".join(str(part) for part in element.itertext()).split()) or _tag(name, element)
            self.blocks.append(Block(BlockKind.OTHER, text, False, f"SSML “{name}” is about the text and not said."))
            return
        reason = f"SSML “{name}” is not followed; the text inside it is said."
        self.blocks.append(Block(BlockKind.OTHER, _tag(name, element), False, reason))


def _value(name: str, element: Element) -> str:
    """What a hint of this element says; empty for an element that is none."""
    match name:
        case "break":
            return str(_seconds(element))
        case "sub":
            return element.get("alias", "")
        case "say-as":
            return element.get("interpret-as", "")
        case "lang":
            return element.get(_LANG, "")
        case "phoneme":
            return _ipa(element)
    return ""


def _ipa(element: Element) -> str:
    alphabet = element.get("alphabet", "ipa")
    if alphabet != "ipa":
        raise SourceNotText(f"A phoneme is written in the alphabet “{alphabet}”.", "Write it in IPA.")
    return element.get("ph", "")


def _seconds(element: Element) -> float:
    """``500ms``, ``1.5s``, or a strength; ``medium`` when nothing is said."""
    time = element.get("time", "").strip().lower()
    if not time:
        return _STRENGTHS.get(element.get("strength", "medium"), _STRENGTHS["medium"])
    try:
        seconds = float(time[:-2]) / 1000 if time.endswith("ms") else float(time.removesuffix("s"))
    except ValueError as error:
        raise SourceNotText(f"A break lasts “{time}”.", "Write it in seconds or milliseconds: 1.5s, 500ms.") from error
    return min(max(seconds, 0.0), 10.0)


def _within(span: Span, end: int) -> Span:
    return Span(min(span.start, end), min(span.end, end))


def _tag(name: str, element: Element) -> str:
    attributes = "".join(f' {etree.QName(str(key)).localname}="{element.get(str(key))}"' for key in element.attrib)
    return f"<{name}{attributes}>"


def _title(root: Element, blocks: list[Block]) -> str:
    for element in root.iter("{*}meta"):
        if element.get("name", "").lower() in {"title", "dc.title"}:
            return element.get("content", "")
    text = next(block.text for block in blocks if block.spoken)
    return text if len(text) <= _TITLE_LENGTH else text[: text.rfind(" ", 0, _TITLE_LENGTH)] + "…"


def _parsed(text: str) -> Element:
    """The ``speak`` element, made when there is none; no entity is expanded and nothing is fetched."""
    document = text.strip().removeprefix("\ufeff")
    if "<speak" not in document:
        document = f"<speak>{document}</speak>"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(document.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceNotText(f"The SSML is not well-formed: {error}.", "Mend that line.") from error
    if next(root.iter(etree.Entity), None) is not None:
        raise SourceNotText("The SSML uses entities of its own.", "Write the characters themselves.")
    if etree.QName(root).localname != "speak":
        raise SourceNotText(
            f"The document's root is {etree.QName(root).localname}, not speak.", "Name it .html if it is a page."
        )
    return root
