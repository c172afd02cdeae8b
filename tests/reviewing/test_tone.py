"""A take whose pitch, rate or loudness lies apart from the others is found; even ones are not, nor an engine that was not measured."""

from dataclasses import replace

import numpy as np
import pytest

from tests.reviewing.spoken import script
from vivevoix.model import Audio, Speech, Take, Voice
from vivevoix.reviewing.signal import measure
from vivevoix.reviewing.tone import Evenness, bounds, drift, evenness

RATE = 24_000
VOICE = Voice("kokoro", "ff_siwis", "fr")


def hum(take: Take, semitones: float = 0.0, decibels: float = 0.0, slower: float = 1.0) -> Take:
    """A buzz of ten harmonics, as long as its sounds ask for."""
    seconds = 0.08 * len(take.utterance.phonemes.replace(" ", "")) * slower
    times = np.arange(round(seconds * RATE)) / RATE
    pitch = 200 * 2 ** (semitones / 12)
    wave = np.sum([np.sin(2 * np.pi * pitch * number * times) / number for number in range(1, 11)], axis=0)
    samples = (0.1 * 10 ** (decibels / 20) * wave).astype(np.float32)
    return replace(take, audio=Audio(samples, RATE))


def takes(count: int = 9) -> list[Take]:
    sentences = [f"Le phare numéro {place} domine encore la baie depuis toujours." for place in range(count)]
    return [hum(Take(one, Audio(np.zeros(1, np.float32), RATE), ())) for one in script(*sentences).utterances]


def judged(spoken: list[Take], voice: Voice = VOICE) -> Evenness:
    return evenness(Speech(voice, tuple(spoken)), tuple(map(measure, spoken)))


def test_even_takes_have_no_departure() -> None:
    even = judged(takes())
    assert even.departures == ()
    assert max(even.farthest.values()) < 0.1


@pytest.mark.parametrize(
    ("change", "name", "sign"),
    [
        ({"semitones": 2.0}, "pitch_st", 1),
        ({"semitones": -2.0}, "pitch_st", -1),
        ({"decibels": 3.0}, "loudness_lu", 1),
        ({"decibels": -3.0}, "loudness_lu", -1),
        ({"slower": 1 / 0.75}, "rate_percent", -1),
        ({"slower": 1 / 1.35}, "rate_percent", 1),
    ],
)
def test_one_take_apart_is_found_in_its_place(change: dict[str, float], name: str, sign: int) -> None:
    spoken = takes()
    spoken[4] = hum(spoken[4], **change)
    (found,) = judged(spoken).departures
    assert (found.place, found.measure, found.jump) == (4, name, False)
    assert np.sign(found.off) == sign and abs(found.off) > found.limit


def test_a_slow_drift_is_measured_though_no_take_lies_apart() -> None:
    spoken = [hum(take, semitones=0.2 * place - 0.8) for place, take in enumerate(takes())]
    even = judged(spoken)
    assert even.departures == ()
    assert even.drifts["pitch_st"] == pytest.approx(1.2, abs=0.1)


def test_a_jump_between_takes_that_are_both_within_limits_is_found() -> None:
    shifts = [0, 0, -0.9, 0.9, 0, 0, 0, 0, 0]
    (found,) = judged([hum(take, semitones=shift) for take, shift in zip(takes(), shifts, strict=True)]).departures
    assert (found.place, found.jump) == (3, True)


def test_what_was_not_measured_is_not_judged() -> None:
    spoken = takes()
    spoken[4] = hum(spoken[4], semitones=5)
    assert judged(spoken, replace(VOICE, engine="tone")).departures == ()
    assert judged(spoken[2:5]).departures == ()


def test_limits_leave_room_over_what_sound_takes_gave() -> None:
    assert all(bound.most < bound.limit <= bound.jump for bound in bounds("kokoro"))
    assert drift((1.0,) * 8) == 0
