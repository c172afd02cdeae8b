"""The spoken blocks of an edition as the page shows them."""

from dataclasses import dataclass

from vivevoix.publishing.form import EditionForm


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the article as it is printed."""

    kind: str
    text: str


def passages(document: EditionForm) -> tuple[Passage, ...]:
    """A passage for each spoken block, in order."""
    return tuple(Passage(block["kind"], block["text"]) for block in document["article"]["blocks"] if block["spoken"])
