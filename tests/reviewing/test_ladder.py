"""What each rung may touch."""

from dataclasses import replace

import pytest

from tests.reviewing.spoken import script
from vivevoix.model import Reading, Role, Span, Utterance
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


def changes(name: str, of: Case) -> list[Utterance]:
    """What a rung would say."""
    rung = next(one for one in LADDER if one.name == name)
    return [change.utterances[0] for change in rung.ways(of, lambda printed: ())]


def linked(phonemes: str, rule: str, printed: str = "les Amis", confidence: float = 0.5) -> Case:
    """*les Amis*, of whose first word something else was heard."""
    article, name = printed.split()
    readings = (
        Reading(Span(0, len(article)), article, phonemes, rule),
        Reading(Span(len(article) + 1, len(printed)), name, "amˈi", "espeak", confidence),
    )
    said = Utterance("u0", Role.PARAGRAPH, 0, 0, printed, readings, 0.4)
    word = SpokenWord("les", "les", readings[0])
    return Case(said, frozenset({"words.changed"}), (Divergence((word,), (), 0.0, 1.0),), (), None)


@pytest.mark.parametrize(("phonemes", "rule", "tried"), [("lez", "espeak+liaison", "le"), ("le", "espeak", "lez")])
def test_a_liaison_is_left_or_made(phonemes: str, rule: str, tried: str) -> None:
    (other,) = changes("liaison", linked(phonemes, rule))
    assert other.readings[0].phonemes == tried


def test_no_liaison_is_tried_after_et_nor_between_words_that_the_script_is_sure_of() -> None:
    assert changes("liaison", linked("e", "espeak", "et Amis")) == []
    assert changes("liaison", linked("lez", "espeak+liaison", confidence=0.97)) == []


def test_a_part_of_a_sentence_is_said_with_the_rest_of_it_and_a_whole_one_is_not() -> None:
    whole = script().utterances[0]
    parts = [
        replace(whole, id=f"u{sign}", readings=half)
        for sign, half in zip("ab", (whole.readings[:4], whole.readings[4:]), strict=True)
    ]
    merge = next(one for one in LADDER if one.name == "merge")
    first = Case(parts[0], frozenset({"tone.pitch"}), (), (), None, parts[1])
    (change,) = merge.ways(first, lambda printed: ())
    assert change.tail is not None and change.tail.readings == parts[1].readings[:6]
    ended = replace(parts[0], readings=(*parts[0].readings[:-1], replace(parts[0].readings[-1], after=".")))
    assert list(merge.ways(replace(first, utterance=ended), lambda printed: ())) == []


def test_a_sound_said_badly_is_no_reason_to_ask_for_another() -> None:
    doubted = case(0.4)
    strange = replace(
        doubted, divergences=(), checks=frozenset({"sounds.word"}), strange=frozenset({doubted.utterance.readings[0].span})
    )
    assert strange.doubted == doubted.doubted
    assert changes("pronunciation", strange) == changes("schwa", strange) == []
