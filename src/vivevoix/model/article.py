"""What the newspaper printed: where it came from, its blocks, and what of the page is not the article."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SourceKind(StrEnum):
    """The form in which an article reaches us."""

    URL = "url"
    HTML = "html"
    TEXT = "text"
    MARKDOWN = "markdown"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from."""

    kind: SourceKind
    address: str
    """A URL, a file's path as the user typed it, or ``-`` for standard input."""


class BlockKind(StrEnum):
    """What a piece of the page is. The first group is the article, the second is what wraps round it."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ITEM = "item"

    KICKER = "kicker"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTICE = "notice"
    COOKIES = "cookies"
    FOLLOW = "follow"
    SHARE = "share"
    RELATED = "related"
    NEWSLETTER = "newsletter"
    TAGS = "tags"
    NAVIGATION = "navigation"
    REPEATED = "repeated"
    COMMENT = "comment"
    ADVERTISEMENT = "advertisement"
    LEGAL = "legal"
    PAYWALL = "paywall"
    TAGLINE = "tagline"
    MEDIA = "media"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` (included) to ``end`` (excluded), counted from 0."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def moved(self, by: int) -> "Span":
        """The same stretch counted from another origin."""
        return Span(self.start + by, self.end + by)


class HintKind(StrEnum):
    """What a writer may say about the sound of a stretch of print (SSML 1.1 element names)."""

    SUB = "sub"
    PHONEME = "phoneme"
    SAY_AS = "say-as"
    LANG = "lang"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Hint:
    """How the source itself asks for a stretch of a block to be said (SSML, or ``data-say`` in a page)."""

    span: Span
    """Characters of the block's text; empty for a break, which stands before the character at ``start``."""
    kind: HintKind
    value: str
    """sub: the words to say. phoneme: IPA. say-as: ``characters``, ``cardinal``… lang: a BCP 47 tag. break: seconds."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the page, spoken or left out for a reason."""

    kind: BlockKind
    text: str
    """Characters in NFC, white space folded."""
    spoken: bool = True
    reason: str = ""
    """Why it is left out, as a sentence for an editor; empty when spoken."""
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """The photo that goes with the article."""

    address: str
    """URL or path; empty when only its caption or credit reached us."""
    caption: str = ""
    credit: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """What the newspaper printed, block by block, nothing lost."""

    source: Source
    language: str
    """BCP 47 primary tag: ``fr``, ``en``."""
    title: str
    blocks: tuple[Block, ...]
    byline: str = ""
    published_at: datetime | None = None
    image: Image | None = None
    canonical_url: str = ""
    site: str = ""
    """The newspaper's name as the page gives it."""

    @property
    def spoken(self) -> tuple[Block, ...]:
        """The blocks that are said, in order."""
        return tuple(block for block in self.blocks if block.spoken)

    @property
    def left_out(self) -> tuple[Block, ...]:
        """The blocks that are not said, each with its reason."""
        return tuple(block for block in self.blocks if not block.spoken)
