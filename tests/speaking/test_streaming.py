"""A script heard while it is made is the script as its takes have it."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from tests.conftest import MODEL_CACHE
from tests.contracts.engine import GREETING, utterance
from vivevoix.engines.base import Tone
from vivevoix.engines.kokoro import KokoroEngine
from vivevoix.engines.kokoro.edges import bounds, settled
from vivevoix.engines.tone import ToneEngine
from vivevoix.listeners.parrot import ParrotListener
from vivevoix.model import Audio, Role, Samples, Script, Voice
from vivevoix.speaking import stream, targets
from vivevoix.speaking.prosody import prosody
from vivevoix.speaking.saying import said

BEEP, SIWIS = Voice("tone", "beep", "fr"), Voice("kokoro", "ff_siwis", "fr")
HEADING = replace(utterance(("Culture", "kyltˈyʁ", "")), role=Role.HEADING, pause_after=0.8)
SCRIPT = Script("fr", (HEADING, replace(GREETING, pause_after=0.8), replace(HEADING, id="u3", pause_after=0.0)))


def test_an_engine_that_cannot_stream_is_heard_utterance_by_utterance() -> None:
    pieces = list(stream(SCRIPT, ToneEngine(), BEEP))
    assert len(pieces) == 2 * len(SCRIPT.utterances)
    audio = Audio(np.concatenate([piece.samples for piece in pieces]), pieces[0].sample_rate)
    words = " ".join(word.text for word in ParrotListener().listen(audio, "fr"))
    assert words == " ".join(reading.spoken for one in SCRIPT.utterances for reading in one.readings)


def sounds(pieces: list[Audio], script: Script) -> list[Samples]:
    """The sound cut in the middle of its pauses of more than half a second, with the silent ends of takes: they weigh in the loudness of
    one word, and so does the last breath of the word before.
    """
    whole = np.concatenate([piece.samples for piece in pieces])
    loud = np.flatnonzero(np.abs(whole) > 0.01)
    cuts = [0, *(int(loud[at] + loud[at + 1]) // 2 for at in np.flatnonzero(np.diff(loud) > 12_000)), len(whole)]
    assert len(cuts) == len(script.utterances) + 1
    return [settled(whole[first:last]).samples for first, last in pairwise(cuts)]


@pytest.fixture(scope="module")
def engine() -> KokoroEngine:
    return KokoroEngine(MODEL_CACHE)


@pytest.mark.voice
class TestWithTheVoice:
    """The real voice."""

    def test_each_utterance_has_the_tone_of_its_take(self, engine: KokoroEngine) -> None:
        heard = sounds(list(stream(SCRIPT, engine, SIWIS)), SCRIPT)
        for one, target, samples in zip(SCRIPT.utterances, targets(SCRIPT, SIWIS), heard, strict=True):
            take = said(engine, one, SIWIS, target).prosody
            streamed = prosody(one, Audio(samples, 24_000))
            assert take
            # On thirty voiced frames the meter's median moves by 2.5 % with where its frames fall.
            assert streamed.median_f0_hz == pytest.approx(take.median_f0_hz, rel=0.035)
            assert streamed.phones_per_second == pytest.approx(take.phones_per_second, rel=0.06)
            assert streamed.loudness_lufs == pytest.approx(take.loudness_lufs, abs=0.7)

    def test_the_gain_of_a_tone_is_heard(self, engine: KokoroEngine) -> None:
        def peak(gain: float) -> float:
            pieces = engine.stream([GREETING], SIWIS, lambda _: Tone(gain_db=gain))
            return float(max(np.abs(piece.samples).max() for piece in pieces))

        assert peak(-6.0) == pytest.approx(peak(0.0) / 2, rel=0.01)

    def test_it_begins_and_ends_with_sound(self, engine: KokoroEngine) -> None:
        whole = np.concatenate([piece.samples for piece in stream(Script("fr", (HEADING,)), engine, SIWIS)])
        first, last = bounds(whole)
        assert first < 2400 < last
