"""What was heard, what is doubtful, and the report card that travels with the edition."""

from dataclasses import dataclass
from enum import StrEnum

from vivevoix.model.article import Span


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word as the listener wrote it."""

    text: str
    start: float
    end: float
    """Seconds on the clock of the audio that was listened to."""
    confidence: float
    """The listener's own, 0 to 1."""


class Severity(StrEnum):
    """How much a finding matters to a listener."""

    NOTE = "note"
    DOUBT = "doubt"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that may be wrong, with its evidence."""

    utterance: str
    """The id of the utterance; empty for the edition as a whole."""
    span: Span | None
    """Characters of the utterance's ``printed`` text, where the place is known."""
    check: str
    """Which check spoke: ``words.missing``, ``signal.clipping``…"""
    severity: Severity
    evidence: str
    """What was measured, in a sentence with its figures."""
    proposal: str = ""
    """What an editor may do about it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of the report card and its limit."""

    name: str
    """By the glossary: ``word_error_rate``, ``longest_divergent_run``…"""
    value: float
    unit: str
    limit: float | None = None
    """The largest value that passes; None when the figure is only reported."""

    @property
    def passed(self) -> bool:
        """Whether the figure is within its limit."""
        return self.limit is None or self.value <= self.limit


@dataclass(frozen=True, slots=True)
class Heard:
    """What the listener wrote for one utterance."""

    utterance: str
    words: tuple[HeardWord, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done about one utterance."""

    utterance: str
    found: tuple[str, ...]
    """Checks that spoke before: ``words.changed``, ``tone.pitch``…"""
    tried: tuple[str, ...]
    """Rungs of the ladder, in order: ``pronunciation``, ``schwa``, ``split``…; empty when the budget was spent before its turn."""
    kept: tuple[str, ...]
    """Those that mended something; empty when the first take was the best."""
    still_open: tuple[str, ...]
    """Checks that still speak."""


@dataclass(frozen=True, slots=True)
class Review:
    """The report card."""

    findings: tuple[Finding, ...]
    measures: tuple[Measure, ...]
    heard: tuple[Heard, ...] = ()
    listener: str = ""
    """Fingerprint of the listener."""
    repairs: tuple[Repair, ...] = ()
    """What was found before, tried, kept, and is still open."""
