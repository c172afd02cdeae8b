"""The figures of evenness."""

from dataclasses import replace

import numpy as np
import pytest

from vivevoix.bench import tone
from vivevoix.bench.corpus import script
from vivevoix.engines.tone import ToneEngine
from vivevoix.model import Audio, BlockKind, Prosody, Reading, Role, Span, Take, Utterance, Voice
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


def test_an_engine_without_a_tone_is_measured_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    short = replace(script(), utterances=script().utterances[:8])  # beeps last ten times as long as speech
    monkeypatch.setattr(tone, "script", lambda: short)
    monkeypatch.setattr(tone, "KINDS", (BlockKind.QUOTE,))
    figures = tone.measure(ToneEngine(), Voice("tone", "beep", "fr"), silent)
    assert figures["rate_sd_phones_per_second"] > 0
    assert all(figures[f"{name}_as_is"] == value for name, value in figures.items() if not name.endswith("_as_is"))


def test_each_word_alone_has_its_sentence() -> None:
    alone, ended = tone.one_word_lines().utterances, tone.ends().utterances
    for line, sentence in zip(alone, ended, strict=True):
        assert sentence.readings[-1].phonemes == line.readings[-1].phonemes


def test_short_lines_have_two_to_five_words() -> None:
    assert all(2 <= len(line.spoken.split()) <= 5 for line in tone.short_lines().utterances)


def test_every_role_of_the_other_blocks_is_measured_on_the_same_sentences() -> None:
    spoken = tone.roles().utterances
    for kind in tone.KINDS:
        assert [one.printed for one in spoken if one.role == kind.value] == [one.printed for one in spoken[: len(spoken) // 3]]


def take(hertz: float, block: int, end: str = ".") -> Take:
    reading = Reading(Span(0, 1), "a", "a", "test", 1.0, end)
    said = Utterance("u1", Role.PARAGRAPH, block, 0, "a", (reading,), 0.4)
    return Take(said, Audio(np.zeros(10, np.float32), 24_000), (), Prosody(hertz, 6.0, 12.0, -20.0))


def test_jumps_are_inside_paragraphs_and_a_paragraph_sinks() -> None:
    figures = tone.jumps([take(206, 0), take(200, 0), take(198, 0), take(230, 1), take(228, 1)])
    assert figures["pitch_jump_hz_widest"] == 6 and figures["pitch_jump_hz"] == pytest.approx(10 / 3)
    assert -0.5 < figures["declination_st_per_sentence"] < 0


def test_roles_and_questions_have_their_means() -> None:
    figures = tone.by_role([take(200, 0), take(210, 0, "?")])
    assert figures["paragraph_pitch_mean_hz"] == 205 and figures["paragraph_pitch_sd_hz"] == 5
    assert figures["question_pitch_mean_hz"] == 210 and "quote_pitch_mean_hz" not in figures
