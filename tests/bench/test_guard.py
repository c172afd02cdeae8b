"""The quality guard: its sentences, its spectra, its verdict."""

from collections import Counter

import numpy as np
import pytest

from tests.contracts.engine import GREETING
from vivevoix.bench.judges import at_16khz, log_mel
from vivevoix.bench.sentences import GROUPS, sentences, utterances
from vivevoix.bench.voice import mel_distance, passes
from vivevoix.model import Audio, Mark, Samples, Span, Take

PLAIN = {"ort_ovrl": 3.3, "ort_p808": 3.8, "ort_word_error_rate": 0.05}


def take(samples: Samples, start: float) -> Take:
    return Take(GREETING, Audio(samples, 24_000), (Mark(Span(0, 7), start, start + 0.1),))


def tone(hertz: float, rate: int) -> Samples:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(rate) / rate)).astype(np.float32)


def test_there_are_sixty_sentences_half_of_them_held() -> None:
    assert Counter((one.group, one.held) for one in sentences()) == {(group, held): 10 for group in GROUPS for held in (0, 1)}
    assert len({one.text for one in sentences()}) == len(utterances(sentences())) == 60


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, True),
        ({"ovrl": 3.28, "p808": 3.75, "word_error_rate": 0.054}, True),
        ({"ovrl": 3.26}, False),
        ({"p808": 3.73}, False),
        ({"word_error_rate": 0.056}, False),
        ({"ovrl": 4.0, "p808": 4.5, "word_error_rate": 0.0}, True),
    ],
)
def test_a_form_passes_when_it_loses_no_more_than_it_may(change: dict[str, float], verdict: bool) -> None:
    figures = PLAIN | {name.replace("ort_", "bf16_"): value for name, value in PLAIN.items()}
    assert passes(figures | {f"bf16_{name}": value for name, value in change.items()}, "bf16") is verdict


def test_the_distance_of_a_sound_to_itself_is_none_wherever_it_begins() -> None:
    sound = np.random.default_rng(1).normal(0, 0.1, 24_000).astype(np.float32)
    later = np.pad(sound, (480, 0))
    assert mel_distance(take(later, 0.07), take(sound, 0.05)) == 0
    assert mel_distance(take(later, 0.05), take(sound, 0.05)) > 1


def test_a_tone_keeps_its_pitch_and_level_at_another_rate() -> None:
    assert np.abs(at_16khz(Audio(tone(440, 24_000), 24_000)) - tone(440, 16_000)).max() < 1e-3


def test_a_tone_stands_in_its_band_of_the_spectrogram() -> None:
    low, high = (int(log_mel(tone(hertz, 16_000)).mean(0).argmax()) for hertz in (200, 3000))
    assert log_mel(tone(200, 16_000)).shape == (100, 120) and low < 12 < high
