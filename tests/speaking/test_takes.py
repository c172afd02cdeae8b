"""The cache of takes: found by what decides their sound, damaged ones made again."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contracts.engine import GREETING, utterance
from vivevoix.engines.tone import ToneEngine
from vivevoix.model import Script, Take, Utterance, Voice
from vivevoix.speaking import Takes, digest, speak
from vivevoix.storage.blobs.files import FileBlobs

BEEP = Voice("tone", "beep", "fr")


class CountingEngine(ToneEngine):
    """Counts what it is asked to say."""

    said = 0

    def say(self, utterance: Utterance, voice: Voice) -> Take:
        self.said += 1
        return super().say(utterance, voice)


@pytest.fixture
def takes(tmp_path: Path) -> Takes:
    return Takes(FileBlobs(tmp_path))


def test_a_second_run_says_nothing_again_and_sounds_the_same(takes: Takes) -> None:
    engine, script = CountingEngine(), Script("fr", (GREETING,))
    first = speak(script, engine, BEEP, takes)
    second = speak(script, engine, BEEP, takes)
    assert engine.said == 1
    assert np.array_equal(first.takes[0].audio.samples, second.takes[0].audio.samples)
    assert first.takes[0].marks == second.takes[0].marks


def test_the_id_does_not_decide_the_sound_but_the_rest_does() -> None:
    engine = ToneEngine()
    base = digest(engine, BEEP, GREETING)
    assert digest(engine, BEEP, dataclasses.replace(GREETING, id="u0999", pause_after=2.0)) == base
    assert digest(engine, dataclasses.replace(BEEP, rate=1.1), GREETING) != base
    assert digest(engine, BEEP, utterance(("Bonjour", "bɔ̃ʒˈuʁ", "."))) != base


def test_a_damaged_blob_is_made_again(takes: Takes) -> None:
    engine = CountingEngine()
    takes.blobs.put(digest(engine, BEEP, GREETING), b"not a take")
    assert speak(Script("fr", (GREETING,)), engine, BEEP, takes).takes[0].audio.duration > 0.2
    assert engine.said == 1


def test_progress_is_told_after_each_take(takes: Takes) -> None:
    told: list[tuple[str, int, int]] = []
    speak(Script("fr", (GREETING, GREETING)), ToneEngine(), BEEP, takes, lambda *where: told.append(where))
    assert told == [("speaking", 1, 2), ("speaking", 2, 2)]


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), cut=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
def test_a_blob_damaged_anywhere_is_never_said_otherwise(takes: Takes, place: float, bit: int, cut: bool) -> None:
    engine = ToneEngine()
    kept = takes.keep(engine, BEEP, engine.say(GREETING, BEEP))
    key = digest(engine, BEEP, GREETING)
    blob = bytearray(takes.blobs.get(key) or b"")
    at = int(place * len(blob))
    blob[at] ^= 1 << bit
    takes.blobs.put(key, bytes(blob[:at] if cut else blob))
    found = takes.find(engine, BEEP, GREETING)
    assert found is None or (np.array_equal(found.audio.samples, kept.audio.samples) and found.marks == kept.marks)


class TiringEngine(CountingEngine):
    """Is stopped at its third utterance, as by a user or a lost machine."""

    def say(self, utterance: Utterance, voice: Voice) -> Take:
        if self.said == 2:
            raise KeyboardInterrupt
        return super().say(utterance, voice)


def test_a_run_that_is_stopped_leaves_what_it_made(takes: Takes) -> None:
    words = ("un", "deux", "trois", "quatre")
    script = Script("fr", tuple(utterance((word, word, ".")) for word in words))
    with pytest.raises(KeyboardInterrupt):
        speak(script, TiringEngine(), BEEP, takes)
    engine = CountingEngine()
    speech = speak(script, engine, BEEP, takes)
    assert engine.said == 2
    assert [take.utterance.spoken for take in speech] == ["un.", "deux.", "trois.", "quatre."]


def editions() -> tuple[Script, Script]:
    """Two articles of ten sentences, no sentence in both."""
    former, following = (
        Script("fr", tuple(utterance((f"{name}{number}", "a", "."), ("dit", "di", ".")) for number in range(10)))
        for name in ("un", "deux")
    )
    return former, following


def test_the_edition_in_hand_is_kept_and_the_longest_unused_takes_are_forgotten(tmp_path: Path) -> None:
    former, following = editions()
    speak(former, ToneEngine(), BEEP, Takes(FileBlobs(tmp_path)))
    size = sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())
    limited = Takes(FileBlobs(tmp_path, limit_bytes=round(1.5 * size)))
    speak(Script("fr", former.utterances[5:]), ToneEngine(), BEEP, limited)
    speak(following, ToneEngine(), BEEP, limited)
    engine = CountingEngine()
    speak(following, engine, BEEP, limited)
    assert engine.said == 0
    kept = [limited.find(engine, BEEP, one) is not None for one in former.utterances]
    assert kept == sorted(kept) and 0 < sum(kept) <= 5
