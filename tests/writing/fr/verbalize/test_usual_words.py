"""Usual words with a capital are read as words: « Vers midi » is no fifth of anything."""

from vivevoix.writing.fr import rules
from vivevoix.writing.fr.vocabulary import beginning_with

_USUAL = 4.8
"""Zipf: the two thousand most frequent forms."""


def test_a_usual_word_that_opens_a_sentence_is_said_as_printed() -> None:
    words = [word.form for letter in "abcdefghijlmnopqrstuvéêàçô" for word in beginning_with(letter) if word.zipf >= _USUAL]
    assert len(words) > 1000
    opened = [f"{word.capitalize()} midi" for word in words if len(word) > 2 and "'" not in word and word != "etc"]
    assert [text for text in opened if " ".join(reading.spoken for reading in rules().verbalize(text)) != text] == []
