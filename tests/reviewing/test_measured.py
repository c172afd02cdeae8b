"""What was measured of a take is kept: the same figures come back, and a damaged memory is measured over."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.reviewing.spoken import VOICE, script, takes
from vivevoix.model import Take
from vivevoix.reviewing import measured as module
from vivevoix.reviewing.acoustics import Alarm, Judged
from vivevoix.reviewing.measured import measured
from vivevoix.reviewing.memory import Hearings
from vivevoix.reviewing.signal import Signal
from vivevoix.storage.blobs.files import FileBlobs


@pytest.fixture
def take() -> Take:
    return takes(script("Le phare rouge domine la baie."))[0]


@pytest.fixture
def memory(tmp_path: Path) -> Hearings:
    return Hearings(FileBlobs(tmp_path))


def test_the_same_figures_come_back_without_measuring(take: Take, memory: Hearings, monkeypatch: pytest.MonkeyPatch) -> None:
    first = measured(take, VOICE, memory)
    monkeypatch.setattr(module, "measure", lambda take: pytest.fail("measured again"))
    again = measured(take, VOICE, memory)
    assert (again.signal, again.sounds) == (first.signal, first.sounds)


def test_what_was_judged_of_its_sounds_comes_back(take: Take, memory: Hearings, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Judged((Alarm("sounds.word", 2, 1.25, 0.5, "ʁuʒ", "ʁyʒ", "u"),), 5, (4,))
    monkeypatch.setattr(module, "judged", lambda take, voice: told)
    assert measured(take, VOICE, memory).sounds == told == measured(take, VOICE, memory).sounds


def test_another_text_or_sound_is_measured_for_itself(take: Take, memory: Hearings) -> None:
    measured(take, VOICE, memory)
    shorter = replace(take, audio=replace(take.audio, samples=take.audio.samples[:-4_800]))
    assert measured(shorter, VOICE, memory).signal == measured(shorter, VOICE).signal
    other = replace(take, utterance=script("Le phare.").utterances[0], marks=())
    assert measured(other, VOICE, memory).signal.phones == measured(other, VOICE).signal.phones


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"signal": {}, "tone": {}, "sounds": null}'])
def test_a_damaged_memory_is_measured_over(take: Take, tmp_path: Path, damage: bytes) -> None:
    memory = Hearings(FileBlobs(tmp_path))
    expected = measured(take, VOICE, memory)
    for file in tmp_path.rglob("*"):
        if file.is_file():
            file.write_bytes(damage)
    found = measured(take, VOICE, memory)
    assert isinstance(found.signal, Signal) and found.signal == expected.signal
