"""The tone planned: by role and place, bounded, part-way, a question left its melody."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivevoix.engines.base import Draft, Tone
from vivevoix.model import Prosody, Reading, Role, Script, Span, Utterance, Voice
from vivevoix.speaking.centre import Centre, centre
from vivevoix.speaking.tone import BY_ROLE, MOST, Aim, Target, gain_db, nearer, plan, strength, tone

MIDDLE = Centre(200.0, 12.0, -20.0, 195.0, 7.0, 11.0)


def line(sounds: str, end: str = ".", role: Role = Role.PARAGRAPH, block: int | None = 0) -> Utterance:
    reading = Reading(Span(0, len(sounds)), sounds, sounds, "word", 1.0, end)
    return Utterance("u1", role, block, 0, sounds + end, (reading,), 0.4)


def aims(*utterances: Utterance) -> tuple[Aim, ...]:
    return plan(Script("fr", utterances))


LONG = "a" * 60
drafts = st.builds(Draft, st.floats(0, 600), st.floats(0.1, 24), st.floats(0.5, 30))
strengths = st.floats(0, 1)


def target(aim: Aim) -> Target:
    return Target(aim, MIDDLE)


@given(drafts, st.sampled_from([LONG, "wi", "a" * 20]), st.sampled_from([".", "?", "!", ""]), st.sampled_from(list(Role)))
def test_no_tone_is_out_of_bounds(draft: Draft, sounds: str, end: str, role: Role) -> None:
    found = tone(draft, target(aims(line(sounds, end, role))[0]))
    assert 1 / MOST <= found.pitch <= MOST and 0.75 <= found.range <= 1.1 and 0.75 <= found.rate <= 1.5


@given(st.floats(150, 260), st.floats(8, 14), strengths, st.floats(-1, 1))
def test_a_tone_goes_towards_its_aim_and_never_past_it(hertz: float, rate: float, how_far: float, over: float) -> None:
    found = tone(Draft(hertz, 7.0, rate), target(Aim(pitch_st=over, strength=how_far)))
    wanted = MIDDLE.drafted_hz * 2 ** (over / 12)
    low, high = sorted((hertz, wanted))
    assert low - 1e-6 <= hertz * found.pitch <= high + 1e-6 or found.pitch in {MOST, 1 / MOST}
    low, high = sorted((rate, MIDDLE.drafted_rate))
    assert low - 1e-6 <= rate * found.rate <= high + 1e-6


def test_what_lies_at_its_aim_is_left_alone() -> None:
    assert tone(Draft(195.0, 7.0, 11.0), target(Aim())) == Tone()


@given(st.text("abcdé", min_size=1, max_size=80), st.sampled_from("?!"), drafts)
def test_questions_and_exclamations_keep_their_range(sounds: str, end: str, draft: Draft) -> None:
    assert tone(draft, target(aims(line(sounds, end))[0])).range == 1.0


def test_a_question_inside_quotes_counts() -> None:
    asked = Reading(Span(0, 3), "qui", "ki", "word", 1.0, "?")
    named = Reading(Span(4, 12), "demande", "dəmɑ̃d", "word", 1.0, ".")
    assert aims(Utterance("u1", Role.PARAGRAPH, 0, 0, "Qui? demande.", (asked, named), 0.4))[0].melody


@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_a_paragraph_sinks_and_the_next_begins_afresh(breaks: list[bool]) -> None:
    blocks = [sum(breaks[: place + 1]) for place in range(len(breaks))]
    found = [aim.pitch_st for aim in aims(*(line(LONG, block=block) for block in blocks))]
    for place in range(1, len(found)):
        if blocks[place] != blocks[place - 1]:
            assert found[place] == 0.0
        else:
            assert -0.5 <= found[place] <= found[place - 1]


def test_the_first_fall_is_small_and_real() -> None:
    first, second = aims(line(LONG), line(LONG))
    assert 0.05 <= first.pitch_st - second.pitch_st <= 0.3


def test_parts_of_one_sentence_stand_on_one_step() -> None:
    found = aims(line(LONG), line(LONG, ","), line(LONG), line(LONG))
    assert found[1].pitch_st == found[2].pitch_st > found[3].pitch_st


def test_headings_begin_afresh_and_stand_out_a_little() -> None:
    found = aims(line(LONG), line(LONG), line(LONG, "", Role.HEADING, 1), line(LONG, block=2))
    assert found[2].pitch_st > found[3].pitch_st == 0.0
    assert found[2].loudness_lu > 0


@pytest.mark.parametrize("role", list(Role))
def test_no_role_is_another_person(role: Role) -> None:
    """A line of one word in any role stays within what the neighbours' tone allows: 4 % of pitch, 1 LU."""
    aim = BY_ROLE[role]
    assert abs(2 ** (aim.pitch_st / 12) - 1) < 0.02 and abs(aim.loudness_lu) <= 0.5 and 0.95 < aim.rate < 1.05


@given(st.integers(1, 200), st.integers(1, 200))
def test_the_shorter_the_harder_it_is_drawn(one: int, other: int) -> None:
    shorter, longer = sorted((one, other))
    assert 1 >= strength(shorter) >= strength(longer) > 0.5


@given(st.integers(1, 100), st.integers(1, 100))
def test_the_shorter_the_more_its_end_weighs(one: int, other: int) -> None:
    shorter, longer = sorted((one, other))
    slow, quick = aims(line("a" * shorter, block=0), line("a" * longer, block=1))
    assert 0.75 <= slow.rate <= quick.rate <= 1


def test_what_was_heard_too_high_is_said_lower() -> None:
    heard = Prosody(220.0, 5.0, 9.0, -18.0)
    better = nearer(Tone(0.95, 0.9, 1.1), heard, target(Aim()))
    assert better.pitch == pytest.approx(0.95 * 200 / 220) and better.rate == pytest.approx(1.1 * 12 / 9)
    assert better.range == 0.9


def test_the_voices_own_rate_is_kept() -> None:
    quick = Target(Aim(), MIDDLE, 1.2)
    assert tone(Draft(195.0, 7.0, 13.2), quick).rate == pytest.approx(1.0)


@given(st.floats(-70, 0), strengths)
def test_gain_goes_part_of_the_way_and_no_further(lufs: float, how_far: float) -> None:
    gain = gain_db(Prosody(200.0, 6.0, 12.0, lufs), target(Aim(strength=how_far)))
    assert abs(gain) <= min(6.0, abs(-20.0 - lufs)) + 1e-9
    assert gain * (-20.0 - lufs) >= 0


def test_a_voice_that_was_not_measured_has_no_centre() -> None:
    known = Voice("kokoro", "ff_siwis", "fr")
    assert centre(known) and centre(dataclasses.replace(known, name="nobody")) is None
