"""Said in its tone: by engines that can be told one, heard again where it is short, at its loudness."""

import dataclasses
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import MODEL_CACHE
from tests.contracts.engine import GREETING, utterance
from vivevoix.engines.base import AS_IS, Draft, Engine, Tone
from vivevoix.engines.kokoro import KokoroEngine
from vivevoix.engines.tone import ToneEngine
from vivevoix.model import Audio, Prosody, Script, Take, Utterance, Voice
from vivevoix.speaking import Takes, digest, speak, targets
from vivevoix.speaking.centre import Centre
from vivevoix.speaking.prosody import phones, prosody, talking
from vivevoix.speaking.saying import can_be_toned, louder, said
from vivevoix.speaking.tone import Aim, Target
from vivevoix.storage.blobs.files import FileBlobs

BEEP = Voice("tone", "beep", "fr")
SIWIS = Voice("kokoro", "ff_siwis", "fr")
MIDDLE = Centre(200.0, 12.0, -20.0, 195.0, 7.0, 11.0)
RATE = 24_000


def noise(seconds: float, level: float = 0.1) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.random.default_rng(7).normal(0, level, round(seconds * RATE)).astype(np.float32)


def test_phones_are_sounds_not_signs() -> None:
    assert phones(utterance(("Bonjour", "bɔ̃ʒˈuːʁ", ","))) == 5


def test_pauses_and_ends_are_not_talking_but_a_closure_is() -> None:
    still = np.zeros(round(0.5 * RATE), np.float32)
    closed = np.zeros(round(0.04 * RATE), np.float32)
    sound = np.concatenate([still, noise(0.3), closed, noise(0.3), still, noise(0.2), still])
    assert talking(Audio(sound, RATE)) == pytest.approx(0.84, abs=0.02)
    assert talking(Audio(still, RATE)) == 0.0


def test_an_engine_without_drafts_is_left_to_itself_and_still_measured() -> None:
    engine: Engine = ToneEngine()
    assert not can_be_toned(engine)
    take = said(engine, GREETING, BEEP, Target(Aim(), MIDDLE))
    assert np.array_equal(take.audio.samples, engine.say(GREETING, BEEP).audio.samples)
    assert take.prosody == prosody(GREETING, take.audio)


def test_silence_has_a_prosody_too() -> None:
    assert prosody(GREETING, Audio(np.zeros(RATE, np.float32), RATE)) == Prosody(0.0, 0.0, 0.0, -70.0)


def test_gain_brings_a_take_to_its_loudness_and_tells_it() -> None:
    take = Take(GREETING, Audio(noise(1.0, 0.05), RATE), ())
    done = louder(take, Target(Aim(loudness_lu=0.5), MIDDLE))
    assert done.prosody and done.prosody.loudness_lufs == pytest.approx(-19.5, abs=0.1)
    assert prosody(GREETING, done.audio).loudness_lufs == pytest.approx(-19.5, abs=0.1)


def test_no_gain_clips() -> None:
    samples = noise(1.0, 0.01)
    samples[RATE // 2] = 0.9
    done = louder(Take(GREETING, Audio(samples, RATE), ()), Target(Aim(), MIDDLE))
    assert np.abs(done.audio.samples).max() <= 0.98 + 1e-6


class HummingEngine(ToneEngine):
    """Hums a buzz whose pitch a tone sets, but not as its draft promised: a tenth too high. Keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Tone] = []

    def draft(self, utterance: Utterance, voice: Voice) -> Draft:
        return Draft(195.0, 7.0, 11.0)

    def say(self, utterance: Utterance, voice: Voice, tone: Tone = AS_IS) -> Take:
        self.asked.append(tone)
        times = np.arange(round(phones(utterance) / 12 / tone.rate * RATE)) / RATE
        buzz = sum(np.sin(2 * np.pi * 220 * tone.pitch * number * times) / number for number in range(1, 8))
        return Take(utterance, Audio((0.1 * np.asarray(buzz)).astype(np.float32), RATE), ())


def test_a_short_line_is_said_again_until_it_fits() -> None:
    engine = HummingEngine()
    take = said(engine, GREETING, BEEP, Target(Aim(), MIDDLE))
    assert len(engine.asked) == 2
    assert take.prosody and take.prosody.median_f0_hz == pytest.approx(200, rel=0.02)


class JumpingEngine(HummingEngine):
    """Loses a third of the sound from rate 1.1 on, as a voice loses an s."""

    def say(self, utterance: Utterance, voice: Voice, tone: Tone = AS_IS) -> Take:
        take = super().say(utterance, voice, replace(tone, rate=tone.rate * (1.5 if tone.rate > 1.1 else 0.8)))
        self.asked[-1] = tone
        return take


def test_a_search_that_overshoots_looks_between() -> None:
    engine = JumpingEngine()
    said(engine, GREETING, BEEP, Target(Aim(rate=0.95), MIDDLE))
    rates = [tone.rate for tone in engine.asked]
    assert len(rates) == 4 and min(rates[:2]) < rates[2] < max(rates[:2])


def test_a_long_one_is_said_once() -> None:
    engine = HummingEngine()
    said(engine, GREETING, BEEP, Target(Aim(strength=0.6), MIDDLE))
    assert len(engine.asked) == 1


def test_the_tone_is_part_of_the_digest() -> None:
    engine = ToneEngine()
    one, other = Target(Aim(), MIDDLE), Target(Aim(pitch_st=-0.15), MIDDLE)
    moved = Target(Aim(), dataclasses.replace(MIDDLE, heard_hz=210.0))
    assert len({digest(engine, BEEP, GREETING, wanted) for wanted in (None, one, other, moved)}) == 4


def test_a_take_from_the_cache_has_its_prosody(tmp_path: Path) -> None:
    takes, script = Takes(FileBlobs(tmp_path)), Script("fr", (GREETING,))
    first, second = (speak(script, ToneEngine(), BEEP, takes).takes[0] for _ in range(2))
    assert first.prosody and first.prosody == second.prosody


@pytest.fixture(scope="module")
def engine() -> Engine:
    return KokoroEngine(MODEL_CACHE)


@pytest.mark.voice
class TestWithTheVoice:
    """The real voice: lines of one word come out as their neighbours do."""

    @pytest.mark.parametrize(
        "words",
        [(("Culture", "kyltˈyʁ", ""),), (("Pourquoi", "puʁkwˈa", "?"),), (("Silence", "silˈɑ̃s", "!"),)],
        ids=lambda words: words[0][0],
    )
    def test_one_word_has_the_pitch_and_loudness_of_the_voice(
        self, engine: Engine, words: tuple[tuple[str, str, str], ...]
    ) -> None:
        line = utterance(*words)
        target = targets(Script("fr", (line,)), SIWIS)[0]
        assert target
        take = said(engine, line, SIWIS, target)
        assert take.prosody
        assert take.prosody.median_f0_hz == pytest.approx(target.centre.heard_hz, rel=0.04)
        assert take.prosody.loudness_lufs == pytest.approx(target.centre.loudness_lufs, abs=1.0)
        assert take.prosody.phones_per_second == pytest.approx(target.centre.heard_rate, rel=0.3)

    def test_it_sounds_the_same_each_time(self, engine: Engine) -> None:
        line: Utterance = GREETING
        target = targets(Script("fr", (line,)), SIWIS)[0]
        one, other = (said(engine, line, SIWIS, target) for _ in range(2))
        assert np.array_equal(one.audio.samples, other.audio.samples) and one.marks == other.marks
