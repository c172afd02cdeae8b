"""One cleaner for all readers: each piece becomes blocks, each block is spoken or left out for a reason. Nothing is dropped.

Where it is in doubt whether a line is the article's, it is spoken: a wrapper read out is a blemish, a sentence lost is a fault.
"""

import re
from dataclasses import dataclass, replace

from vivevoix.model import Article, Block, BlockKind, Hint, Source, Span
from vivevoix.reading.apart import is_credit, taken_apart
from vivevoix.reading.cues import heaviest, verdict_by_cues
from vivevoix.reading.draft import Draft, Piece
from vivevoix.reading.fold import folded, words
from vivevoix.reading.patterns import Verdict, verdict_on
from vivevoix.reading.shape import is_paragraph, shaped

ARTICLE = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.STANDFIRST,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.QUOTE,
        BlockKind.ITEM,
    }
)
"""The kinds that are spoken."""

PULL_QUOTE = Verdict(
    BlockKind.REPEATED,
    "Exergue : cette phrase est dite dans le corps de l'article.",
    "Pull quote: this sentence is said in the body of the article.",
)
_PULLED_WORDS = 5
_CAPTION_WORDS = 40
"""A longer text with a credit behind it is more likely a paragraph than a caption; the longest captions seen had 35 words."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A piece and the verdict on it: None when it is the article's."""

    piece: Piece
    verdict: Verdict | None


def clean(draft: Draft, source: Source, language: str) -> Article:
    """The article in a draft, block by block."""
    parts = tuple(part for piece in draft.pieces for part in parted(piece, draft.title))
    judged = _pull_quotes(_judged(parts, draft.title, draft.byline))
    blocks = tuple(_block(item, language) for item in shaped_pieces(judged))
    return Article(
        source=source,
        language=language,
        title=draft.title or _opening(blocks),
        blocks=blocks,
        byline=draft.byline or _byline(blocks),
        published_at=draft.published_at,
        image=draft.image,
        canonical_url=draft.canonical_url,
        site=draft.site,
    )


def parted(piece: Piece, title: str) -> tuple[Piece, ...]:
    """The pieces that copying had glued into one, with their hints at their place."""
    if piece.outside or piece.kind is BlockKind.TITLE:
        return (piece,)
    parts: list[Piece] = []
    end = 0
    for text in taken_apart(piece.text, title):
        start = piece.text.index(text, end)
        end = start + len(text)
        hints = tuple(replace(h, span=h.span.moved(-start)) for h in piece.hints if start <= h.span.start and h.span.end <= end)
        parts.append(replace(piece, text=text, hints=hints))
    return _captioned(tuple(parts), title)


def _captioned(parts: tuple[Piece, ...], title: str) -> tuple[Piece, ...]:
    """The parts of a line, the one in front of a picture credit being its caption."""
    if len(parts) < 2 or not is_credit(parts[-1].text):
        return parts
    *heads, last = parts
    short = (
        len(words(heads[0].text)) <= _CAPTION_WORDS and not verdict_on(heads[0].text) and folded(heads[0].text) != folded(title)
    )
    first = replace(heads[0], kind=BlockKind.CAPTION) if short else heads[0]
    return (first, *heads[1:], replace(last, kind=BlockKind.CREDIT))


def _judged(parts: tuple[Piece, ...], title: str, byline: str) -> tuple[Judged, ...]:
    """Each piece with the verdict on it; the first that prints the title is the title, the others repeat it."""
    edges = _edges(parts)
    wanted, authors = folded(title), _authors(byline)
    judged: list[Judged] = []
    titled = False
    for number, piece in enumerate(parts):
        if wanted and folded(piece.text) == wanted and (not piece.outside or piece.kind in {None, BlockKind.TITLE}):
            judged.append(Judged(replace(piece, kind=BlockKind.TITLE), Verdict(BlockKind.REPEATED) if titled else None))
            titled = True
        elif not piece.outside and folded(piece.text) in authors:
            judged.append(Judged(piece, Verdict(BlockKind.BYLINE)))
        else:
            judged.append(Judged(piece, _verdict(piece, at_edge=not edges[0] <= number <= edges[1])))
    return tuple(judged)


