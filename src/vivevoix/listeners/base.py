"""The boundary to a speech recogniser: our nouns on both sides."""

from typing import Protocol

from vivevoix.model import Audio, HeardWord


class Listener(Protocol):
    """Writes down what it hears, knowing nothing of what was meant."""

    @property
    def fingerprint(self) -> str:
        """Names all that decides what it hears: model digest, settings."""

    def listen(self, audio: Audio, language: str) -> tuple[HeardWord, ...]:
        """The words heard, in order, with times on the audio's clock. Silence gives none. Raises ListenerError."""
