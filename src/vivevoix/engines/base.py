"""The boundary to a synthesizer: our nouns on both sides."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from vivevoix.model import Audio, Take, Utterance, Voice


class Engine(Protocol):
    """Says utterances. It refuses what it cannot say; it never drops a sound."""

    @property
    def fingerprint(self) -> str:
        """Names all that decides its sound beside the utterance and the voice: model digest, form, version."""

    @property
    def alphabet(self) -> frozenset[str]:
        """The characters it can say or heed: phonemes, stress marks, punctuation, the space."""

    @property
    def breath(self) -> int:
        """The longest string of phonemes, in characters, that one take can hold."""

    def say(self, utterance: Utterance, voice: Voice) -> Take:
        """A take of the utterance, a mark for each reading.

        Raises UnknownPhoneme (naming word and sentence), UtteranceTooLong, UnknownVoice, ModelMissing, ModelCorrupt.
        """


@dataclass(frozen=True, slots=True)
class Tone:
    """How a take shall differ from what the voice would say by itself; all factors 1 and gain 0 change nothing."""

    pitch: float = 1.0
    """Factor of the median pitch: 0.95 is a semitone lower."""
    range: float = 1.0
    """Factor of the pitch's range about its median, on the logarithmic scale: below 1 flatter."""
    rate: float = 1.0
    """Factor of the voice's rate: 1.1 is a tenth faster, pauses included."""
    gain_db: float = 0.0
    """Decibels added to the sound."""


AS_IS = Tone()


@dataclass(frozen=True, slots=True)
class Draft:
    """What the voice would do with an utterance by itself: known in a tenth of the time that saying it takes."""

    median_f0_hz: float
    """0 where nothing is voiced."""
    f0_range_st: float
    """10th to 90th percentile of the pitch, semitones."""
    phones_per_second: float
    """Over the sounds and the pauses between them, silence at the ends left out."""


class TonedEngine(Engine, Protocol):
    """An engine whose tone can be set: look at the draft, decide, say it so."""

    def draft(self, utterance: Utterance, voice: Voice) -> Draft:
        """The tone that the utterance would have. Raises what ``say`` raises."""

    def say(self, utterance: Utterance, voice: Voice, tone: Tone = AS_IS) -> Take:
        """A take of the utterance in this tone."""


def as_is(utterance: Utterance) -> Tone:
    """The tone of a voice left to itself."""
    return AS_IS


class StreamingEngine(TonedEngine, Protocol):
    """An engine that gives sound while it is made."""

    def stream(
        self, utterances: Iterable[Utterance], voice: Voice, tones: Callable[[Utterance], Tone] = as_is
    ) -> Iterator[Audio]:
        """The utterances and the pauses after them, in pieces of a few seconds at most that join without a seam.

        ``tones`` is asked for each utterance when its turn comes.
        """
