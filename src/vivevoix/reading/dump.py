"""Text copied from a page: no markup is left, only lines."""

import re

from vivevoix.model import BlockKind
from vivevoix.reading.cues import verdict_by_cues
from vivevoix.reading.draft import Draft, Piece
from vivevoix.reading.fold import folded, kept, words
from vivevoix.reading.moment import moment_in
from vivevoix.reading.patterns import verdict_on
from vivevoix.reading.shape import ends_sentence, is_crosshead

_TITLE_WORDS = 40
_KICKER_WORDS = 3
_HEAD = 12
"""Lines among which the title is looked for."""

_BULLET = re.compile(r"^\s*(?:[-*•‣▪●◦–—]\s+)(?=\S)")
_ENOUGH_LINES = 3


def dump_draft(text: str) -> Draft:
    """The lines of a copied page as pieces, with its title and date."""
    pieces = tuple(piece for piece in map(_piece, lines_of(text)) if piece.text)
    number = _title_number(pieces)
    title = ""
    if number is not None:
        title = pieces[number].text
        pieces = _with_kicker(pieces, number)
    dates = (moment_in(piece.text) for piece in pieces if _kind(piece.text) is BlockKind.DATE)
    return Draft(pieces, title=title, published_at=next((date for date in dates if date), None))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of ``text``; those of a paragraph broken at a fixed width are joined."""
    groups = re.split(r"\n[^\S\n]*\n", "\n".join(text.splitlines()))
    return tuple(line for group in groups for line in _unwrapped(group.split("\n")))


def _unwrapped(lines: list[str]) -> list[str]:
    """One line for lines that were broken at a fixed width, as mail does: all but the last are about equally long."""
    full = lines[:-1]
    if len(lines) < _ENOUGH_LINES or any(_BULLET.match(line) for line in lines):
        return lines
    longest = max(map(len, lines))
    even = 50 <= longest <= 100 and all(len(line) >= longest - 20 for line in full)
    broken = sum(not ends_sentence(line) for line in full) >= 0.6 * len(full)
    return [" ".join(lines)] if even and broken else lines


def _piece(line: str) -> Piece:
    bullet = _BULLET.match(line)
    if bullet and len(words(line)) > 2:
        return Piece(kept(line[bullet.end() :]), BlockKind.ITEM)
    return Piece(kept(line))


def _title_number(pieces: tuple[Piece, ...]) -> int | None:
    """Which piece is the title: the one that is printed twice, else the first that can be one."""
    head = [n for n, piece in enumerate(pieces[:_HEAD]) if _may_be_title(piece.text)]
    for n in head:
        wanted = folded(pieces[n].text)
        later = (folded(piece.text) for piece in pieces[n + 1 : n + 1 + _HEAD])
        if len(wanted.split()) > _KICKER_WORDS and any(text.startswith(wanted) for text in later):
            return n
    if not head or len(pieces) == 1:
        return None
    if head[0] > 0 and any(_may_open(piece) for piece in pieces[: head[0]]):
        return None
    return _past_kicker(pieces, head)


def _may_open(piece: Piece) -> bool:
    return _kind(piece.text) is None and len(words(piece.text)) > _TITLE_WORDS


def _past_kicker(pieces: tuple[Piece, ...], head: list[int]) -> int:
    """The second candidate when the first is the one or two words that name a section over a title."""
    first, *others = head
    if others and others[0] == first + 1 and len(words(pieces[first].text)) <= _KICKER_WORDS:
        second = pieces[others[0]].text
        if len(words(second)) > _KICKER_WORDS and not ends_sentence(second):
            return others[0]
    return first


def _with_kicker(pieces: tuple[Piece, ...], number: int) -> tuple[Piece, ...]:
    """The pieces with the short line over the title marked as its kicker."""
    over = pieces[number - 1] if number else None
    titled = (*pieces[:number], Piece(pieces[number].text, BlockKind.TITLE), *pieces[number + 1 :])
    if over is None or len(words(over.text)) > _KICKER_WORDS or _kind(over.text) or not is_crosshead(over.text):
        return titled
    return (*titled[: number - 1], Piece(over.text, BlockKind.KICKER), *titled[number:])


def _may_be_title(text: str) -> bool:
    return 0 < len(words(text)) <= _TITLE_WORDS and _kind(text) is None and not text.rstrip().endswith((".", ";", ","))


def _kind(text: str) -> BlockKind | None:
    verdict = verdict_on(text) or verdict_by_cues(text, at_edge=True)
    return verdict.kind if verdict else None
