"""What a server puts round the article page. Without one the page stands alone, in a folder."""

from dataclasses import dataclass
from urllib.parse import urljoin

from markupsafe import Markup

_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Frame:
    """Slots of the page, where its files lie, and what its player may call.

    Each Markup was made by an escaping template; nothing else may stand in it. With ``styles`` or ``scripts`` the page
    loads them; without any it carries its own, and a policy with their fingerprints, so that it works from a file system.
    """

    banner: Markup = _NOTHING
    """First in the body: the region of consent, empty when nothing is asked."""
    masthead: Markup = _NOTHING
    """In place of the newspaper's bare name: its links."""
    band: Markup = _NOTHING
    """What trackers do now, after the masthead."""
    head: Markup = _NOTHING
    """In the page's head: feeds, icons."""
    follow: Markup = _NOTHING
    """Under the article's text: where else the newspaper can be followed, and its tagline."""
    after_article: Markup = _NOTHING
    """After the article: embedded services or their placeholders, comments."""
    footer: Markup = _NOTHING
    """Before the page's own notices: the way to change the choice, privacy, the notice on AI."""
    base: str = ""
    """Prefix of the edition's files, ``/article/le-phare/``; empty when they lie beside the page."""
    address: str = ""
    """The page's own absolute address; what machines read is made absolute by it. May be empty."""
    styles: tuple[str, ...] = ()
    """Addresses of style sheets, in order."""
    scripts: tuple[str, ...] = ()
    """Addresses of ES modules."""
    policy: str = ""
    """Content-Security-Policy for a ``meta`` element; empty when the server sends it as a header."""
    report: str = ""
    """Where a wrong pronunciation is reported: form POST of ``article``, ``sentence``, ``word``, ``at`` (seconds) and
    ``text``. Empty when nobody listens."""
    report_fields: Markup = _NOTHING
    """Hidden inputs that this form carries besides."""
    beacon: str = ""
    """Where the player may count what is heard: POST of ``page`` and ``moment`` = ``play``, ``25``, ``50``, ``75`` or
    ``100``, without cookies. Empty when it may not."""
    slug: str = ""
    """The article's name in those two forms."""
    embed: str = ""
    """Address of the player alone, for an ``<iframe>``; empty where there is none."""
    playlist: tuple[tuple[str, str], ...] = ()
    """Address of ``timing.json`` and headline of each article that may be heard after this one."""
    resume: bool = False
    """Whether the reader agreed to have the place kept; else the player asks, and keeps nothing before."""

    @property
    def alone(self) -> bool:
        """Whether the page carries its own style and script."""
        return not self.styles and not self.scripts

    def file(self, name: str) -> str:
        """The address of one of the edition's files; nothing for no name."""
        return f"{self.base}{name}" if name else ""

    def absolute(self, name: str) -> str:
        """The same for readers elsewhere, as far as the page's own address is known."""
        return urljoin(self.address, self.file(name)) if name else ""


ALONE = Frame()
