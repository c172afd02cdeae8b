"""Breaths: no part over the limit, every reading kept, in order, cut where a reader would breathe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivevoix.errors import UtteranceTooLong
from vivevoix.model import Reading, Role, Script, Span, Utterance
from vivevoix.speaking import breathe
from vivevoix.speaking.breath import LEADING


def utterance(words: list[tuple[str, str]], pause: float = 0.5) -> Utterance:
    """Words with the punctuation after each; the sounds are the letters."""
    readings, printed = [], ""
    for word, after in words:
        start = len(printed) + bool(printed)
        printed += (" " if printed else "") + word + after
        readings.append(Reading(Span(start, start + len(word)), word, word, "word", 1.0, after))
    return Utterance("u0001", Role.PARAGRAPH, 3, 10, printed, tuple(readings), pause)


def parts(words: list[tuple[str, str]], limit: int) -> tuple[Utterance, ...]:
    return breathe(Script("fr", (utterance(words),)), limit).utterances


def test_what_fits_is_left_alone() -> None:
    words = [("bonjour", ",")] + [("tout", ""), ("le", ""), ("monde", ".")]
    assert parts(words, 60) == (utterance(words),)


def test_it_cuts_at_a_clause() -> None:
    words = [("un", "")] * 7 + [("deux", ",")] + [("trois", "")] * 7 + [("quatre", ".")]
    first, second = parts(words, 60)
    assert first.printed.endswith("deux,") and second.printed.startswith("trois")
    assert (first.id, second.id) == ("u0001a", "u0001b")
    assert first.pause_after < second.pause_after == 0.5


def test_without_punctuation_it_cuts_before_a_joint_and_stays_up() -> None:
    words = [("maison", "")] * 6 + [("et", "")] + [("jardin", "")] * 7
    first, second = parts(words, 60)
    assert second.printed.startswith("et ")
    assert first.readings[-1].after == ","


def test_a_joint_of_two_words_is_not_torn() -> None:
    words = [("maison", "")] * 6 + [("pour", ""), ("que", "")] + [("jardin", "")] * 7
    first, second = parts(words, 70)
    assert second.printed.startswith("pour que ") and first.readings[-1].spoken == "maison"


def test_a_part_knows_how_its_sentence_goes_on() -> None:
    first, second = parts([("un", "")] * 7 + [("deux", ",")] + [("trois", "")] * 7 + [("quatre", ".")], 60)
    assert first.following.startswith("trois trois") and len(first.following) <= LEADING
    assert second.following == ""


def test_a_sentence_that_ended_leads_to_nothing() -> None:
    first, _ = parts([("un", "")] * 7 + [("deux", ".")] + [("trois", "")] * 7 + [("quatre", ".")], 60)
    assert first.following == ""


def test_a_lone_first_word_is_not_a_breath() -> None:
    words = [("hier", ",")] + [("maison", "")] * 5 + [("pour", "")] + [("jardin", "")] * 8 + [("fin", ".")]
    first, second = parts(words, 80)
    assert first.printed.startswith("hier, maison") and second.printed.startswith("pour ")


def test_no_cut_parts_an_elided_word_from_its_noun() -> None:
    words = [("l'", "l", ""), ("homme", "ˈɔm", "")] * 20
    readings = tuple(Reading(Span(n, n + 1), word, sounds, "word", 1.0, after) for n, (word, sounds, after) in enumerate(words))
    long = Utterance("u1", Role.PARAGRAPH, 0, 0, "x" * len(words), readings, 0.4)
    found = breathe(Script("fr", (long,)), 40).utterances
    assert len(found) > 2 and all(part.readings[0].spoken == "l'" for part in found)


def test_spans_and_starts_point_into_the_block() -> None:
    words = [(f"mot{n}", "") for n in range(40)]
    whole = utterance(words)
    for part in parts(words, 50):
        for reading in part.readings:
            assert reading.span.of(part.printed) == reading.spoken
        assert whole.printed[part.start - 10 :].startswith(part.printed)


def test_a_word_longer_than_a_breath_is_parted_and_says_so() -> None:
    found = parts([("a" * 500, ".")], 100)
    assert "".join(reading.phonemes for part in found for reading in part.readings) == "a" * 500
    assert all(reading.rule == "word+parted" for part in found for reading in part.readings)
    assert "".join(part.printed for part in found) == "a" * 500 + "."


def test_a_short_print_with_endless_sounds_is_refused_by_name() -> None:
    reading = Reading(Span(0, 2), "dix " * 90, "dis " * 90, "number", 1.0)
    script = Script("fr", (Utterance("u1", Role.TITLE, 0, 0, "∞∞", (reading,), 0.1),))
    with pytest.raises(UtteranceTooLong, match="∞∞"):
        breathe(script, 100)


WORD = st.tuples(st.text("abcdefgh\u0303", min_size=1, max_size=30), st.sampled_from(["", "", "", ",", ";", ".", " —"]))


@given(st.lists(WORD, min_size=1, max_size=80), st.integers(40, 120))
def test_nothing_is_lost_and_nothing_too_long(words: list[tuple[str, str]], limit: int) -> None:
    found = parts(words, limit)
    assert all(len(part.phonemes) <= limit for part in found)
    assert "".join(r.phonemes for part in found for r in part.readings) == "".join(word for word, _ in words)
    assert "".join("".join(part.printed.split()) for part in found) == "".join(utterance(words).printed.split())
