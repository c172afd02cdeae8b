"""From words to sounds, in layers; each reading says which layer decided."""

from dataclasses import replace

from vivevoix.model import Reading
from vivevoix.writing.fr.pronounce.espeak import french
from vivevoix.writing.fr.pronounce.word import Word, words_of


def pronounce(printed: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The same readings with phonemes, rule and confidence; ``printed`` is the text their spans index.

    A reading that has phonemes already (a lexicon's, a hint's) keeps them and takes part in liaison.
    """
    words = words_of(readings)
    return tuple(_said(reading, [word for word in words if word.reading == place]) for place, reading in enumerate(readings))


def _said(reading: Reading, words: list[Word]) -> Reading:
    if reading.phonemes:
        return reading
    parts = [(" " if place and not word.joined else "") + french(word.text).within for place, word in enumerate(words)]
    rule = "espeak" if reading.rule in ("", "word") else reading.rule
    return replace(reading, phonemes="".join(parts), rule=rule, confidence=min(reading.confidence, 0.97))


__all__ = ["pronounce"]
