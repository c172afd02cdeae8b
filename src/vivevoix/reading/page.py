"""A page (HTML) taken to pieces: its article, and every other region with what it is."""

import re
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from vivevoix.errors import SourceEmpty
from vivevoix.model import BlockKind, Image
from vivevoix.reading.apart import caption_and_credit
from vivevoix.reading.body import Choice, choose
from vivevoix.reading.dom import Element, stretches
from vivevoix.reading.draft import Draft, Piece
from vivevoix.reading.metadata import Metadata, metadata_of
from vivevoix.reading.parts import Labels, is_boxed_prose, kind_by_tag
from vivevoix.reading.title import title_of


def page_draft(page: str, address: str = "") -> Draft:
    """The pieces of an HTML page. Raises SourceEmpty when nothing on it is an article."""
    root = _root(page)
    metadata = metadata_of(root)
    choice = choose(page, stretches(root))
    if not choice.taken:
        raise SourceEmpty("The page holds no article.", "Give the address of one article, or its text in a .txt file.")
    title = title_of(choice, metadata)
    return Draft(
        _titled(tuple(Labels(choice, metadata, title).pieces()), title),
        title=title,
        language=metadata.language,
        byline=metadata.byline,
        published_at=metadata.published_at,
        image=_image(choice, metadata, address),
        canonical_url=_absolute(address, metadata.canonical_url),
        site=metadata.site,
        paywalled=not metadata.free,
        markup=True,
    )


def fragment_pieces(page: str) -> tuple[Piece, ...]:
    """The pieces of HTML that is an article and nothing else, as feeds carry it."""
    choice = Choice(stretches(_root(page)), frozenset())
    regions = ((stretch, choice.region(stretch)) for stretch in choice.all)
    return tuple(
        Piece(stretch.text, region if region and not is_boxed_prose(stretch, region) else kind_by_tag(stretch), stretch.hints)
        for stretch, region in regions
    )


def _root(page: str) -> Element:
    try:
        return html.document_fromstring(_undeclared(page), parser=html.HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, ValueError) as error:
        raise SourceEmpty("The page is empty.", "Give the address of one article.") from error


def _undeclared(page: str) -> str:
    """The page without an XML declaration: lxml refuses text that declares an encoding of its own."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", page).replace("\x00", "")


def _titled(pieces: tuple[Piece, ...], title: str) -> tuple[Piece, ...]:
    """The pieces with the title among them: where the page prints it, else in front of the article."""
    if not title or any(piece.kind is BlockKind.TITLE for piece in pieces):
        return pieces
    first = next(n for n, piece in enumerate(pieces) if not piece.outside)
    return (*pieces[:first], Piece(title, BlockKind.TITLE), *pieces[first:])


def _image(choice: Choice, metadata: Metadata, address: str) -> Image | None:
    """The lead image: what the metadata name, with the first caption that the article's page prints under a figure."""
    figure = _lead_figure(choice)
    picture = next(iter(figure.iter("img")), None) if figure is not None else None
    source = metadata.image or (picture.get("src", "") if picture is not None else "")
    inside = [s for s in choice.all if figure is not None and figure in s.element.iterancestors()]
    credits = [s.text for s in inside if choice.region(s) is BlockKind.CREDIT]
    printed = " ".join(s.text for s in inside if s.text not in credits)
    caption, behind = caption_and_credit(printed)
    if not source and not printed:
        return None
    alt = picture.get("alt", "") if picture is not None else ""
    return Image(_absolute(address, source), caption, " ".join(credits) or behind, alt)


def _lead_figure(choice: Choice) -> Element | None:
    captions = {BlockKind.CAPTION, BlockKind.CREDIT}
    return next((f for s in choice.all if choice.region(s) in captions and (f := _figure(s.element)) is not None), None)


def _figure(element: Element) -> Element | None:
    return next((outer for outer in element.iterancestors() if outer.tag == "figure"), None)


def _absolute(base: str, address: str) -> str:
    """An address as the network knows it; one beside a local page stays as the page prints it."""
    return urljoin(base, address) if address and urlsplit(base).scheme in {"http", "https"} else address
