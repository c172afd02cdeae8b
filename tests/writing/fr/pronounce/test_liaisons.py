from itertools import pairwise

import pytest
from tests.writing.fr.pronounce.cases import cases, said

from vivevoix.model import Reading, Span
from vivevoix.writing.fr.pronounce import pronounce
from vivevoix.writing.fr.pronounce.sentence import pronounce as with_taste
from vivevoix.writing.fr.verbalize import verbalize


@pytest.mark.parametrize(("sentence", "first", "second", "consonant"), cases("liaisons"))
def test_liaison_is_made_or_not(sentence: str, first: str, second: str, consonant: str) -> None:
    pairs = [
        one
        for one, two in pairwise(said(sentence))
        if first in (one.spoken, one.span.of(sentence)) and second in (two.spoken, two.span.of(sentence))
    ]
    linked = pairs[0].phonemes[-1] if pairs[0].rule.endswith("+liaison") else "none"
    assert linked == consonant


def test_a_reading_with_sounds_of_its_own_takes_part_in_liaison() -> None:
    readings = (Reading(Span(0, 3), "les", "le", "lexicon.house"), Reading(Span(4, 8), "amis", "", "word"))
    first, _ = pronounce("les amis", readings)
    assert (first.phonemes, first.rule) == ("lez", "lexicon.house+liaison")


def test_usual_liaisons_are_a_taste() -> None:
    sentence = "Il est arrivé."
    made = with_taste(sentence, verbalize(sentence))[1]
    left = with_taste(sentence, verbalize(sentence), usual=False)[1]
    assert (made.phonemes, left.phonemes) == ("ɛt", "ɛ")


def test_no_liaison_across_punctuation() -> None:
    assert all(not reading.rule.endswith("+liaison") for reading in said("Les, amis, nous, avons"))
