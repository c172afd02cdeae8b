"""What every engine does: says a take with a mark for each reading, deterministically, and refuses what it cannot say."""

import dataclasses

import numpy as np
import pytest

from vivevoix.engines.base import Engine
from vivevoix.errors import UnknownVoice, UtteranceTooLong
from vivevoix.model import Reading, Role, Span, Utterance, Voice


def utterance(*words: tuple[str, str, str]) -> Utterance:
    """Words as (printed, phonemes, punctuation after)."""
    readings, printed = [], ""
    for word, phonemes, after in words:
        start = len(printed) + bool(printed)
        printed += (" " if printed else "") + word + after
        readings.append(Reading(Span(start, start + len(word)), word, phonemes, "test", 1.0, after))
    return Utterance("u0001", Role.PARAGRAPH, 0, 0, printed, tuple(readings), 0.4)


GREETING = utterance(("Bonjour", "bɔ̃ʒˈuʁ", ","), ("et", "e", ""), ("merci", "mɛʁsˈi", "."))


class EngineContract:
    """Subclass it with fixtures ``engine`` and ``voice``."""

    @pytest.fixture
    def engine(self) -> Engine:
        raise NotImplementedError

    @pytest.fixture
    def voice(self) -> Voice:
        raise NotImplementedError

    def test_it_gives_mono_float32_within_full_scale(self, engine: Engine, voice: Voice) -> None:
        audio = engine.say(GREETING, voice).audio
        assert audio.samples.dtype == np.float32 and audio.samples.ndim == 1
        assert 0.01 < np.abs(audio.samples).max() <= 1.0

    def test_each_reading_has_its_mark_in_order(self, engine: Engine, voice: Voice) -> None:
        take = engine.say(GREETING, voice)
        assert [mark.span for mark in take.marks] == [reading.span for reading in GREETING.readings]
        times = [time for mark in take.marks for time in (mark.start, mark.end)]
        assert times == sorted(times)
        assert times[0] >= 0 and times[-1] <= take.audio.duration

    def test_the_same_utterance_sounds_the_same(self, engine: Engine, voice: Voice) -> None:
        first, second = engine.say(GREETING, voice), engine.say(GREETING, voice)
        assert np.array_equal(first.audio.samples, second.audio.samples)

    def test_another_word_sounds_different(self, engine: Engine, voice: Voice) -> None:
        other = utterance(("Bonsoir", "bɔ̃swˈaʁ", ","), ("et", "e", ""), ("merci", "mɛʁsˈi", "."))
        first, second = engine.say(GREETING, voice), engine.say(other, voice)
        assert not np.array_equal(first.audio.samples, second.audio.samples)

    def test_it_refuses_what_is_longer_than_it_takes(self, engine: Engine, voice: Voice) -> None:
        endless = utterance(*[("la", "la", "")] * 400)
        with pytest.raises(UtteranceTooLong) as caught:
            engine.say(endless, voice)
        assert caught.value.remedy

    def test_it_refuses_a_voice_it_has_not(self, engine: Engine, voice: Voice) -> None:
        with pytest.raises(UnknownVoice, match="nobody"):
            engine.say(GREETING, dataclasses.replace(voice, name="nobody"))

    def test_it_has_a_fingerprint_and_a_breath(self, engine: Engine, voice: Voice) -> None:
        assert engine.fingerprint and engine.breath > 100
