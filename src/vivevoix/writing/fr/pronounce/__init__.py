"""From words to sounds, in layers; each reading says which layer decided."""

from vivevoix.writing.fr.pronounce.sentence import pronounce

__all__ = ["pronounce"]
