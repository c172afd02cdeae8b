"""Each wrong sound is the one that its fault's name says, and only that."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivevoix.bench import spoil_phonemes as spoil
from vivevoix.bench.spoil_phonemes import CONSONANTS, VOWELS, phones
from vivevoix.model import Reading, Role, Span, Take, Utterance

WORDS = st.lists(st.sampled_from((*VOWELS, *CONSONANTS)), min_size=3, max_size=10).map("".join)
DICE = st.integers(0, 2**32 - 1).map(np.random.default_rng)


def reading(phonemes: str, printed: str = "mot") -> Reading:
    return Reading(Span(0, len(printed)), printed, phonemes)


@pytest.mark.parametrize(
    ("fault", "asked", "said"),
    [
        (spoil.nasal_parted, "bɔ̃ʒˈuʁ", "bɔnʒˈuʁ"),
        (spoil.nasal_parted, "pˈatʁ", ""),
        (spoil.nasal_joined, "bˈɔn", "bˈɔ̃"),
        (spoil.nasal_joined, "matˈɛ̃", ""),
        (spoil.nasal_lost, "matˈɛ̃", "matˈɛ"),
        (spoil.near_vowel, "lˈyn", "lˈun"),
        (spoil.near_vowel, "mˈɛʁ", ""),
        (spoil.near_vowel, "lˈɛ̃", "lˈɑ̃"),
    ],
)
def test_one_sound_becomes_its_neighbour(fault: spoil.Otherwise, asked: str, said: str) -> None:
    assert fault(reading(asked), np.random.default_rng(1)) == said


@given(WORDS, DICE, st.integers(1, 3))
def test_so_many_sounds_are_wrong_and_the_others_are_not(asked: str, dice: np.random.Generator, count: int) -> None:
    said = spoil.wrong_phones(reading(asked), dice, count)
    before, after = phones(asked), phones(said)
    assert len(after) == len(before)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == count


@given(WORDS, DICE)
def test_vowels_stay_vowels_and_what_nobody_parts_is_not_exchanged(asked: str, dice: np.random.Generator) -> None:
    for one, other in zip(phones(asked), phones(spoil.garbled(reading(asked), dice)), strict=True):
        assert (one in VOWELS) == (other in VOWELS)
        assert one != other and not any({one, other} <= alike for alike in spoil.ALIKE)


def test_another_number_and_english_are_other_words() -> None:
    dice = np.random.default_rng(3)
    assert spoil.other_number(reading("tʁˈwa", "trois"), dice) not in {"", "tʁˈwa"}
    assert re.search("[ɹɜɪʊæʌO]", spoil.english(reading("sɛʁvˈis", "service"), dice))


def test_the_take_is_filed_under_the_words_that_were_meant() -> None:
    from tests.reviewing.spoken import VOICE
    from vivevoix.engines.tone import ToneEngine

    asked: list[Utterance] = []

    def say(utterance: Utterance) -> Take:
        asked.append(utterance)
        return ToneEngine().say(utterance, VOICE)

    meant = Utterance("u1", Role.PARAGRAPH, 0, 0, "bonjour", (Reading(Span(0, 7), "bonjour", "bɔ̃ʒˈuʁ"),), 0.4)
    take = spoil.spoken(spoil.nasal_lost)(ToneEngine().say(meant, VOICE), np.random.default_rng(0), say)
    assert take is not None and take.utterance == meant
    assert asked[0].phonemes == "bɔʒˈuʁ"
