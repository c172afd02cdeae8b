"""What a site puts round the article page; without it the page is one file that works from the file system."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Frame:
    """Pieces of a served page. Each Markup was made by an escaping template; nothing else may stand in it.

    With a frame the page carries no style, script or policy of its own: the addresses below and the server's headers do.
    """

    banner: Markup = Markup("")
    """First in the body: the region of consent, empty when nothing is asked."""
    masthead: Markup = Markup("")
    """In place of the newspaper's bare name: its links."""
    band: Markup = Markup("")
    """What trackers do now, after the masthead."""
    head: Markup = Markup("")
    """In the page's head: feeds, the canonical address."""
    after_article: Markup = Markup("")
    """After the article's body: embedded services or their placeholders, comments."""
    footer: Markup = Markup("")
    """Before the page's own notices: the way to change the choice, privacy, the notice on AI."""
    styles: tuple[str, ...] = ()
    """Addresses of style sheets, in order."""
    scripts: tuple[str, ...] = ()
    """Addresses of ES modules."""
    address: str = ""
    """The page's own absolute address with a final slash; what machines read is made absolute by it. May be empty."""
    beacon: str = ""
    """Where the player may count what is heard (POST, form fields ``page`` and ``moment``); empty when it may not."""
    report: str = ""
    """Where a wrong pronunciation is reported (form POST); empty when nobody listens."""