def _authors(byline: str) -> frozenset[str]:
    """The byline and each name in it, as a line may print them."""
    names = re.split(r",| et | and | & ", byline)
    return frozenset(filter(None, (folded(name) for name in (byline, *names))))


def _pull_quotes(judged: tuple[Judged, ...]) -> tuple[Judged, ...]:
    """Quotes set apart that only repeat a sentence of the body are left out."""
    body = [(n, f" {folded(item.piece.text)} ") for n, item in enumerate(judged) if item.verdict is None]
    return tuple(Judged(item.piece, PULL_QUOTE) if _is_pulled(n, item, body) else item for n, item in enumerate(judged))


def _is_pulled(number: int, item: Judged, body: list[tuple[int, str]]) -> bool:
    text = f" {folded(item.piece.text)} "
    if item.verdict is not None or item.piece.kind is not BlockKind.QUOTE or len(text.split()) < _PULLED_WORDS:
        return False
    return any(n != number and len(other) > len(text) and text in other for n, other in body)


def _verdict(piece: Piece, *, at_edge: bool) -> Verdict | None:
    if piece.kind is not None and piece.kind not in ARTICLE:
        own = verdict_on(piece.text) if piece.kind in {BlockKind.OTHER, BlockKind.BYLINE} else None
        return own or _by_cues_outside(piece) or Verdict(piece.kind)
    found = verdict_on(piece.text) or verdict_by_cues(piece.text, at_edge=at_edge or piece.outside)
    return found or (Verdict(BlockKind.OTHER) if piece.outside else None)


def _by_cues_outside(piece: Piece) -> Verdict | None:
    return verdict_by_cues(piece.text, at_edge=True) if piece.kind is BlockKind.OTHER else None


def _edges(parts: tuple[Piece, ...]) -> tuple[int, int]:
    """The numbers of the first and the last piece that can only be the article's."""
    sure = [number for number, piece in enumerate(parts) if _is_sure(piece)]
    return (sure[0], sure[-1]) if sure else (len(parts), -1)


def _is_sure(piece: Piece) -> bool:
    ours = not piece.outside and (piece.kind is None or piece.kind in ARTICLE)
    return ours and is_paragraph(piece.text) and verdict_on(piece.text) is None and heaviest(piece.text)[1] < 2


def shaped_pieces(judged: tuple[Judged, ...]) -> tuple[Judged, ...]:
    """The pieces with the kinds that their shape and place tell: crossheads, standfirst, a motto at the foot."""
    return tuple(Judged(piece, verdict) for piece, verdict in shaped(tuple((item.piece, item.verdict) for item in judged)))


def _block(item: Judged, language: str) -> Block:
    piece = item.piece
    if item.verdict is None:
        return Block(piece.kind or BlockKind.PARAGRAPH, piece.text, hints=_inside(piece.hints, piece.text))
    return Block(item.verdict.kind, piece.text, spoken=False, reason=item.verdict.reason(language))


def _inside(hints: tuple[Hint, ...], text: str) -> tuple[Hint, ...]:
    whole = Span(0, len(text))
    return tuple(hint for hint in hints if whole.start <= hint.span.start <= hint.span.end <= whole.end)


def _byline(blocks: tuple[Block, ...]) -> str:
    """The first byline, without the date that its line may hold too."""
    line = next((block.text for block in blocks if block.kind is BlockKind.BYLINE), "")
    parts = (part.strip(" ,;|·•–—-/") for part in taken_apart(line)) if line else ()
    return next((part for part in parts if _is_byline(part)), line)


def _is_byline(text: str) -> bool:
    verdict = verdict_on(text)
    return verdict is not None and verdict.kind is BlockKind.BYLINE


def _opening(blocks: tuple[Block, ...]) -> str:
    """The first words of an article without a title, to name it by."""
    text = next((block.text for block in blocks if block.spoken), "")
    opening = text.split()[:12]
    return " ".join(opening) + (" …" if len(opening) < len(text.split()) else "")
