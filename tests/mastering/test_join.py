"""Pauses, marks and chapters on the edition's clock."""

import numpy as np
import pytest

from tests.mastering.sounds import RATE, article, chain, padded, silence, take, tone
from vivevoix.errors import EngineError
from vivevoix.mastering.edges import sounding
from vivevoix.mastering.join import join
from vivevoix.model import Article, Audio, BlockKind, Role, Speech, Take, Voice

VOICE = Voice("tone", "beep", "fr")


def joined_samples(*takes: Take, page: Article | None = None) -> Audio:
    return join(Speech(VOICE, takes), page or article(*[BlockKind.PARAGRAPH] * 9)).audio


def stretches(audio: Audio) -> list[tuple[float, float]]:
    """Where there is sound, in seconds; gaps under 20 ms bridged."""
    loud = np.flatnonzero(np.abs(audio.samples) > 1e-3)
    breaks = np.flatnonzero(np.diff(loud) > 0.02 * audio.sample_rate)
    starts, ends = np.r_[loud[0], loud[breaks + 1]], np.r_[loud[breaks], loud[-1]]
    return [(start / audio.sample_rate, end / audio.sample_rate) for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize("pause", [0.15, 0.4, 1.2])
def test_the_pause_lies_between_the_sounds(pause: float) -> None:
    first, second = stretches(joined_samples(take(0, padded(), pause=pause), take(1, padded())))
    assert second[0] - first[1] == pytest.approx(pause, abs=0.012)
    assert first[1] - first[0] == pytest.approx(1.0, abs=0.01)


def test_a_soft_last_sound_is_not_cut() -> None:
    """A final fricative lies some 40 dB under the vowels."""
    sound = chain(silence(0.4), tone(1, -12), tone(0.12, -54, hertz=6000), silence(0.4))
    start, end = sounding(sound)
    assert start <= 0.4 * RATE
    assert end >= 1.52 * RATE


def test_a_noisy_take_is_trimmed_above_its_noise() -> None:
    hiss = np.random.default_rng(1).standard_normal(2 * RATE).astype(np.float32) * 10 ** (-58 / 20)
    samples = chain(silence(0.5), tone(1, -12), silence(0.5)).samples + hiss
    start, end = sounding(Audio(samples, RATE))
    assert start == pytest.approx(0.47 * RATE, abs=0.02 * RATE)
    assert end == pytest.approx(1.58 * RATE, abs=0.02 * RATE)


def test_a_silent_take_is_kept_whole() -> None:
    assert sounding(silence(1)) == (0, RATE)


def test_marks_move_with_their_sound() -> None:
    joint = join(Speech(VOICE, (take(0, padded()), take(1, padded()))), article(*[BlockKind.PARAGRAPH] * 2))
    sounds = stretches(joint.audio)
    for cue, (start, end) in zip(joint.timeline, sounds, strict=True):
        assert cue.marks[0].start == pytest.approx(start, abs=0.012)
        assert cue.marks[0].end == pytest.approx(end, abs=0.012)
        assert cue.start <= cue.marks[0].start <= cue.marks[0].end <= cue.end


def test_edges_do_not_click() -> None:
    flat = Audio(np.full(RATE, 0.5, dtype=np.float32), RATE)
    assert np.max(np.abs(np.diff(joined_samples(take(0, flat), take(1, flat)).samples))) < 0.01


def test_a_chapter_begins_at_each_crosshead() -> None:
    page = article(BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING)
    roles = (Role.PARAGRAPH, Role.HEADING, Role.PARAGRAPH, Role.HEADING)
    takes = tuple(take(number, padded(), role=role) for number, role in enumerate(roles))
    joint = join(Speech(VOICE, takes), page)
    cues = joint.timeline
    assert [(item.title, item.start) for item in joint.chapters] == [
        ("Le phare", 0.0), ("Bloc 1", cues[1].start), ("Bloc 3", cues[3].start),
    ]  # fmt: skip
    assert [item.end for item in joint.chapters] == [cues[1].start, cues[3].start, joint.audio.duration]


def test_no_crosshead_no_chapters() -> None:
    assert join(Speech(VOICE, (take(0, padded()),)), article(BlockKind.PARAGRAPH)).chapters == ()


def test_nothing_to_join_is_refused() -> None:
    with pytest.raises(EngineError, match="nothing to master"):
        join(Speech(VOICE, ()), article())


def test_different_sample_rates_are_refused() -> None:
    other = take(1, tone(1, rate=16_000))
    with pytest.raises(EngineError, match="16000, 24000"):
        join(Speech(VOICE, (take(0, padded()), other)), article(*[BlockKind.PARAGRAPH] * 2))
