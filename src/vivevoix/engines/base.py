"""The boundary to a synthesizer: our nouns on both sides."""

from typing import Protocol

from vivevoix.model import Take, Utterance, Voice


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
