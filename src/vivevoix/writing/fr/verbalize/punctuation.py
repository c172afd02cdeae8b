"""What is heard between the words: the marks a voice can breathe by.

``Paris (« la Ville »), hier : rien…`` → ``Paris,`` ``la`` ``Ville,`` ``hier:`` ``rien…`` Guillemets, slashes and list marks are silent.
"""

from dataclasses import replace

from vivevoix.model import Reading
from vivevoix.writing.fr.verbalize.rule import compiled

# The strongest mark of a gap is heard; brackets and dashes set an aside off, as commas do.
_HEARD = (
    (r"\.\.\.|…", "…"), (r"\?", "?"), (r"!", "!"), (r"\.", "."), (r":", ":"), (r";", ";"),
    (r"(?<![^ ])[–—](?![^ ,])|(?<![^ ])- ", "—"), (r"[,،、]|[()\[\]]|\|", ","),
)  # fmt: skip


def heard(gap: str, *, last: bool) -> str:
    """The mark heard for the print between two readings: ``" (« "`` → ``,``; at the end an aside needs no closing."""
    if gap in ("", " "):
        return ""
    for pattern, mark in _HEARD:
        if compiled(pattern).search(gap) and not (last and mark in ",—"):
            return mark
    return ""


def punctuated(text: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings with what is heard after each."""
    ends = [*(reading.span.start for reading in readings[1:]), len(text)][: len(readings)]
    return tuple(
        replace(reading, after=heard(text[reading.span.end : end], last=end == len(text)))
        for reading, end in zip(readings, ends, strict=True)
    )
