"""What a line is by its shape and place alone: crosshead, standfirst, motto. For text that has lost its markup."""

import re
from dataclasses import replace
from typing import TypeAlias

from vivevoix.model import BlockKind
from vivevoix.reading.draft import Piece
from vivevoix.reading.fold import words
from vivevoix.reading.patterns import Verdict

Entry: TypeAlias = tuple[Piece, Verdict | None]

_CROSSHEAD_WORDS = 14
_PARAGRAPH_WORDS = 12
_STANDFIRST_WORDS = 110
_SENTENCE_END = re.compile(r"[.!?…:;,]['’\"”»)\]\s]*$")


def is_paragraph(text: str) -> bool:
    """Whether ``text`` is surely prose: a sentence's end and a sentence's length."""
    return len(words(text)) >= _PARAGRAPH_WORDS and ends_sentence(text)


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as sentences do, closing quotes and brackets aside."""
    return _SENTENCE_END.search(text) is not None


def is_crosshead(text: str) -> bool:
    """Whether ``text`` has the shape of a crosshead.

    Example: ``Des récoltes en forte baisse``; not ``Il pleut.``, not ``« Non », dit-il.``
    """
    text = text.strip()
    asks = text.endswith("?") and len(words(text)) <= _CROSSHEAD_WORDS
    starts = text[:1].isupper() or text[:1].isdigit() or text[:1] in "«\"“'‘"
    return 0 < len(words(text)) <= _CROSSHEAD_WORDS and starts and (asks or not ends_sentence(text))


def shaped(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Pieces with the kinds that shape and place tell."""
    return _mottos(_standfirst(_crossheads(entries)))


def _crossheads(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Short lines between paragraphs, in text that has any: in a text of short lines alone none is a heading."""
    if not any(_is_prose(entry) for entry in entries):
        return entries
    return tuple(
        (replace(piece, kind=BlockKind.HEADING), verdict)
        if verdict is None and piece.kind is None and is_crosshead(piece.text)
        else (piece, verdict)
        for piece, verdict in entries
    )


def _is_prose(entry: Entry) -> bool:
    piece, verdict = entry
    return verdict is None and piece.kind in {None, BlockKind.PARAGRAPH, BlockKind.STANDFIRST} and is_paragraph(piece.text)


def _standfirst(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The first paragraph behind the title, when no markup names a standfirst and it is set apart from the body."""
    if any(piece.kind is BlockKind.STANDFIRST and verdict is None for piece, verdict in entries):
        return entries
    prose = [number for number, entry in enumerate(entries) if _is_prose(entry)]
    if len(prose) < 3 or not _sets_in(entries, prose[0], prose[1]):
        return entries
    first = entries[prose[0]]
    return (*entries[: prose[0]], (replace(first[0], kind=BlockKind.STANDFIRST), None), *entries[prose[0] + 1 :])


def _sets_in(entries: tuple[Entry, ...], first: int, second: int) -> bool:
    """Whether the first paragraph opens the article under its title: told again by the second, or a wrapper between them."""
    before = [piece.kind for piece, verdict in entries[:first] if verdict is None]
    piece = entries[first][0]
    if piece.kind is not None or BlockKind.TITLE not in before or len(words(piece.text)) > _STANDFIRST_WORDS:
        return False
    return told_again(piece.text, entries[second][0].text) or second > first + 1


def told_again(standfirst: str, body: str) -> bool:
    """Whether the first paragraph of the body tells again what the standfirst said: same opening, or half of its words."""
    one, two = words(standfirst), words(body)
    long_words = {word for word in one if len(word) > 3}
    same_opening = one[:4] == two[:4] and len(one) > 4
    return same_opening or len(long_words & set(two)) >= max(4, len(long_words) / 2)


def _mottos(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Headings with nothing under them at the foot, followed by wrappers only, are no crossheads: ``L'information autrement``."""
    last = max((n for n, (piece, verdict) in enumerate(entries) if verdict is None and not _is_heading(piece)), default=-1)
    if last < 0 or not any(verdict for _, verdict in entries[last + 1 :]):
        return entries
    return tuple(
        (piece, Verdict(BlockKind.TAGLINE)) if n > last and verdict is None and _is_heading(piece) else (piece, verdict)
        for n, (piece, verdict) in enumerate(entries)
    )


def _is_heading(piece: Piece) -> bool:
    return piece.kind is BlockKind.HEADING
