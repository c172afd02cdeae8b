"""Of an even voice a tenth too much is told, of an uneven one it is not; a hole before the first word is dead air."""

from dataclasses import replace

import numpy as np
import pytest

from tests.reviewing.spoken import script
from tests.reviewing.syllables import RATE, babble
from vivevoix.model import Audio, Role, Take
from vivevoix.reviewing.signal import FINAL_PHONES, Signal, measure, odd_lengths, phones, talking

SENTENCES = [f"Le phare {word} domine encore la baie depuis toujours." for word in
             ("rouge", "blanc", "du nord", "de la pointe", "abandonné", "des sables", "neuf", "ancien", "sans gardien")]  # fmt: skip


def voice(seconds: float, seed: int = 0) -> Audio:
    edge = np.zeros(round(0.05 * RATE), np.float32)
    spoken = babble(seconds, seed)
    return Audio(np.concatenate([edge, spoken, edge]), RATE)


def takes(factors: dict[int, float], role: Role = Role.PARAGRAPH) -> tuple[Signal, ...]:
    found = []
    for place, utterance in enumerate(script(*SENTENCES).utterances):
        seconds = 0.08 * (phones(utterance.phonemes) + FINAL_PHONES) * factors.get(place, 1.0)
        found.append(measure(Take(replace(utterance, role=role), voice(seconds, place), ())))
    return tuple(found)


@pytest.mark.parametrize(("factor", "told"), [(1.0, False), (1.02, False), (1.1, True), (0.93, False), (0.88, True)])
def test_a_tenth_too_much_of_an_even_voice_is_told(factor: float, told: bool) -> None:
    assert ("u4" in odd_lengths(takes({4: factor}))) is told


def test_the_same_of_an_uneven_voice_is_not() -> None:
    uneven = {place: 1 + 0.1 * (-1) ** place for place in range(9)}
    assert odd_lengths(takes(uneven)) == {}


def test_a_title_may_take_its_time() -> None:
    assert "u0" in odd_lengths((*takes({0: 1.1})[:1], *takes({})[1:]))
    assert "u0" not in odd_lengths((*takes({0: 1.1}, Role.TITLE)[:1], *takes({})[1:]))


def test_pauses_are_no_part_of_the_sounds_and_closures_are() -> None:
    sound, pause, closure = (
        voice(1.2).samples,
        np.zeros(round(0.3 * RATE), np.float32),
        np.zeros(round(0.05 * RATE), np.float32),
    )
    inner = sound[round(0.05 * RATE) : -round(0.05 * RATE)]
    assert talking(Audio(np.concatenate([inner, pause, inner]), RATE)) == pytest.approx(2.4, abs=0.02)
    assert talking(Audio(np.concatenate([inner, closure, inner]), RATE)) == pytest.approx(2.45, abs=0.02)


@pytest.mark.parametrize("at", ["before", "behind"])
def test_a_hole_at_either_end_is_dead_air(at: str) -> None:
    take = takes({})[0].take
    hole = np.zeros(round(0.6 * RATE), np.float32)
    pieces = [hole, take.audio.samples] if at == "before" else [take.audio.samples, hole]
    assert measure(take).silences == ()
    ((start, end),) = measure(replace(take, audio=Audio(np.concatenate(pieces), RATE))).silences
    assert end - start == pytest.approx(0.65, abs=0.03)
