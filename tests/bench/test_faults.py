"""The fault bench, with beeps and the listener that understands them: what can be found there is found, sound takes are left in peace."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from tests.commands.command import Commands
from tests.reviewing.spoken import VOICE, script, takes
from vivevoix.bench.faults_articles import articles
from vivevoix.bench.spoil import FAULTS, Fault
from vivevoix.bench.spoil_tone import stretched
from vivevoix.engines.tone import ToneEngine
from vivevoix.listeners.parrot import ParrotListener
from vivevoix.model import Take, Utterance
from vivevoix.sound.loudness import integrated_lufs
from vivevoix.sound.pitch import median_and_range, pitch


@pytest.fixture
def vivevoix(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Commands:
    monkeypatch.chdir(tmp_path)
    return Commands(monkeypatch, capsys)


TAKE = takes(script())[3]
BY_NAME = {fault.name: fault for fault in FAULTS}


def words(take: Take) -> list[str]:
    return [word.text for word in ParrotListener().listen(take.audio, "fr")]


def say(utterance: Utterance) -> Take:
    return ToneEngine().say(utterance, VOICE)


def spoiled(name: str) -> Take:
    take = BY_NAME[name].spoil(TAKE, np.random.default_rng(3), say)
    assert take is not None
    return take


BY_HAND = [fault for fault in FAULTS if not isinstance(fault.spoil, partial)]
"""All but those that only change phonemes, which beeps do not tell."""


@pytest.mark.parametrize("fault", BY_HAND, ids=[fault.name for fault in BY_HAND])
def test_every_fault_changes_the_sound_and_keeps_the_rest_of_the_take(fault: Fault) -> None:
    take = spoiled(fault.name)
    assert take.utterance == TAKE.utterance
    assert not np.array_equal(take.audio.samples, TAKE.audio.samples)
    assert float(np.abs(take.audio.samples).max()) <= 1
    assert all(0 <= mark.start <= mark.end <= take.audio.duration + 1e-9 for mark in take.marks)


def test_faults_of_words_are_what_they_are_called() -> None:
    said = words(TAKE)
    assert len(words(spoiled("word_dropped"))) == len(said) - 1
    assert len("".join(words(spoiled("word_doubled")))) > len("".join(said))
    twice = words(spoiled("word_said_twice"))
    assert len(twice) == len(said) + 1 and sorted({*twice}) == sorted({*said})
    swapped = words(spoiled("words_swapped"))
    assert swapped != said and sorted(swapped) == sorted(said)


def test_loudness_is_changed_by_what_is_said() -> None:
    before = integrated_lufs(TAKE.audio)
    assert integrated_lufs(spoiled("loudness_-6_lu").audio) == pytest.approx(before - 6, abs=0.1)
    assert integrated_lufs(spoiled("loudness_+3_lu").audio) == pytest.approx(before + 3, abs=0.1)


@pytest.mark.parametrize("factor", [0.75, 1.35])
def test_a_stretched_sound_keeps_its_pitch(factor: float) -> None:
    from vivevoix.model import Audio

    times = np.arange(48_000) / 24_000
    buzz = (0.2 * np.sum([np.sin(2 * np.pi * 180 * k * times) / k for k in range(1, 8)], axis=0)).astype(np.float32)
    other = stretched(buzz, factor, 24_000)
    assert len(other) == pytest.approx(len(buzz) / factor, rel=0.01)
    assert median_and_range(pitch(Audio(other, 24_000)))[0] == pytest.approx(180, rel=0.02)


def test_there_are_ten_articles_of_eight_sentences() -> None:
    found = articles()
    assert len(found) == 10
    assert all(len(article.blocks) == 4 and article.title for article in found)


def test_the_bench_finds_what_beeps_can_show(vivevoix: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    import json

    monkeypatch.setenv("VIVEVOIX_ENGINE", "tone")
    monkeypatch.setenv("VIVEVOIX_LISTENER", "parrot")
    ran = vivevoix("bench", "faults", "--takes", "4", "--json")
    assert ran.code == 0, ran.err
    figures = json.loads(ran.out)["faults"]
    assert figures["false_alarms"] == 0
    for name in ("silence", "clipping", "click", "word_doubled", "word_dropped"):
        assert figures[f"recall_{name}"] == 1, name
    assert figures["spoiled_silence"] == 4


def test_no_takes_is_wrong_use(vivevoix: Commands) -> None:
    assert vivevoix("bench", "faults", "--takes", "0").code == 2
