"""The rulers by which marks are measured."""

import numpy as np
import pytest

from tests.contracts.engine import GREETING
from vivevoix.bench import marks
from vivevoix.engines.tone import ToneEngine
from vivevoix.listeners.parrot import ParrotListener
from vivevoix.model import Audio, HeardWord, Mark, Take, Voice
from vivevoix.progress import silent

RATE = 24_000


def sound(*parts: tuple[float, float]) -> Audio:
    """Noise as (seconds, level), one part after the other."""
    noise = np.random.default_rng(7)
    pieces = [level * noise.uniform(-1, 1, round(seconds * RATE)) for seconds, level in parts]
    return Audio(np.concatenate(pieces).astype(np.float32), RATE)


def test_onsets_come_after_silence_and_not_after_a_plosives_closure() -> None:
    audio = sound((0.3, 0.0), (0.4, 0.5), (0.05, 0.0), (0.2, 0.5), (0.15, 0.0005), (0.3, 0.5))
    assert marks.onsets(audio) == pytest.approx([0.3, 1.1], abs=0.011)


def test_silence_alone_has_no_onset() -> None:
    assert marks.onsets(sound((1.0, 0.0))) == []


def test_a_heard_word_that_was_snapped_to_the_one_before_begins_at_its_sound() -> None:
    audio = sound((0.5, 0.5), (0.2, 0.0), (0.3, 0.5))
    assert marks.begun(HeardWord("a", 0.4, 1.0, 1.0), audio) == pytest.approx(0.7, abs=0.011)
    assert marks.begun(HeardWord("la", 0.1, 0.5, 1.0), audio) == 0.1


def test_words_are_paired_in_order_and_one_heard_otherwise_is_left_out() -> None:
    times = (Mark(reading.span, at, at + 0.3) for at, reading in enumerate(GREETING.readings))
    take = Take(GREETING, sound((3.0, 0.5)), tuple(times))
    heard = (HeardWord("Bonjour,", 0.1, 0.4, 1.0), HeardWord("hé", 1.0, 1.2, 1.0), HeardWord("merci.", 2.2, 2.5, 1.0))
    assert list(marks.paired(take, heard)) == [(0, heard[0]), (2, heard[2])]


def test_the_distance_of_a_mark_to_its_onset_keeps_its_sign() -> None:
    span = GREETING.readings[0].span
    take = Take(GREETING, sound((0.5, 0.0), (0.5, 0.5)), (Mark(span, 0.45, 0.9),))
    assert list(marks.from_onset(take)) == pytest.approx([-0.05], abs=0.011)


def test_the_marks_of_beeps_are_exact() -> None:
    figures = marks.measure(ToneEngine(), ParrotListener(), Voice("tone", "beep", "fr"), silent)
    assert figures["marks_words"] > 200
    assert figures["marks_p95_ms"] <= 10
