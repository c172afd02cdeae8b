"""The parrot hears what the tone engine beeps, and what was done to it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contracts.listener import ListenerContract
from vivevoix.engines.tone import SAMPLE_RATE, ToneEngine
from vivevoix.listeners.base import Listener
from vivevoix.listeners.parrot import ParrotListener
from vivevoix.model import Audio, Reading, Role, Span, Take, Utterance, Voice

LISTENER = ParrotListener()


def beeped(*words: str) -> Take:
    readings = tuple(Reading(Span(place, place + 1), word) for place, word in enumerate(words))
    utterance = Utterance("u", Role.PARAGRAPH, 0, 0, " " * len(words), readings, 0.5)
    return ToneEngine().say(utterance, Voice("tone", "beep", "fr"))


class TestParrot(ListenerContract):
    @pytest.fixture
    def listener(self) -> Listener:
        return LISTENER

    @pytest.fixture
    def sentence(self) -> Audio:
        return beeped(*self.spoken).audio

    @pytest.fixture
    def others(self) -> tuple[Audio, ...]:
        return (beeped("une", "autre", "phrase").audio, beeped("et", "encore").audio)


def heard(samples: object) -> list[str]:
    return [word.text for word in LISTENER.listen(Audio(np.asarray(samples, dtype=np.float32), SAMPLE_RATE), "fr")]


@given(st.lists(st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=8), min_size=1, max_size=6))
def test_any_words_come_back(words: list[str]) -> None:
    assert heard(beeped(*words).audio.samples) == words


def test_its_times_are_those_of_the_marks() -> None:
    take = beeped("le", "phare")
    words = LISTENER.listen(take.audio, "fr")
    for word, mark in zip(words, take.marks, strict=True):
        assert (word.start, word.end) == pytest.approx((mark.start, mark.end), abs=0.001)


@pytest.mark.parametrize("gain", [0.01, 3.9])
def test_loudness_does_not_matter(gain: float) -> None:
    assert heard(beeped("le", "phare").audio.samples * gain) == ["le", "phare"]


def test_a_silenced_word_is_not_heard() -> None:
    take = beeped("le", "phare", "rouge")
    samples = take.audio.samples.copy()
    mark = take.marks[1]
    samples[round(mark.start * SAMPLE_RATE) : round(mark.end * SAMPLE_RATE)] = 0
    assert heard(samples) == ["le", "rouge"]


def test_a_cut_word_is_another_word() -> None:
    take = beeped("phare")
    assert heard(take.audio.samples[: round(take.marks[0].end * SAMPLE_RATE) - 480]) == ["phar"]


def test_noise_over_a_word_makes_it_doubtful() -> None:
    take = beeped("le", "phare")
    samples = take.audio.samples.copy()
    mark = take.marks[1]
    start, end = round(mark.start * SAMPLE_RATE), round(mark.end * SAMPLE_RATE)
    samples[start:end] += np.random.default_rng(3).standard_normal(end - start) * 0.5
    words = LISTENER.listen(Audio(samples.astype(np.float32), SAMPLE_RATE), "fr")
    assert [word.text == "phare" for word in words[1:]] == [False]
    assert words[1].confidence < 0.6 < words[0].confidence
