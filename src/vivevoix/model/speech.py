"""What was said: audio, when each printed word is heard, and the tone of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from vivevoix.model.article import Span
from vivevoix.model.script import Role, Utterance

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

# A name for the type checker alone: importing numpy takes 0.16 s, which work on text never needs.
Samples: TypeAlias = "npt.NDArray[np.float32]"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is heard."""

    engine: str
    """The adapter's name: ``kokoro``, ``tone``."""
    name: str
    """The engine's own name for the voice: ``ff_siwis``."""
    language: str
    rate: float = 1.0
    """1.0 is the voice's own speaking rate; 1.2 is a fifth faster."""
    quotes: "Voice | None" = None
    """Who says the quotes set apart in its stead; None where it says them itself."""

    def of(self, role: Role) -> "Voice":
        """Who says utterances of a role."""
        return self.quotes or self if role is Role.QUOTE else self


@dataclass(frozen=True, slots=True, eq=False)
class Audio:
    """Mono sound, float32 in [-1, 1]."""

    samples: Samples
    sample_rate: int
    """Hertz."""

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self.samples) / self.sample_rate


@dataclass(frozen=True, slots=True)
class Mark:
    """When a printed stretch is heard."""

    span: Span
    """Characters of the utterance's ``printed`` text: the span of one reading."""
    start: float
    end: float
    """Seconds from the take's first sample (in a Take) or the edition's (in a Cue)."""


@dataclass(frozen=True, slots=True)
class Prosody:
    """What the tone of a take was."""

    median_f0_hz: float
    f0_range_st: float
    """10th to 90th percentile of the pitch, semitones."""
    phones_per_second: float
    loudness_lufs: float


@dataclass(frozen=True, slots=True, eq=False)
class Take:
    """One recording of one utterance: the unit of cache, of repair and of 'say that again'."""

    utterance: Utterance
    audio: Audio
    marks: tuple[Mark, ...]
    prosody: Prosody | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """A take of each utterance, in order."""

    voice: Voice
    takes: tuple[Take, ...]

    def __iter__(self) -> Iterator[Take]:
        return iter(self.takes)
