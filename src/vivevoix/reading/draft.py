"""What a reader hands to the cleaner: pieces in the order of the page, and what the page says of itself."""

from dataclasses import dataclass
from datetime import datetime

from vivevoix.model import BlockKind, Hint, Image


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source between two line or block ends."""

    text: str
    """NFC, white space folded, not empty."""
    kind: BlockKind | None = None
    """What the markup says it is; None when only the words can tell."""
    hints: tuple[Hint, ...] = ()
    outside: bool = False
    """True when it stands outside the article on its page: ``kind`` then names the region, and it is not spoken."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A source taken to pieces, before it is cleaned."""

    pieces: tuple[Piece, ...]
    title: str = ""
    language: str = ""
    """What the source says, as a BCP 47 primary tag; may be wrong, often is."""
    byline: str = ""
    published_at: datetime | None = None
    image: Image | None = None
    canonical_url: str = ""
    site: str = ""
    paywalled: bool = False
    """The source itself says that it is not free to read."""
    markup: bool = False
    """The source is a page: its regions are known, and an article must stand out from them."""
