import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.commands.command import Commands
from vivevoix.commands.player import PLAYERS
from vivevoix.listeners.parrot import ParrotListener
from vivevoix.model import Audio

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


@pytest.fixture
def player(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Puts a program of that name alone on the PATH, which keeps its options and what it is given."""

    def installed(name: str, last: str = "") -> Path:
        folder = tmp_path / "programs"
        folder.mkdir()
        program = folder / name
        program.write_text(f'#!/bin/sh\necho "$@" > {folder}/options\n/bin/cat > {folder}/sound\n{last}\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        return folder

    return installed


def words(pcm: bytes) -> str:
    """What the parrot understands of 16-bit samples."""
    samples = np.frombuffer(pcm, "<i2") / np.float32(32767)
    return " ".join(word.text for word in ParrotListener().listen(Audio(samples.astype(np.float32), 24_000), "fr"))


@pytest.mark.parametrize("name", PLAYERS)
def test_it_plays_what_it_would_write(vivevoix: Commands, player: Callable[..., Path], name: str) -> None:
    folder = player(name)
    ran = vivevoix("say", TEXT, "--play", "-o", "same.wav")
    assert ran.code == 0, ran.err
    assert "24000" in (folder / "options").read_text()
    with wave.open("same.wav") as file:
        written = file.readframes(file.getnframes())
    assert words((folder / "sound").read_bytes()) == words(written) == "Le bac part à sept heures quinze"


def test_it_plays_without_a_file(vivevoix: Commands, player: Callable[..., Path], tmp_path: Path) -> None:
    folder = player("aplay")
    assert vivevoix("say", TEXT, "--play").code == 0
    assert len((folder / "sound").read_bytes()) > 2 * 24_000
    assert not list(tmp_path.glob("*.wav"))


def test_a_machine_without_a_player_is_told_what_to_install(vivevoix: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    ran = vivevoix("say", TEXT, "--play")
    assert ran.code == 4 and "aplay" in ran.err and "alsa-utils" in ran.err and "-o" in ran.err


def test_a_player_that_fails_is_quoted(vivevoix: Commands, player: Callable[..., Path]) -> None:
    player("aplay", 'echo "audio open error: No such device" >&2; exit 1')
    ran = vivevoix("say", TEXT, "--play")
    assert ran.code == 4 and "aplay" in ran.err and "No such device" in ran.err


def test_a_player_that_stops_listening_is_no_success(vivevoix: Commands, player: Callable[..., Path]) -> None:
    folder = player("aplay")
    (folder / "aplay").write_text("#!/bin/sh\nexit 0\n")
    ran = vivevoix("say", " ".join([TEXT] * 40), "--play")
    assert ran.code == 4 and "gave up" in ran.err


def test_without_file_and_player_nobody_would_hear_it(vivevoix: Commands) -> None:
    ran = vivevoix("say", TEXT)
    assert ran.code == 2 and "--play" in ran.err
