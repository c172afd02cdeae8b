"""From a source to an article: what did the newspaper print, and what of the page is not the article?"""

from vivevoix.reading.article import read
from vivevoix.reading.source import source_of

__all__ = ["read", "source_of"]
