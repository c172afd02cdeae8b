"""From print to words, one file a semiotic class."""

from vivevoix.writing.fr.verbalize.scan import verbalize

__all__ = ["verbalize"]
