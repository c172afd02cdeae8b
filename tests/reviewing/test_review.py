"""Good takes pass; faults put into takes are found, in the right place."""

from dataclasses import replace

import numpy as np
import pytest

from tests.reviewing.spoken import (
    SENTENCES,
    VOICE,
    doubled,
    dropped,
    reviewed,
    script,
    silenced,
    takes,
    utterance,
    values,
    with_samples,
    with_silence,
)  # fmt: skip
from vivevoix.listeners.parrot import ParrotListener
from vivevoix.model import Finding, Script, Severity, Speech, Take
from vivevoix.progress import silent
from vivevoix.reviewing import review
from vivevoix.reviewing.find import word_findings
from vivevoix.reviewing.hearing import listen
from vivevoix.reviewing.limits import LIMITS

SCRIPT = script()
TAKES = takes(SCRIPT)


def findings(changed: Take, number: int = 0) -> list[Finding]:
    card = reviewed(SCRIPT, {number: changed})
    assert {finding.utterance for finding in card.findings} <= {f"u{number}"}
    return list(card.findings)


def test_good_takes_have_no_findings_and_pass() -> None:
    card = reviewed(SCRIPT)
    assert card.findings == ()
    assert all(measure.passed for measure in card.measures)
    assert values(card)["words_checked"] == sum(len(sentence.split()) for sentence in SENTENCES)
    assert card.listener == "parrot-1"


def test_every_measure_has_its_limit_and_reason() -> None:
    card = reviewed(SCRIPT)
    assert [measure.name for measure in card.measures] == list(LIMITS)
    assert all(limit.reason for limit in LIMITS.values())


def test_what_was_heard_is_kept_on_the_takes_clock() -> None:
    card = reviewed(SCRIPT)
    for heard, take in zip(card.heard, TAKES, strict=True):
        assert heard.utterance == take.utterance.id
        assert heard.words[0].start == pytest.approx(take.marks[0].start, abs=0.01)
        assert heard.words[-1].end == pytest.approx(take.marks[-1].end, abs=0.01)


@pytest.mark.parametrize("spoil", [dropped, silenced])
@pytest.mark.parametrize("word", [0, 2, 7])
def test_a_missing_word_is_found_in_its_place(spoil: object, word: int) -> None:
    assert callable(spoil)
    found, *others = findings(spoil(TAKES[0], word))
    assert {one.check for one in others} <= {"signal.length"}
    assert found.check == "words.missing"
    assert found.span == SCRIPT.utterances[0].readings[word].span
    assert found.span is not None and found.span.of(SENTENCES[0]) in found.evidence


def test_a_doubled_word_is_found() -> None:
    found, *others = findings(doubled(TAKES[1], 1), 1)
    assert {one.check for one in others} <= {"signal.length"}
    assert (found.check, found.span) == ("words.added", None)
    assert "pêcheurs" in found.evidence


def test_another_word_is_found() -> None:
    other = utterance(0, "Le phare rouge domine la ville depuis toujours.")
    said = takes(Script("fr", (other,)))[0]
    (found,) = findings(replace(TAKES[0], audio=said.audio))
    assert (found.check, found.severity) == ("words.changed", Severity.DOUBT)
    assert "« baie »" in found.evidence and "« ville »" in found.evidence


def test_two_words_in_the_other_order_are_found() -> None:
    other = utterance(0, "Le rouge phare domine la baie depuis toujours.")
    said = takes(Script("fr", (other,)))[0]
    assert {found.check for found in findings(replace(TAKES[0], audio=said.audio))} <= {
        "words.changed",
        "words.missing",
        "words.added",
    }
    assert findings(replace(TAKES[0], audio=said.audio))


def test_a_long_stretch_of_garbage_is_a_fault() -> None:
    other = utterance(0, "Zut bof hein crac vlan plouf toc depuis toujours.")
    card = reviewed(SCRIPT, {0: replace(TAKES[0], audio=takes(Script("fr", (other,)))[0].audio)})
    assert Severity.FAULT in {finding.severity for finding in card.findings}
    assert values(card)["longest_divergent_run"] >= 6
    assert not all(measure.passed for measure in card.measures)


