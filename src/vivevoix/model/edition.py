"""The finished narration of one article, and where it is out."""

from dataclasses import dataclass
from datetime import datetime

from vivevoix.model.article import Article
from vivevoix.model.review import Review
from vivevoix.model.script import Script, Utterance
from vivevoix.model.speech import Audio, Mark, Voice


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud a track is, after ITU-R BS.1770-4."""

    integrated_lufs: float
    true_peak_dbtp: float


@dataclass(frozen=True, slots=True)
class Cue:
    """When an utterance is heard, on the edition's clock."""

    utterance: Utterance
    start: float
    end: float
    """Seconds from the track's first sample."""
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A crosshead's place in the track."""

    title: str
    start: float
    end: float


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """One audio file at one loudness."""

    audio: Audio
    timeline: tuple[Cue, ...]
    loudness: Loudness
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What tells people and machines that the voice is AI."""

    text: str
    """The visible notice, in the article's language."""
    spoken: bool
    """Whether the audio opens with it."""
    digital_source_type: str = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    """IPTC term."""
    model: str = ""
    """Engine fingerprint: what made the voice."""
    watermark: float | None = None
    """By how much the inaudible mark stands out in the encoded file; None before it was looked for."""
    signed_by: str = ""
    """Who signed the file's content credentials; empty when nobody did."""


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """The finished narration of one article, with its review."""

    article: Article
    script: Script
    voice: Voice
    track: Track
    review: Review
    disclosure: Disclosure
    made_at: datetime


@dataclass(frozen=True, slots=True, eq=False)
class Publication:
    """Where an edition is out."""

    edition: Edition
    addresses: tuple[str, ...]
    """Paths or URLs of the files, the page first."""
    published_at: datetime
