"""Markdown: front matter, headings, paragraphs, lists, quotes, images with captions; marks of emphasis are taken off."""

import re
from collections.abc import Iterator

from vivevoix.model import BlockKind, Image
from vivevoix.reading.draft import Draft, Piece
from vivevoix.reading.fold import folded, kept
from vivevoix.reading.moment import moment_of

_FRONT = re.compile(r"\A\s*---[^\S\n]*\n(.*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([\w-]+)\s*:\s*(.*?)\s*$")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_RULE = re.compile(r"^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_UNDERLINE = re.compile(r"^\s{0,3}(?:=+|-{2,})\s*$")
_FENCE = re.compile(r"^\s{0,3}(?:```|~~~)")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)\s>]*)>?(?:\s+[\"'(](.*?)[\"')])?\s*\)")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_REFERENCE = re.compile(r"^\s{0,3}\[[^\]]+\]:\s+\S+.*$")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^>\s]+)>")
_EMPHASIS = (
    re.compile(r"(\*\*\*|\*\*|\*)(?=\S)(.+?)(?<=\S)\1"),
    re.compile(r"(?<!\w)(___|__|_)(?=\S)(.+?)(?<=\S)\1(?!\w)"),
    re.compile(r"(~~|`+)(.+?)\1"),
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_TAG = re.compile(
    r"</?(?:b|br|del|div|em|i|ins|mark|p|small|span|strong|sub|sup|u)\b[^>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
_TITLES = ("title", "titre", "headline")
_STANDFIRSTS = ("standfirst", "chapo", "chapeau", "description", "summary", "excerpt", "lede", "subtitle")
_BYLINES = ("author", "authors", "auteur", "byline", "signature")
_DATES = ("date", "published", "published_at", "publie")
_LANGUAGES = ("lang", "language", "langue", "locale")
_IMAGES = ("image", "cover", "photo")


def markdown_draft(text: str) -> Draft:
    """The pieces of a Markdown text, with what its front matter says."""
    fields, rest = front_matter(text)
    pieces = tuple(_pieces(rest))
    title = _field(fields, _TITLES) or next((piece.text for piece in pieces if piece.kind is BlockKind.TITLE), "")
    image = _image(rest) or (Image(_field(fields, _IMAGES)) if _field(fields, _IMAGES) else None)
    return Draft(
        _headed(pieces, title, _field(fields, _STANDFIRSTS)),
        title=title,
        language=_field(fields, _LANGUAGES).partition("-")[0].lower(),
        byline=_field(fields, _BYLINES),
        published_at=moment_of(_field(fields, _DATES)) if _field(fields, _DATES) else None,
        image=image,
    )


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The ``name: value`` lines between two ``---`` at the head, and the text behind them."""
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    fields = (_FIELD.match(line) for line in found[1].splitlines())
    return {field[1].lower(): kept(field[2].strip("\"'[]")) for field in fields if field}, text[found.end() :]


def unmarked(text: str) -> str:
    """A line without Markdown's marks: emphasis, links, code, escapes.

    Example: ``**Trois** [navires](https://…)`` → ``Trois navires``.
    """
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", _TAG.sub(" ", text)))
    for mark in _EMPHASIS:
        text = mark.sub(r"\2", text)
    return kept(_ESCAPED.sub(r"\1", text))


def _field(fields: dict[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


def _headed(pieces: tuple[Piece, ...], title: str, standfirst: str) -> tuple[Piece, ...]:
    """The pieces with the front matter's title and standfirst at their head, when the text does not print them."""
    printed = {folded(piece.text) for piece in pieces}
    missing = [
        Piece(text, kind)
        for text, kind in ((title, BlockKind.TITLE), (standfirst, BlockKind.STANDFIRST))
        if text and folded(text) not in printed
    ]
    return (*missing, *pieces)


def _pieces(text: str) -> Iterator[Piece]:
    titled = False
    for kind, raw in _groups(text):
        yield from _captions(raw)
        line = unmarked(_IMAGE.sub(" ", raw))
        if not line:
            continue
        yield Piece(line, BlockKind.HEADING if titled and kind is BlockKind.TITLE else kind)
        titled = titled or kind is BlockKind.TITLE


def _captions(raw: str) -> Iterator[Piece]:
    for alt, _, title in _IMAGE.findall(raw):
        caption = kept(unmarked(title or alt))
        if caption:
            yield Piece(caption, BlockKind.CAPTION)


def _groups(text: str) -> Iterator[tuple[BlockKind | None, str]]:
    """The lines that belong together, joined, with what their marks say. A first-level heading is a title."""
    kind: BlockKind | None = None
    lines: list[str] = []
    for line in (*text.splitlines(), ""):
        heading = _HEADING.match(line)
        if lines and kind is None and _UNDERLINE.match(line):
            yield (BlockKind.TITLE if "=" in line else BlockKind.HEADING), " ".join(lines)
            lines = []
            continue
        own, content = _marked(line)
        if lines and (not content or heading or own is BlockKind.ITEM or (own is not None and own is not kind)):
            yield kind, " ".join(lines)
            kind, lines = None, []
        if heading:
            yield (BlockKind.TITLE if heading[1] == "#" else BlockKind.HEADING), heading[2]
        elif content:
            kind = own if not lines else kind
            lines.append(content)
    if lines:
        yield kind, " ".join(lines)


def _marked(line: str) -> tuple[BlockKind | None, str]:
    """What a line's mark says, and the line without it. Rules, fences and link definitions hold no words."""
    if _RULE.match(line) or _FENCE.match(line) or _REFERENCE.match(line):
        return None, ""
    if item := _ITEM.match(line):
        return BlockKind.ITEM, line[item.end() :].strip()
    if quote := _QUOTE.match(line):
        return BlockKind.QUOTE, line[quote.end() :].strip()
    return None, line.strip()


def _image(text: str) -> Image | None:
    found = _IMAGE.search(text)
    return Image(found[2], kept(unmarked(found[3] or "")), "", kept(found[1])) if found else None
