"""A quote said by another voice: its own take, its own centre, the first voice's loudness."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import MODEL_CACHE
from tests.contracts.engine import GREETING, utterance
from vivevoix.engines.kokoro import KokoroEngine
from vivevoix.engines.tone import LEVELS, ToneEngine
from vivevoix.model import Role, Script, Voice
from vivevoix.speaking import Takes, speak, targets
from vivevoix.speaking.centre import centre
from vivevoix.storage.blobs.files import FileBlobs

BEEP, BOOP = Voice("tone", "beep", "fr"), Voice("tone", "boop", "fr")
SIWIS, MAN = Voice("kokoro", "ff_siwis", "fr"), Voice("kokoro", "fr_homme_1", "fr")
QUOTE = replace(GREETING, id="u2", role=Role.QUOTE)
SCRIPT = Script("fr", (GREETING, QUOTE))


def test_only_quotes_are_said_by_it(tmp_path: Path) -> None:
    said = speak(SCRIPT, ToneEngine(), replace(BEEP, quotes=BOOP), Takes(FileBlobs(tmp_path)))
    peaks = [float(np.abs(take.audio.samples).max()) for take in said]
    assert peaks == pytest.approx([LEVELS["beep"], LEVELS["boop"]], rel=0.01)


def test_a_take_of_one_voice_is_no_take_of_the_other(tmp_path: Path) -> None:
    takes = Takes(FileBlobs(tmp_path))
    speak(SCRIPT, ToneEngine(), BEEP, takes)
    said = speak(SCRIPT, ToneEngine(), replace(BEEP, quotes=BOOP), takes)
    assert np.abs(said.takes[1].audio.samples).max() < 0.2


def test_it_keeps_its_pitch_and_takes_the_loudness_of_the_first() -> None:
    first, second = targets(SCRIPT, replace(SIWIS, quotes=MAN))
    own = centre(MAN)
    assert first and second and own
    assert second.centre.heard_hz == own.heard_hz < first.centre.heard_hz
    assert second.centre.loudness_lufs == first.centre.loudness_lufs != own.loudness_lufs


@pytest.mark.voice
def test_a_man_quoted_by_a_woman(tmp_path: Path) -> None:
    line = utterance(("Nous", "nu", ""), ("ferons", "fəʁˈɔ̃", ""), ("tout", "tu", ""), ("rouvrir", "ʁuvʁˈiʁ", "."))
    script = Script("fr", (line, replace(line, id="u2", role=Role.QUOTE)))
    woman, man = speak(script, KokoroEngine(MODEL_CACHE), replace(SIWIS, quotes=MAN), Takes(FileBlobs(tmp_path)))
    assert woman.prosody and man.prosody
    assert 180 < woman.prosody.median_f0_hz < 225 and 110 < man.prosody.median_f0_hz < 140
    assert abs(woman.prosody.loudness_lufs - man.prosody.loudness_lufs) < 0.6
