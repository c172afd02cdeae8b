"""The pieces of a page: the article's stretches one by one, the regions round it whole, each with what it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from vivevoix.model import BlockKind
from vivevoix.reading.body import Choice
from vivevoix.reading.dom import Element, Stretch
from vivevoix.reading.draft import Piece
from vivevoix.reading.fold import folded, words
from vivevoix.reading.metadata import Metadata
from vivevoix.reading.shape import ends_sentence, is_crosshead

_TAGS = {
    "h1": BlockKind.HEADING,
    "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING,
    "h6": BlockKind.HEADING,
    "li": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
}
_DOUBTFUL = frozenset(
    {
        BlockKind.RELATED,
        BlockKind.SHARE,
        BlockKind.NAVIGATION,
        BlockKind.LEGAL,
        BlockKind.BYLINE,
        BlockKind.DATE,
        BlockKind.TAGS,
        BlockKind.MEDIA,
    }
)
"""Regions whose names are also given to boxes that belong to the article."""

_HEADINGS = frozenset(tag for tag, kind in _TAGS.items() if kind is BlockKind.HEADING)
_LONG_HEADING = 20
_PROSE = 25
"""Words of a stretch that is rather a boxed part of the article than a teaser."""
_STANDFIRST_WORDS = 8
_STANDFIRST_FROM_TOP = 3
"""Chosen stretches that may stand before the standfirst: a kicker, a date, a caption."""
_BODY = frozenset({"body", "html"})


@dataclass(frozen=True, slots=True)
class Labels:
    """Says of each stretch of a page what it is."""

    choice: Choice
    metadata: Metadata
    title: str

    def pieces(self) -> Iterator[Piece]:
        """The page's pieces in order."""
        labelled = [(n, self.kind(n)) for n in range(len(self.choice.all))]
        for (outside, _, kind), group in groupby(labelled, key=lambda entry: self._gathered(*entry)):
            found = [self.choice.all[n] for n, _ in group]
            if outside:
                yield Piece(" · ".join(stretch.text for stretch in found), kind, outside=True)
            else:
                yield from (Piece(stretch.text, kind, stretch.hints) for stretch in found)

    def kind(self, number: int) -> BlockKind:
        """What a stretch is: by its region when that is a wrapper, by its element when it is the article's."""
        stretch = self.choice.all[number]
        region = self.choice.region(stretch)
        if folded(stretch.text) == folded(self.title):
            return BlockKind.TITLE
        if self._is_standfirst(number, region):
            return BlockKind.STANDFIRST
        if region is BlockKind.STANDFIRST:
            region = None
        if number not in self.choice.taken:
            return region or BlockKind.OTHER
        if self.choice.is_teaser(stretch):
            return BlockKind.RELATED
        if region and not is_boxed_prose(stretch, region):
            return region
        opens = number <= min(self.choice.taken) + _STANDFIRST_FROM_TOP and _is_long_heading(stretch)
        return BlockKind.STANDFIRST if opens else kind_by_tag(stretch)

    def _gathered(self, number: int, kind: BlockKind) -> tuple[bool, object, BlockKind]:
        """What stretches must share to become one piece: outside the article, the same region of the same kind."""
        alone = {BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.CAPTION, BlockKind.CREDIT}
        if kind in alone or number in self.choice.taken:
            return False, number, kind
        return True, self._top(self.choice.all[number]), kind

    def _top(self, stretch: Stretch) -> Element:
        """The largest element around a stretch that holds none of the article."""
        line = [stretch.element, *stretch.element.iterancestors()]
        return next((inner for inner, outer in pairwise(line) if self.choice.weight.get(outer)), line[0])

    def _is_standfirst(self, number: int, region: BlockKind | None) -> bool:
        """Named as such, or what the metadata give as the description; at the head of the article and no teaser."""
        stretch, taken = self.choice.all[number], self.choice.taken
        if number > min(taken) + _STANDFIRST_FROM_TOP or len(words(stretch.text)) < _STANDFIRST_WORDS:
            return False
        near = number in taken or self._shares_head(stretch)
        described = any(folded(stretch.text) == folded(text) for text in self.metadata.descriptions)
        return near and (described or region is BlockKind.STANDFIRST) and stretch.linked < len(stretch.text) / 2

    def _shares_head(self, stretch: Stretch) -> bool:
        """Whether a stretch stands in the article's container or in one of the elements close round it."""
        if self.choice.container is None:
            return False
        around = (self.choice.container, *list(self.choice.container.iterancestors())[:3])
        return any(element in around and element.tag not in _BODY for element in stretch.element.iterancestors())


def kind_by_tag(stretch: Stretch) -> BlockKind:
    """What a stretch of an article is by its elements; a short line all in bold is a crosshead."""
    for element in (stretch.element, *list(stretch.element.iterancestors())[:3]):
        if element.tag in _TAGS:
            return BlockKind.PARAGRAPH if _is_long_heading(stretch) else _TAGS[element.tag]
    bold = stretch.strong >= len(stretch.text) - 1
    return BlockKind.HEADING if bold and is_crosshead(stretch.text) else BlockKind.PARAGRAPH


def _is_long_heading(stretch: Stretch) -> bool:
    """Whether a stretch in heading tags is prose: some pages set their standfirst so."""
    return stretch.element.tag in _HEADINGS and len(words(stretch.text)) >= _LONG_HEADING and ends_sentence(stretch.text)


def is_boxed_prose(stretch: Stretch, region: BlockKind) -> bool:
    """Whether a stretch is the article's though its box is named like a wrapper; a quoted post of a network is not."""
    prose = len(words(stretch.text)) >= _PROSE and stretch.linked < len(stretch.text) / 2
    posted = region is BlockKind.MEDIA and kind_by_tag(stretch) is BlockKind.QUOTE
    return region in _DOUBTFUL and prose and not posted
