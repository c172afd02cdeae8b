from hypothesis import given
from hypothesis import strategies as st

from vivevoix.model import Reading, Span
from vivevoix.writing.splice import spliced


def _words(text: str) -> tuple[Reading, ...]:
    """Every run without spaces is a reading; a comma after it is heard."""
    found: list[Reading] = []
    at = 0
    for word in text.split(" "):
        plain = word.rstrip(",")
        if plain:
            found.append(Reading(Span(at, at + len(plain)), plain, after="," if word != plain else ""))
        at += len(word) + 1
    return tuple(found)


def test_punctuation_stays_after_what_took_the_place() -> None:
    text = "un deux, trois"
    made = spliced(text, _words(text), (Reading(Span(3, 7), "II"),), _words)
    assert [(reading.spoken, reading.after) for reading in made] == [("un", ""), ("II", ","), ("trois", "")]


def test_a_stretch_over_two_readings_keeps_only_the_last_sign() -> None:
    text = "un, deux trois"
    made = spliced(text, _words(text), (Reading(Span(0, 8), "I-II"),), _words)
    assert [(reading.spoken, reading.after) for reading in made] == [("I-II", ""), ("trois", "")]


@given(st.text("ab ,", max_size=20), st.integers(0, 19), st.integers(1, 6))
def test_nothing_is_lost_and_nothing_overlaps(text: str, start: int, length: int) -> None:
    end = min(start + length, len(text))
    settled = (Reading(Span(start, end), "X"),) if text[start:end].strip(" ,") else ()
    made = spliced(text, _words(text), settled, _words)
    covered = [place for reading in made for place in range(reading.span.start, reading.span.end)]
    assert len(covered) == len(set(covered))
    assert {place for place, sign in enumerate(text) if sign in "ab"} <= set(covered)
    assert set(settled) <= {Reading(reading.span, reading.spoken) for reading in made}
