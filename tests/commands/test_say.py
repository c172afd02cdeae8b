import wave
from pathlib import Path

import pytest

from tests.commands.command import Commands

TEXT = "Le bac part à 7 h 15."


@pytest.fixture(autouse=True)
def _beeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVEVOIX_ENGINE", "tone")


def test_it_writes_a_wave_file_of_the_words(vivevoix: Commands, tmp_path: Path) -> None:
    assert vivevoix("say", TEXT, "-o", "short.wav").code == 0
    assert vivevoix("say", TEXT + " Il revient à midi, puis le soir.", "-o", "long.wav").code == 0
    with wave.open("short.wav") as short, wave.open("long.wav") as long:
        assert (short.getnchannels(), short.getsampwidth(), short.getframerate()) == (1, 2, 24_000)
        assert long.getnframes() > 1.5 * short.getnframes() > 24_000
    assert sorted(path.name for path in tmp_path.glob("*.wav*")) == ["long.wav", "short.wav"]


def test_a_text_without_words_is_wrong_use(vivevoix: Commands) -> None:
    ran = vivevoix("say", " … ! ", "-o", "x.wav")
    assert ran.code == 2 and "nothing to say" in ran.err
    assert not Path("x.wav").exists()


@pytest.mark.parametrize("rate", ["0", "-1", "9", "nan"])
def test_a_rate_that_is_no_speech_is_refused(vivevoix: Commands, rate: str) -> None:
    ran = vivevoix("say", TEXT, "-o", "x.wav", f"--rate={rate}")
    assert ran.code == 2 and "rate" in ran.err


def test_an_unknown_voice_is_refused_with_those_known(vivevoix: Commands) -> None:
    ran = vivevoix("say", TEXT, "-o", "x.wav", "--voice", "nobody")
    assert ran.code == 2 and "nobody" in ran.err and "beep" in ran.err


def test_a_folder_that_is_not_there_is_an_output_error(vivevoix: Commands) -> None:
    ran = vivevoix("say", TEXT, "-o", "nowhere/x.wav")
    assert ran.code == 4 and "nowhere/x.wav" in ran.err
