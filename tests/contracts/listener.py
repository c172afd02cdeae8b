"""What every listener promises. A subclass gives the listener and sounds of its own kind."""

from itertools import pairwise

import numpy as np
import pytest

from vivevoix.listeners.base import Listener
from vivevoix.model import Audio, HeardWord


class ListenerContract:
    """Subclass it and give the fixtures."""

    spoken: tuple[str, ...] = ("le", "phare", "est", "rouge")
    slack = 0.0
    """Seconds by which its times may be off."""

    @pytest.fixture
    def listener(self) -> Listener:
        raise NotImplementedError

    @pytest.fixture
    def sentence(self) -> Audio:
        """A sound in which ``spoken`` is said."""
        raise NotImplementedError

    def heard(self, listener: Listener, audio: Audio) -> tuple[HeardWord, ...]:
        return listener.listen(audio, "fr")

    def texts(self, listener: Listener, audio: Audio) -> tuple[str, ...]:
        return tuple(word.text.lower().strip(" ,.") for word in self.heard(listener, audio))

    def test_it_writes_what_was_said(self, listener: Listener, sentence: Audio) -> None:
        assert self.texts(listener, sentence) == self.spoken

    def test_times_are_in_order_and_within_the_sound(self, listener: Listener, sentence: Audio) -> None:
        words = self.heard(listener, sentence)
        assert all(0 <= word.start < word.end <= sentence.duration + self.slack for word in words)
        assert all(one.end <= other.start + self.slack for one, other in pairwise(words))

    def test_confidence_is_a_probability(self, listener: Listener, sentence: Audio) -> None:
        assert all(0 <= word.confidence <= 1 for word in self.heard(listener, sentence))

    def test_hearing_twice_is_hearing_the_same(self, listener: Listener, sentence: Audio) -> None:
        assert self.heard(listener, sentence) == self.heard(listener, sentence)

    @pytest.mark.parametrize("seconds", [0.0, 0.05, 3.0])
    def test_silence_gives_no_words(self, listener: Listener, seconds: float) -> None:
        assert self.heard(listener, Audio(np.zeros(round(seconds * 24_000), dtype=np.float32), 24_000)) == ()

    @pytest.fixture
    def others(self) -> tuple[Audio, ...]:
        """Sounds with other words, so that a long sound is no refrain: recognisers write a refrain once."""
        raise NotImplementedError

    def test_a_sound_longer_than_half_a_minute_is_heard_to_its_end(
        self, listener: Listener, sentence: Audio, others: tuple[Audio, ...]
    ) -> None:
        pause = np.zeros(sentence.sample_rate, dtype=np.float32)
        pieces = [np.concatenate([other.samples, pause]) for other in others]
        before = np.concatenate(pieces * (int(35 * sentence.sample_rate // sum(map(len, pieces))) + 1))
        long = Audio(np.concatenate([before, sentence.samples, pause]), sentence.sample_rate)
        last = len(before) / sentence.sample_rate
        words = [word.text.lower().strip(" ,.") for word in self.heard(listener, long) if word.end > last]
        assert words == list(self.spoken)

    def test_silence_beside_words_gives_no_words(self, listener: Listener, sentence: Audio) -> None:
        pause = np.zeros(4 * sentence.sample_rate, dtype=np.float32)
        audio = Audio(np.concatenate([pause, sentence.samples, pause]), sentence.sample_rate)
        words = self.heard(listener, audio)
        assert [word.text.lower().strip(" ,.") for word in words] == list(self.spoken)
        assert all(word.start >= 3.6 and word.end <= 4.4 + sentence.duration for word in words)

    def test_it_has_a_name(self, listener: Listener) -> None:
        assert listener.fingerprint
