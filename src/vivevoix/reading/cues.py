"""Lines that speak to the visitor of a site rather than to the reader of its article, told by several small signs."""

import re
from functools import cache

from vivevoix.model import BlockKind
from vivevoix.reading.fold import plain
from vivevoix.reading.patterns import Verdict, filled
from vivevoix.reading.tables import rows

ENOUGH_AT_THE_EDGE = 3
"""Weight that leaves out a line before the article begins or after it has ended."""

ENOUGH_WITHIN = {BlockKind.COOKIES: 5, BlockKind.NOTICE: 4, BlockKind.LEGAL: 4}
"""Weight that leaves out a line between two paragraphs, where it is more than at the edge: an article about cookies must be heard.

The other kinds ask the visitor to do something; news prose does not, so that the weight of the edge is enough for them.
"""


def verdict_by_cues(line: str, *, at_edge: bool) -> Verdict | None:
    """What ``line`` is when its signs weigh enough.

    Example: ``Nous et nos partenaires déposons des cookies sur votre terminal.``
    """
    kind, weight = heaviest(line)
    enough = ENOUGH_AT_THE_EDGE if at_edge else ENOUGH_WITHIN.get(kind, ENOUGH_AT_THE_EDGE)
    return Verdict(kind) if weight >= enough else None


def heaviest(line: str) -> tuple[BlockKind, int]:
    """The kind that the most signs in ``line`` speak for, and their weight."""
    text = plain(line)
    sums: dict[BlockKind, int] = {}
    for kind, weight, regex in _cues():
        if regex.search(text):
            sums[kind] = sums.get(kind, 0) + weight
    return max(sums.items(), key=lambda item: item[1], default=(BlockKind.OTHER, 0))


@cache
def _cues() -> tuple[tuple[BlockKind, int, re.Pattern[str]], ...]:
    table = ((BlockKind(kind), int(weight), filled(pattern)) for kind, weight, pattern in rows("cues"))
    return tuple((kind, weight, re.compile(pattern, re.IGNORECASE)) for kind, weight, pattern in table)
