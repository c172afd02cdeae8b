"""Names are compared by their sounds, as a listener spells them its own way; the verdicts of a list of pairs, and the laws of likeness."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivevoix.model import Audio, HeardWord, Reading, Role, Span, Take, Utterance
from vivevoix.reviewing.phones import change, likeness, parted
from vivevoix.reviewing.words import Comparison, compare
from vivevoix.writing import language_of
from vivevoix.writing.saying import sounds_of as joined

PAIRS = [
    line.split("\t")
    for line in (Path(__file__).parent / "likeness.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
FRENCH = language_of("fr")
PHONES = st.text(alphabet="pbmtdnkɡfvszʃʒlʁjwɥieɛaɔouyøœəɑ̃", max_size=8)


@pytest.mark.parametrize(("one", "other", "least", "most", "what"), PAIRS, ids=[pair[-1] for pair in PAIRS])
def test_a_pair_is_as_alike_as_it_is_heard(one: str, other: str, least: str, most: str, what: str) -> None:
    assert float(least) <= likeness(one, other) <= float(most), what


@settings(deadline=None)
@given(PHONES, PHONES)
def test_likeness_is_symmetric_and_full_only_for_the_same_sounds(one: str, other: str) -> None:
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) == 1
    if parted(one) != parted(other):
        assert likeness(one, other) < 1


def test_voice_costs_less_than_place_and_both_less_than_a_phone() -> None:
    assert 0 < change("e", "ɛ") < change("f", "s") < change("p", "b") < change("p", "a") == 1


def sounds(text: str) -> str:
    return joined(FRENCH.readings(text))


def compared(printed: str, heard: str, confidence: float | None = None) -> Comparison:
    import numpy as np

    readings = FRENCH.readings(printed)
    if confidence is not None:
        readings = tuple(Reading(r.span, r.spoken, r.phonemes, r.rule, confidence, r.after) for r in readings)
    utterance = Utterance("u", Role.PARAGRAPH, 0, 0, printed, readings, 0.3)
    words = tuple(HeardWord(word, place, place + 0.4, 0.9) for place, word in enumerate(heard.split()))
    return compare(Take(utterance, Audio(np.zeros(10, np.float32), 24_000), ()), words, "fr", sounds)


@pytest.mark.parametrize(
    ("printed", "heard"),
    [
        ("Le député Mélenchon a parlé.", "Le député Mélanchon a parlé"),
        ("Hier, Volodymyr Zelensky est venu.", "Hier Vologimir Zélenski est venu"),
        ("Le président Xi Jinping a parlé.", "Le président Chi Djinping a parlé"),
        ("Il a pris ses clés.", "Il a pris c'est clé"),
    ],
)
def test_another_spelling_of_the_same_sounds_is_agreement(printed: str, heard: str) -> None:
    assert compared(printed, heard).divergences == ()


@pytest.mark.parametrize(
    ("printed", "heard", "doubted"),
    [
        ("Le peintre Akbar Ahmadian expose.", "Le peintre Baramadiens expose", "Akbar Ahmadian"),
        ("Le député Mélenchon a parlé.", "Le député Mélanchon a porté", "parlé"),
        ("Le maire de Paris a parlé.", "Le maire de Calais a parlé", "Paris"),
    ],
)
def test_other_sounds_are_a_doubt_in_their_place(printed: str, heard: str, doubted: str) -> None:
    (stretch,) = compared(printed, heard).divergences
    assert stretch.span is not None and doubted in stretch.span.of(printed)


def test_a_word_of_little_confidence_is_believed_less() -> None:
    sure, unsure = (compared("Il a rencontré Ceferin.", "Il a rencontré cifirine", confidence) for confidence in (0.9, 0.3))
    assert sure.divergences == ()
    assert [stretch.unsure for stretch in unsure.divergences] == [True]


def test_spans_of_readings_are_known() -> None:
    assert compared("Il vit à Brest.", "Il vit à Rome").divergences[0].span == Span(9, 14)
