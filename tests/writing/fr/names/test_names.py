from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivevoix.writing.fr.pronounce.name import name_sounds
from vivevoix.writing.fr.pronounce.name_choice import candidates, choose, hear
from vivevoix.writing.fr.pronounce.name_features import doubts, familiarity
from vivevoix.writing.fr.pronounce.name_lexicon import entry, rows
from vivevoix.writing.fr.pronounce.name_model import align, model
from vivevoix.writing.fr.pronounce.name_network import FLOOR
from vivevoix.writing.fr.pronounce.name_phones import fold, unfold
from vivevoix.writing.fr.pronounce.notation import alphabet
from vivevoix.writing.fr.pronounce.origin import classed, likely, origins_model
from vivevoix.writing.fr.pronounce.origin_rules import by_origin

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
SIGNS = set("abdefijklmnopstuvwyzøœɔəɛɑŋɡɲʁʃʒˈ\u0303")


def folded(ipa: str) -> str:
    return "".join(phone.sign for phone in fold(ipa))


@pytest.mark.parametrize(("name", "beside", "right", "where"), CASES, ids=[case[0] for case in CASES])
def test_a_name_is_said_as_a_newsreader_says_it(name: str, beside: str, right: str, where: str) -> None:
    said = name_sounds(name, context=tuple(beside.split()))
    assert said
    assert folded(said.phonemes) in {folded(one) for one in right.split(" || ")}
    assert (said.rule == "lexicon.name") == (where == "lexicon")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèëïöüçñšžşğłøåABCÉ'’- 09中Ж", max_size=24))
@settings(max_examples=150, deadline=None)
def test_any_word_has_sounds_of_the_voice_or_none(word: str) -> None:
    said = name_sounds(word)
    if said is None:
        return
    assert said.phonemes
    assert set(said.phonemes) <= SIGNS
    assert said.phonemes.count("ˈ") <= 1
    assert 0.0 < said.confidence < 1.0


@pytest.mark.parametrize(("table", "sounds_at"), [("news", 1), ("wikipron", 1)])
def test_every_entry_is_in_the_alphabet_of_the_voice(table: str, sounds_at: int) -> None:
    for row in rows(table):
        assert set(alphabet(row[sounds_at])) <= SIGNS, row
        assert alphabet(row[sounds_at]), row


def test_every_origin_of_the_lexicon_is_known_to_the_model_or_tells_nothing() -> None:
    known = {*origins_model().names, "place", "org"}
    assert {classed(row[2]) for row in rows("news")} <= known


def test_every_rule_of_an_origin_is_used_by_an_origin_of_the_model() -> None:
    assert {row[0] for row in rows("origins")} - {"*"} <= set(origins_model().names)


def test_neighbours_decide_between_two_ways_of_a_name() -> None:
    french, english = entry("Michel"), entry("Paul", ("Auster",))
    assert french
    assert english
    assert french.sounds == "miʃˈɛl"


def test_neighbours_are_evidence_of_an_origin() -> None:
    alone = likely("Ferrari").home
    assert likely("Ferrari", ("Giuseppe", "Matteo")).home <= alone


def test_what_the_sources_agree_on_is_surer() -> None:
    agreed, doubtful = name_sounds("Dumontier"), name_sounds("Xhevdetaj")
    assert agreed
    assert doubtful
    assert agreed.confidence > 0.8 > doubtful.confidence


def test_rules_of_an_origin_read_every_letter() -> None:
    assert by_origin("Szczerbakowicz", "slavic") == "ʃtʃɛʁbakɔvitʃ"
    assert by_origin("Guangzhou", "unknown") == ""


def test_alignment_gives_back_the_phones() -> None:
    for name, sounds in (("montpellier", "mQpElje"), ("x", "gz"), ("ab", "abcdefgh")):
        assert "".join(align(name, sounds, model().costs)) == sounds


def test_folded_phones_become_sounds_again() -> None:
    assert folded(unfold(tuple((sign, "") for sign in folded("ʒeʁaldin")))) == folded("ʒeʁaldin")


@pytest.mark.parametrize(("name", "pattern", "example"), rows("doubtful"), ids=[row[0] for row in rows("doubtful")])
def test_a_doubtful_spelling_is_found_in_its_examples(name: str, pattern: str, example: str) -> None:
    words = [word.strip() for word in example.split(":", maxsplit=1)[0].split(",")]
    assert any(doubts(word.lower())[f"spelling.{name}"] for word in words), pattern


def test_sequences_of_letters_that_no_name_has_make_it_less_familiar() -> None:
    known, strange = familiarity("dumontier"), familiarity("xhvdetqj")
    assert known["sequence_rarest"] > strange["sequence_rarest"]
    assert known["sequences_new"] < strange["sequences_new"]


@pytest.mark.parametrize("name", ["Dumontier", "Kovalevski", "Zhangjiang", "Xhevdetaj", "a"])
def test_the_network_gives_every_candidate_a_probability_and_its_best_the_highest(name: str) -> None:
    heard = hear(name, ())
    assert heard
    some = candidates(heard)
    assert all(FLOOR <= one.network <= 1e-6 and one.network_below <= 0 for one in some)
    assert any(one.network_below == 0 for one in some)
    assert np.allclose(np.exp(heard.opinion.log).sum(axis=1), 1, atol=1e-3)
    assert choose(heard).signs in {one.signs for one in some}
