"""What a rung can cure is cured, by the rung that changes the cause; nothing else is touched, nothing is made worse, the budget holds."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.reviewing.spoken import VOICE, doubled, script, takes, with_samples, with_silence
from vivevoix.engines.tone import ToneEngine
from vivevoix.errors import EngineError
from vivevoix.listeners.parrot import ParrotListener
from vivevoix.model import Audio, HeardWord, Repair, Samples, Script, Speech, Take, Utterance
from vivevoix.reviewing import Bend, Budget, Ear, Hearings, Workshop, retake, review
from vivevoix.reviewing.examine import better
from vivevoix.storage.blobs.files import FileBlobs

SCRIPT = script()
EAR = Ear(ParrotListener(), "fr")


class Stubborn:
    """A voice that says a word wrongly until it is asked in the one way it understands; it notes what it was asked."""

    def __init__(self, cure: str, spoil: Callable[[Take], Take] | None = None) -> None:
        self.cure, self.spoil, self.asked = cure, spoil or spoiled, list[tuple[Utterance, Bend]]()

    def say(self, utterance: Utterance, bend: Bend) -> Take:
        self.asked.append((utterance, bend))
        take = ToneEngine().say(utterance, VOICE)
        return take if self.cured(utterance, bend) else self.spoil(take)

    def cured(self, utterance: Utterance, bend: Bend) -> bool:
        ways = {
            "plain": bend.plain,
            "rate": bend.rate != 1,
            "punctuation": any(reading.after for reading in utterance.readings),
            "schwa": any(reading.rule.endswith("+repair") for reading in utterance.readings),
        }
        return ways.get(self.cure, False)


def spoiled(take: Take) -> Take:
    return doubled(take, 1)


def speech(of: Script = SCRIPT, place: int = 3) -> Speech:
    made = list(takes(of))
    made[place] = spoiled(made[place])
    return Speech(VOICE, tuple(made))


def mended(voice: Stubborn, budget: Budget | None = None, spoken: Speech | None = None) -> tuple[Speech, tuple[Repair, ...]]:
    made = retake(spoken or speech(), EAR, Workshop(voice.say, lambda printed: (), budget or Budget()))
    return made.speech, made.repairs


@pytest.mark.parametrize("cure", ["rate", "plain"])
def test_the_rung_that_cures_is_kept_and_recorded(cure: str) -> None:
    voice = Stubborn(cure)
    after, (record,) = mended(voice)
    assert record.utterance == "u3" and record.found == ("words.added",)
    assert record.kept == (cure,) and record.still_open == ()
    assert record.tried[-1] == cure
    card = review(SCRIPT, after, ParrotListener())
    assert card.findings == ()


def test_other_takes_are_left_alone() -> None:
    before = speech()
    after, _ = mended(Stubborn("rate"), spoken=before)
    assert [one is other for one, other in zip(before.takes, after.takes, strict=True)] == [True, True, True, False, True, True]


def test_what_cannot_be_cured_stays_open_with_all_that_was_tried() -> None:
    voice = Stubborn("nothing")
    before = speech()
    after, (record,) = mended(voice, spoken=before)
    assert after.takes == before.takes
    assert record.kept == () and record.still_open == ("words.added",)
    assert len(record.tried) >= 2


def test_sound_takes_are_not_said_again() -> None:
    voice = Stubborn("rate")
    _, records = mended(voice, spoken=Speech(VOICE, takes(SCRIPT)))
    assert records == () and voice.asked == []


@pytest.mark.parametrize("tries", [0, 1, 2])
def test_no_more_is_tried_than_the_budget_allows(tries: int) -> None:
    voice = Stubborn("nothing")
    mended(voice, Budget(tries=tries))
    assert len(voice.asked) <= tries


def test_nothing_is_tried_when_the_time_is_over() -> None:
    clock = iter(range(0, 10_000, 100))
    voice = Stubborn("nothing")
    mended(voice, Budget(seconds=50, clock=lambda: float(next(clock))))
    assert voice.asked == []


def test_a_cure_that_makes_something_else_worse_is_not_kept() -> None:
    class Holed(Stubborn):
        def say(self, utterance: Utterance, bend: Bend) -> Take:
            take = ToneEngine().say(utterance, VOICE)
            return with_silence(take, 2, 1.5)

    before = speech()
    after, (record,) = mended(Holed("any"), spoken=before)
    assert record.kept == () and after.takes == before.takes


def test_an_engine_that_refuses_is_no_fault() -> None:
    class Refusing(Stubborn):
        def say(self, utterance: Utterance, bend: Bend) -> Take:
            raise EngineError("No.", "Never.")

    _, (record,) = mended(Refusing("any"))
    assert record.kept == () and record.tried


def test_a_comma_is_tried_before_a_word_that_was_not_heard() -> None:
    def swallowed(take: Take) -> Take:
        start, end = (round(24_000 * moment) for moment in (take.marks[1].start, take.marks[1].end))
        samples = take.audio.samples.copy()
        samples[start:end] = 0
        return with_samples(take, samples)

    made = list(takes(SCRIPT))
    made[3] = swallowed(made[3])
    voice = Stubborn("punctuation", swallowed)
    after, (record,) = mended(voice, spoken=Speech(VOICE, tuple(made)))
    assert record.kept == ("punctuation",) and record.still_open == ()
    assert after.takes[3].utterance.readings[0].after == ","


def test_a_take_is_not_kept_of_which_something_else_is_told() -> None:
    """As many words wrong as before and no dead air any more, but now a word is added that was not."""
    made = list(takes(SCRIPT))
    made[3] = with_silence(with_samples(made[3], _without(made[3], 2)), 1, 1.5)
    doubling = Stubborn("nothing", lambda take: doubled(take, 1))
    after, (record,) = mended(doubling, spoken=Speech(VOICE, tuple(made)))
    assert "words.missing" in record.found and "words.added" not in record.still_open
    assert after.takes[3].utterance == made[3].utterance


def _without(take: Take, word: int) -> Samples:
    samples = take.audio.samples.copy()
    start, end = (round(24_000 * moment) for moment in (take.marks[word].start, take.marks[word].end))
    samples[start:end] = 0
    return samples


def test_better_wants_a_gain_and_no_loss() -> None:
    assert better({"words": 0.0}, {"words": 1.0})
    assert not better({"words": 0.0, "clicks": 1.0}, {"words": 1.0})
    assert not better({"words": 1.0}, {"words": 1.0})


def test_a_line_is_cut_out_of_the_breath_it_was_said_in() -> None:
    from vivevoix.reviewing.splice import carried, cut_out

    first, second = SCRIPT.utterances[:2]
    alone = cut_out(ToneEngine().say(carried(second, first), VOICE), second)
    assert [word.text for word in ParrotListener().listen(alone.audio, "fr")] == [one.spoken for one in second.readings]
    assert len(alone.marks) == len(second.readings) and alone.marks[0].start < 0.15


def test_a_part_is_cut_off_before_the_rest_of_its_sentence() -> None:
    from vivevoix.reviewing.splice import cut_off, led_on

    first, second = SCRIPT.utterances[:2]
    alone = cut_off(ToneEngine().say(led_on(first, second), VOICE), first)
    assert [word.text for word in ParrotListener().listen(alone.audio, "fr")] == [one.spoken for one in first.readings]
    assert alone.marks[-1].end <= alone.audio.duration


def test_parts_said_apart_are_one_take_with_a_mark_for_each_word() -> None:
    from vivevoix.reviewing.splice import joined

    whole = SCRIPT.utterances[0]
    halves = [replace(whole, readings=part) for part in (whole.readings[:4], whole.readings[4:])]
    take = joined(whole, tuple(ToneEngine().say(half, VOICE) for half in halves))
    assert [word.text for word in ParrotListener().listen(take.audio, "fr")] == [one.spoken for one in whole.readings]
    assert np.all(np.diff([mark.start for mark in take.marks]) > 0)


def with_memory(folder: Path) -> Ear:
    return Ear(ParrotListener(), "fr", memory=Hearings(FileBlobs(folder)))


def test_what_nothing_helps_is_not_tried_again(tmp_path: Path) -> None:
    """The record stays the same: what was tried, what is still open."""
    ear, first, again = with_memory(tmp_path), Stubborn("nothing"), Stubborn("nothing")
    before = retake(speech(), ear, Workshop(first.say)).repairs
    after = retake(speech(), ear, Workshop(again.say)).repairs
    assert first.asked and not again.asked
    assert before == after and before[0].tried and not before[0].kept


def test_another_listener_tries_again(tmp_path: Path) -> None:
    class Other(ParrotListener):
        fingerprint = "other"

    retake(speech(), with_memory(tmp_path), Workshop(Stubborn("nothing").say))
    again = Stubborn("nothing")
    retake(speech(), replace(with_memory(tmp_path), listener=Other()), Workshop(again.say))
    assert again.asked


def test_what_a_budget_cut_short_is_tried_again(tmp_path: Path) -> None:
    ear, again = with_memory(tmp_path), Stubborn("plain")
    retake(speech(), ear, Workshop(Stubborn("plain").say, budget=Budget(tries=1)))
    (record,) = retake(speech(), ear, Workshop(again.say)).repairs
    assert again.asked and record.kept


class Counting(ParrotListener):
    """Counts what it is given to hear."""

    heard = 0.0

    def listen(self, audio: Audio, language: str) -> tuple[HeardWord, ...]:
        self.heard += audio.duration
        return super().listen(audio, language)


def test_a_review_listens_only_to_what_a_repair_changed() -> None:
    made = retake(speech(), EAR, Workshop(Stubborn("plain").say))
    some, all_of_it = Counting(), Counting()
    card, whole = (review(SCRIPT, made.speech, who, known=known) for who, known in ((some, made.examined), (all_of_it, None)))
    assert (card.findings, card.measures) == (whole.findings, whole.measures)
    assert 0 < some.heard < all_of_it.heard / 3
    untouched = retake(Speech(VOICE, takes(SCRIPT)), EAR, Workshop(Stubborn("plain").say))
    nothing = Counting()
    assert review(SCRIPT, untouched.speech, nothing, known=untouched.examined).findings == ()
    assert not nothing.heard
