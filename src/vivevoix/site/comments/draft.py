"""A comment out of a form: cleaned, and what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from vivevoix.site.posted import line, paragraphs

NAME_LIMIT = 60
TEXT_LIMIT = 4000
"""Characters: a page and a half of print."""
LINK_LIMIT = 2
TRAP = "website"
"""A field that readers do not see: what fills it in fills in everything."""

_LINK = re.compile(r"(?:https?://|www\.)", re.IGNORECASE)


class Fault(StrEnum):
    """What is wrong with a comment, by the field to mend and the text that says so."""

    NAME_MISSING = "name.missing"
    NAME_LONG = "name.long"
    TEXT_MISSING = "text.missing"
    TEXT_LONG = "text.long"
    TEXT_LINKS = "text.links"
    TRAP_FILLED = "trap.filled"
    REPEATED = "text.repeated"
    PARENT_GONE = "text.parent_gone"
    QUEUE_FULL = "text.queue_full"
    TOO_FAST = "text.too_fast"
    NOT_KEPT = "text.not_kept"

    @property
    def field(self) -> str:
        """``name``, ``text`` or ``trap``."""
        return self.value.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a reader sent, cleaned; shown again in the form when it cannot be taken, so that no word is lost."""

    name: str = ""
    text: str = ""
    parent: int | None = None
    faults: tuple[Fault, ...] = ()


def sent(fields: Mapping[str, str]) -> Sent:
    """Reads ``name``, ``text``, ``parent`` and the trap."""
    name, text = line(fields.get("name", "")), paragraphs(fields.get("text", ""))
    return Sent(name, text, number(fields.get("parent", "")), tuple(_faults(name, text, fields.get(TRAP, ""))))


def _faults(name: str, text: str, trap: str) -> list[Fault]:
    found = {
        Fault.NAME_MISSING: not name,
        Fault.NAME_LONG: len(name) > NAME_LIMIT,
        Fault.TEXT_MISSING: not text,
        Fault.TEXT_LONG: len(text) > TEXT_LIMIT,
        Fault.TEXT_LINKS: len(_LINK.findall(name + " " + text)) > LINK_LIMIT,
        Fault.TRAP_FILLED: bool(trap),
    }
    return [fault for fault, wrong in found.items() if wrong]


def number(text: str) -> int | None:
    """A plain number from 0; None for anything else."""
    # 18 digits: the largest number that every database keeps.
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text) else None