def test_a_silent_take_is_dead_air_and_all_its_words_are_missing() -> None:
    card = reviewed(SCRIPT, {2: with_samples(TAKES[2], np.zeros_like(TAKES[2].audio.samples))})
    assert {finding.check for finding in card.findings} == {"words.missing", "signal.dead_air", "signal.length"}
    assert values(card)["dead_air_seconds"] == pytest.approx(TAKES[2].audio.duration, abs=0.01)


@pytest.mark.parametrize("seconds", [0.7, 1.5])
def test_a_hole_in_a_sentence_is_dead_air(seconds: float) -> None:
    (found,) = findings(with_silence(TAKES[3], 3, seconds), 3)
    assert (found.check, found.severity) == ("signal.dead_air", Severity.FAULT)
    assert f"{seconds + 0.06:.1f} s" in found.evidence


def test_clipping_is_counted() -> None:
    loud = np.clip(TAKES[4].audio.samples * 8, -1, 1)
    card = reviewed(SCRIPT, {4: with_samples(TAKES[4], loud)})
    assert {finding.check for finding in card.findings} == {"signal.clipping"}
    assert values(card)["clipped_samples"] > 1000


@pytest.mark.parametrize(("edge", "check"), [("start", "signal.cut_start"), ("end", "signal.cut_end")])
def test_a_cut_edge_is_found(edge: str, check: str) -> None:
    samples, cut = TAKES[5].audio.samples, 2600
    short = samples[cut:] if edge == "start" else samples[:-cut]
    assert check in {finding.check for finding in findings(with_samples(TAKES[5], short), 5)}


def test_a_take_far_too_long_for_its_sounds_is_found() -> None:
    other = utterance(0, " ".join(["Le phare rouge domine la baie depuis toujours."] * 2))
    card = reviewed(SCRIPT, {0: replace(TAKES[0], audio=takes(Script("fr", (other,)))[0].audio)})
    assert "signal.length" in {finding.check for finding in card.findings}
    assert values(card)["odd_lengths"] == 1


def test_uncertain_readings_are_told() -> None:
    unsure = Script("fr", (utterance(0, "Gdańsk attend.", confidence=0.3),))
    card = reviewed(unsure)
    assert [finding.check for finding in card.findings] == ["reading.uncertain"] * 2
    assert card.findings[0].severity is Severity.NOTE
    assert "30" in card.findings[0].evidence


def test_findings_speak_the_editions_language() -> None:
    english = Script("en", SCRIPT.utterances)
    spoken = (dropped(TAKES[0], 1), *TAKES[1:])
    card = review(english, Speech(VOICE, spoken), ParrotListener())
    assert "was not heard" in card.findings[0].evidence


def test_progress_is_told_for_each_take() -> None:
    told: list[tuple[str, int, int]] = []
    review(SCRIPT, Speech(VOICE, TAKES), ParrotListener(), lambda *step: told.append(step))
    assert told == [("review", number, len(TAKES)) for number in range(1, len(TAKES) + 1)]


def test_nothing_spoken_is_reviewed_without_a_fault() -> None:
    card = review(Script("fr", ()), Speech(VOICE, ()), ParrotListener())
    assert card.findings == ()
    assert values(card)["word_error_rate"] == 0


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Le phare rouge domine la ville depuis toujours.", Severity.NOTE),
        ("Le phare rouge domine un grand port depuis toujours.", Severity.DOUBT),
    ],
)
def test_a_plain_word_heard_as_another_is_a_note_where_all_sounds_are_as_asked(said: str, told: Severity) -> None:
    """Three words are more than a slip of the listener."""
    sounded = takes(Script("fr", (utterance(0, said),)))[0]
    (heard,) = listen((replace(TAKES[0], audio=sounded.audio),), ParrotListener(), "fr", silent)
    (plainly,) = word_findings(heard.comparison, "fr")
    (knowing,) = word_findings(heard.comparison, "fr", sound=True)
    assert (plainly.severity, knowing.severity) == (Severity.DOUBT, told)


@pytest.mark.parametrize(("heard_as", "told"), [("onse", Severity.NOTE), ("douze", Severity.DOUBT)])
def test_a_number_is_told_where_another_was_heard_whatever_its_sounds(heard_as: str, told: Severity) -> None:
    asked, said = (takes(script(f"La ville a {word} ponts de pierre."))[0] for word in ("onze", heard_as))
    (heard,) = listen((replace(asked, audio=said.audio),), ParrotListener(), "fr", silent)
    (finding,) = word_findings(heard.comparison, "fr", sound=True)
    assert finding.severity is told
