"""Where each reading's sounds stand among the utterance's: marks and highlighting rest on it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivevoix.engines.kokoro.marks import BURST, HISS, marks, places
from vivevoix.model import Reading, Role, Span, Utterance

WORD = st.tuples(
    st.sampled_from(["la", "l'", "qu'", "vingt et un", "homme"]),
    st.text("abɔ̃ˈʁ ", min_size=1, max_size=12).map(str.strip).filter(bool),
    st.sampled_from(["", "", "", ",", ".", " —", "?!"]),
)


@given(st.lists(WORD, min_size=1, max_size=30))
def test_every_place_holds_its_readings_sounds(words: list[tuple[str, str, str]]) -> None:
    readings = tuple(
        Reading(Span(at, at + 1), spoken, sounds, "test", 1.0, after) for at, (spoken, sounds, after) in enumerate(words)
    )
    utterance = Utterance("u1", Role.PARAGRAPH, 0, 0, "x" * len(words), readings, 0.4)
    found = [utterance.phonemes[first:last] for first, last in places(utterance)]
    assert found == [sounds for _, sounds, _ in words]


def said(*words: tuple[str, str]) -> list[float]:
    """Starts of the marks of words (sounds, punctuation after), every sign lasting a tenth of a second."""
    readings = tuple(Reading(Span(at, at + 1), "mot", sounds, "test", 1.0, after) for at, (sounds, after) in enumerate(words))
    utterance = Utterance("u1", Role.PARAGRAPH, 0, 0, "x" * len(words), readings, 0.4)
    edges = (np.arange(len(utterance.phonemes) + 3) / 10).astype(np.float32)
    return [mark.start for mark in marks(utterance, edges, 60.0)]


def test_a_plosive_after_a_pause_is_marked_at_its_burst_and_a_hiss_at_its_first_noise() -> None:
    plain, burst, hiss = said(("ma", ","), ("ma", "")), said(("ta", ","), ("pa", "")), said(("sa", ","), ("ʃa", ""))
    assert [start - at for start, at in zip(burst, plain, strict=True)] == pytest.approx([BURST, BURST])
    assert [start - at for start, at in zip(hiss, plain, strict=True)] == pytest.approx([HISS, HISS])


def test_inside_a_phrase_a_word_begins_with_its_closure() -> None:
    assert said(("ma", ""), ("ta", ""))[1] == pytest.approx(said(("ma", ""), ("ma", ""))[1])


def test_stress_is_no_sound() -> None:
    assert said(("ˈta", ""))[0] == said(("ta", ""))[0]
