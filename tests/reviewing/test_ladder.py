"""What each rung may touch."""

from dataclasses import replace

import pytest

from tests.reviewing.spoken import script
from vivevoix.model import Utterance
from vivevoix.reviewing.ladder import GUESSED, LADDER, Case
from vivevoix.reviewing.words import Divergence, SpokenWord


def case(confidence: float) -> Case:
    """A take of whose first word something else was heard."""
    said: Utterance = script().utterances[0]
    first = replace(said.readings[0], confidence=confidence)
    doubted = replace(said, readings=(first, *said.readings[1:]))
    word = SpokenWord(first.spoken, first.spoken, first)
    return Case(doubted, frozenset({"words.changed"}), (Divergence((word,), (), 0.0, 1.0),), (), None)


@pytest.mark.parametrize(("confidence", "tried"), [(0.4, 1), (GUESSED - 0.01, 1), (GUESSED, 0), (0.99, 0)])
def test_only_a_guess_is_pronounced_otherwise(confidence: float, tried: int) -> None:
    """A recogniser that writes another word is no reason to say a common one wrongly."""
    pronunciation = next(rung for rung in LADDER if rung.name == "pronunciation")
    changes = list(pronunciation.ways(case(confidence), lambda printed: ("tʃˈɛt",)))
    assert len(changes) == tried
    assert all(change.utterances[0].readings[0].rule.endswith("+repair") for change in changes)
