"""The title of a page's article: what the page prints, confirmed by what it says of itself."""

import re

from vivevoix.reading.body import Choice
from vivevoix.reading.fold import folded, words
from vivevoix.reading.metadata import Metadata

_TITLE_WORDS = 3
_SITE = re.compile(r"\s+[|–—•·»:-]\s+")


def title_of(choice: Choice, metadata: Metadata) -> str:
    """The article's title: the first-level heading that the metadata confirm, or stands alone; else what they say."""
    headings = [s.text for s in choice.all if s.element.tag == "h1" or "headline" in (s.element.get("itemprop") or "")]
    for heading in headings:
        if any(_same(heading, title) for title in metadata.titles):
            return heading
    long_enough = [
        heading for heading in headings if len(words(heading)) >= _TITLE_WORDS and folded(heading) != folded(metadata.site)
    ]
    if len(long_enough) == 1:
        return long_enough[0]
    return _without_site(metadata.titles[0], metadata.site) if metadata.titles else ""


def _same(heading: str, title: str) -> bool:
    one, two = words(heading), words(title)
    return len(one) >= _TITLE_WORDS and (one == two[: len(one)] or len(set(one) & set(two)) >= 0.7 * max(len(one), 1))


def _without_site(title: str, site: str) -> str:
    """A title without the newspaper's name behind it."""
    *parts, last = _SITE.split(title)
    if parts and (folded(last) == folded(site) or len(words(last)) <= 3 < len(words(title)) - len(words(last))):
        return title[: title.rindex(last)].rstrip(" |–—•·»:-")
    return title
