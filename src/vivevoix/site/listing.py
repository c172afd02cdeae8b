"""What lists and feeds show of an edition: the few facts that stay in memory."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from vivevoix.publishing.form import EditionForm
from vivevoix.publishing.linked import author
from vivevoix.site.address import slug as slugged

Stamp = tuple[int, int, int]
"""Changes with the file: when it was written (ns), its length, its inode."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One edition on the shelf."""

    slug: str
    folder: Path
    stamp: Stamp
    language: str
    title: str
    standfirst: str
    kicker: str
    author: str
    moment: datetime
    """When the article was published; when it was narrated, if the article does not say."""
    section: str
    """Name of the section in addresses; empty for none."""
    section_title: str
    seconds: float
    image: str
    """File name of the photo; empty for none."""
    alt: str


def listed(document: EditionForm, folder: Path, stamp: Stamp, slug: str, parent: str) -> Listed:
    """The facts of one document. ``parent``: the folder that the edition's folder lies in, empty at the top."""
    article = document["article"]
    kicker = _first(document, "kicker")
    image = article["image"]
    return Listed(
        slug=slug,
        folder=folder,
        stamp=stamp,
        language=article["language"],
        title=article["title"],
        standfirst=_first(document, "standfirst"),
        kicker=kicker,
        author=author(article["byline"]),
        moment=_moment(document),
        section=slugged(parent or kicker) if parent or kicker else "",
        section_title=kicker if not parent else parent.replace("-", " ").capitalize(),
        seconds=document["audio"]["duration"],
        image=image["file"] if image else "",
        alt=image["alt"] if image else "",
    )


def _first(document: EditionForm, kind: str) -> str:
    return next((block["text"] for block in document["article"]["blocks"] if block["kind"] == kind), "")


def _moment(document: EditionForm) -> datetime:
    moment = datetime.fromisoformat(document["article"]["published_at"] or document["made_at"])
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
