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


def heard(gap: str, *, last: bool = False, goes_on: bool = False) -> str:
    """The mark heard for the print between two readings: ``" (« "`` → ``,``; at the end an aside needs no closing."""
    if gap in ("", " "):
        return ""
    if gap == " ." and not last:
        return ""  # calibre .22
    if goes_on and gap[0] == ".":
        gap = gap[1:]  # the full stop of a shortened word
    for pattern, mark in _HEARD:
        if compiled(pattern).search(gap) and not (last and mark in ",—"):
            return mark
    return ""


def punctuated(text: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings with what is heard after each."""
    ends = [*(reading.span.start for reading in readings[1:]), len(text)][: len(readings)]
    return tuple(
        replace(
            reading, after=heard(text[reading.span.end : end], last=end == len(text), goes_on=_goes_on(text, reading.span.end))
        )
        for reading, end in zip(readings, ends, strict=True)
    )


def _goes_on(text: str, at: int) -> bool:
    """A full stop before a comma or a small letter ends no sentence: ``Cass. crim., 12 mai``."""
    return compiled(r"\. ?(?:[,;:]| [a-zà-ÿ])|\. [a-zà-ÿ]").match(text, at) is not None
