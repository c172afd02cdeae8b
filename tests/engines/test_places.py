"""Where each reading's sounds stand among the utterance's: marks and highlighting rest on it."""

from hypothesis import given
from hypothesis import strategies as st

from vivevoix.engines.kokoro.marks import places
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
