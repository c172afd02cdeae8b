"""Whisper on the real voice: what every listener promises, and faults heard by the real pair."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from tests.contracts.listener import ListenerContract
from vivevoix.engines.kokoro import engine_from
from vivevoix.listeners.base import Listener
from vivevoix.listeners.whisper import WhisperListener, listener_from
from vivevoix.model import Audio, Reading, Review, Role, Script, Span, Speech, Take, Utterance, Voice
from vivevoix.reviewing import review

pytestmark = [pytest.mark.voice, pytest.mark.listener]

VOICE = Voice("kokoro", "ff_siwis", "fr")
SENTENCES = tuple(
    tuple((word, phonemes) for word, _, phonemes in (pair.partition("/") for pair in sentence.split()))
    for sentence in (
        "Le/lə maire/mˈɛʁ a/a fermé/fɛʁmˈe la/la grande/ɡʁˈɑ̃d salle/sˈal du/dy musée/myzˈe hier/jˈɛʁ soir/swˈaʁ",
        "Les/lez habitants/abitˈɑ̃ de/də la/la ville/vˈil attendent/atˈɑ̃d le/lə retour/ʁətˈuʁ du/dy soleil/sɔlˈɛj",
        "Les/le pêcheurs/pɛʃˈœʁ ont/ɔ̃ quitté/kitˈe le/lə port/pˈɔʁ avant/avˈɑ̃ la/la nuit/nyˈi",
    )
)


def utterance(number: int) -> Utterance:
    readings, place = [], 0
    for word, phonemes in SENTENCES[number]:
        readings.append(Reading(Span(place, place + len(word)), word, phonemes))
        place += len(word) + 1
    readings[-1] = replace(readings[-1], after=".")
    printed = " ".join(word for word, _ in SENTENCES[number]) + "."
    return Utterance(f"u{number}", Role.PARAGRAPH, number, 0, printed, tuple(readings), 0.5)


@cache
def take(number: int, cache_folder: Path) -> Take:
    return engine_from(cache_folder, None).say(utterance(number), VOICE)


@cache
def whisper(cache_folder: Path) -> WhisperListener:
    return listener_from(cache_folder, None)


class TestWhisper(ListenerContract):
    spoken = tuple(word.lower() for word, _ in SENTENCES[0])
    slack = 0.05

    @pytest.fixture
    def listener(self, model_cache: Path) -> Listener:
        return whisper(model_cache)

    @pytest.fixture
    def sentence(self, model_cache: Path) -> Audio:
        return take(0, model_cache).audio

    @pytest.fixture
    def others(self, model_cache: Path) -> tuple[Audio, ...]:
        return (take(1, model_cache).audio, take(2, model_cache).audio)


def reviewed(folder: Path, spoiled: dict[int, Take] | None = None) -> Review:
    takes = tuple((spoiled or {}).get(number) or take(number, folder) for number in range(len(SENTENCES)))
    script = Script("fr", tuple(item.utterance for item in takes))
    return review(script, Speech(VOICE, takes), whisper(folder))


def test_good_takes_pass(model_cache: Path) -> None:
    card = reviewed(model_cache)
    assert [finding.evidence for finding in card.findings] == []
    assert all(measure.passed for measure in card.measures)


def test_a_word_silenced_in_the_real_voice_is_found(model_cache: Path) -> None:
    good = take(1, model_cache)
    mark, rate = good.marks[1], good.audio.sample_rate
    samples = good.audio.samples.copy()
    samples[round(mark.start * rate) : round(mark.end * rate)] = 0
    card = reviewed(model_cache, {1: replace(good, audio=Audio(samples, rate))})
    assert {finding.utterance for finding in card.findings} == {"u1"}
    assert any(finding.check.startswith("words.") for finding in card.findings)


def test_a_take_cut_short_is_found(model_cache: Path) -> None:
    good = take(2, model_cache)
    end = round(good.marks[7].start * good.audio.sample_rate)
    short = replace(good, audio=Audio(good.audio.samples[:end], good.audio.sample_rate))
    checks = {finding.check for finding in reviewed(model_cache, {2: short}).findings}
    assert "signal.cut_end" in checks
    assert any(check.startswith("words.") for check in checks)


def test_half_a_second_of_noise_is_not_written_as_words_of_the_next_take(model_cache: Path) -> None:
    good = take(1, model_cache)
    noise = np.random.default_rng(5).standard_normal(12_000).astype(np.float32) * 0.02
    noisy = replace(good, audio=Audio(np.concatenate([good.audio.samples, noise]), good.audio.sample_rate))
    card = reviewed(model_cache, {1: noisy})
    assert {finding.utterance for finding in card.findings} <= {"u1"}
