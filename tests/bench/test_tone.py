"""The figures of evenness."""

import pytest

from vivevoix.bench import tone
from vivevoix.engines.tone import ToneEngine
from vivevoix.model import Prosody, Role, Voice
from vivevoix.progress import silent


def test_lines_are_compared_with_the_middle_of_the_sentences() -> None:
    sentences = [Prosody(hertz, 6.0, rate, lufs) for hertz, rate, lufs in ((198, 12, -20), (200, 12, -20), (202, 12, -20))]
    lines = [Prosody(208, 3.0, 9.0, -18.0), Prosody(196, 3.0, 12.0, -20.5), Prosody(200, 3.0, 11.4, -20.0)]
    figures = tone.compared(sentences, lines)
    assert figures["pitch_sd_hz"] == pytest.approx(1.633, abs=0.001)
    assert figures["one_word_pitch_percent_farthest"] == pytest.approx(4.0)
    assert figures["one_word_pitch_percent"] == pytest.approx(-2.0)
    assert figures["one_word_rate_percent_farthest"] == pytest.approx(-25.0)
    assert (figures["one_word_loudness_lu"], figures["one_word_loudness_lu_farthest"]) == (-0.5, 2.0)


def test_the_lines_are_of_one_word_as_headings_and_paragraphs() -> None:
    lines = tone.one_word_lines().utterances
    assert {line.role for line in lines} == {Role.HEADING, Role.PARAGRAPH}
    assert all(len(line.readings) == 1 for line in lines)


def test_an_engine_without_a_tone_is_measured_as_it_is() -> None:
    figures = tone.measure(ToneEngine(), Voice("tone", "beep", "fr"), silent)
    assert figures["rate_sd_phones_per_second"] > 0
    assert all(figures[f"{name}_as_is"] == value for name, value in figures.items() if not name.endswith("_as_is"))
