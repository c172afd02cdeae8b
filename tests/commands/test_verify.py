"""``vivevoix verify`` on files that narrate wrote, as they are and after what befalls files.

Beeps speak, for they carry the mark as a voice does, in milliseconds; where a voice matters, it is espeak-ng's.
"""

import json
import wave
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from mutagen.id3 import ID3

from tests.commands.command import Commands
from tests.mastering.coded import mp3_at
from tests.mastering.pki import pair
from tests.mastering.speech import TEXT, speech, spoken
from vivevoix.commands.say import write_wav
from vivevoix.mastering import Imprint, decoded, finish
from vivevoix.mastering.signer import own_signer
from vivevoix.model import Audio

ARTICLE = "Un pont\n\nIl rouvre jeudi.\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newspaper's folder: its key and the files of one edition in espeak-ng's voice."""
    folder = tmp_path_factory.mktemp("house")
    made = finish(spoken(), Imprint(own_signer(folder), m4a=True))
    (folder / "audio.mp3").write_bytes(made.mp3)
    (folder / "audio.m4a").write_bytes(made.m4a or b"")
    return folder


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vivevoix: Commands) -> Path:
    """An edition in beeps: in milliseconds, by the whole road."""
    monkeypatch.setenv("VIVEVOIX_ENGINE", "tone")
    monkeypatch.setenv("VIVEVOIX_LISTENER", "parrot")
    assert vivevoix("narrate", "-", "-o", str(tmp_path / "edition"), "--language", "fr", stdin=ARTICLE).code == 0
    return tmp_path / "edition"


def verified(vivevoix: Commands, file: Path, *options: str) -> tuple[int, dict[str, Any]]:
    ran = vivevoix("verify", str(file), "--json", *options)
    return ran.code, json.loads(ran.out)


@pytest.mark.parametrize("name", ["audio.mp3", "audio.m4a"])
def test_both_files_are_signed_and_marked(vivevoix: Commands, house: Path, name: str) -> None:
    code, told = verified(vivevoix, house / name)
    assert (code, told["marked"], told["credentials"]["state"]) == (0, True, "valid")
    assert told["credentials"]["article"] == "Le phare"
    assert told["watermark"]["found"] and told["watermark"]["share"] == 1.0


def test_in_words_it_says_who_what_and_whether(vivevoix: Commands, house: Path) -> None:
    ran = vivevoix("verify", str(house / "audio.mp3"))
    assert ran.code == 0
    assert "AI voice: the file says so." in ran.out
    assert "content credentials: valid" in ran.out and "Le phare – https://journal.example/phare" in ran.out
    assert "mark in the sound: found" in ran.out


def test_whoever_trusts_the_houses_chain_is_told_so(vivevoix: Commands, house: Path, tmp_path: Path) -> None:
    own = (house / "signing.pem").read_text()
    (tmp_path / "anchors.pem").write_text(own[own.index("-----BEGIN CERTIFICATE") :])
    _, told = verified(vivevoix, house / "audio.mp3", "--anchors", str(tmp_path / "anchors.pem"))
    assert told["credentials"]["state"] == "trusted"


def test_after_one_edited_tag_the_credentials_fail_and_the_mark_still_tells(
    vivevoix: Commands, house: Path, tmp_path: Path
) -> None:
    file = tmp_path / "audio.mp3"
    file.write_bytes((house / "audio.mp3").read_bytes())
    opened: Callable[[Path], Any] = ID3
    tags = opened(file)
    tags["TIT2"].text = ["Un autre titre"]
    tags.save()
    code, told = verified(vivevoix, file)
    assert (code, told["credentials"]["state"]) == (0, "invalid")
    assert "INVALID" in vivevoix("verify", str(file)).out


def test_a_piece_coded_again_without_tags_is_still_marked(vivevoix: Commands, house: Path, tmp_path: Path) -> None:
    sound = decoded((house / "audio.mp3").read_bytes())
    piece = Audio(sound.samples[4 * 48_000 : 16 * 48_000], 48_000)
    write_wav(mp3_at(piece, 64_000), tmp_path / "piece.wav")
    code, told = verified(vivevoix, tmp_path / "piece.wav")
    assert (code, told["credentials"]["state"], told["watermark"]["found"]) == (0, "none", True)


def test_narrate_signs_its_files_and_the_edition_says_what_is_on_them(vivevoix: Commands, edition: Path) -> None:
    told = verified(vivevoix, edition / "audio.mp3")[1]
    assert (told["credentials"]["state"], told["credentials"]["article"]) == ("valid", "Un pont")
    disclosure = json.loads((edition / "edition.json").read_text("utf-8"))["disclosure"]
    assert disclosure["signed_by"] == told["credentials"]["signer"]
    assert disclosure["watermark"] == pytest.approx(told["watermark"]["score"], abs=1.0)


def test_an_m4a_is_written_when_it_is_set(vivevoix: Commands, edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not (edition / "audio.m4a").exists()
    monkeypatch.setenv("VIVEVOIX_M4A", "yes")
    assert vivevoix("narrate", "-", "-o", str(edition), "--language", "fr", stdin=ARTICLE).code == 0
    assert verified(vivevoix, edition / "audio.m4a")[1]["credentials"]["state"] == "valid"
    monkeypatch.delenv("VIVEVOIX_M4A")
    assert vivevoix("narrate", "-", "-o", str(edition), "--language", "fr", stdin=ARTICLE).code == 0
    assert not (edition / "audio.m4a").exists()


def test_unmarked_speech_is_not_said_to_be_ai(vivevoix: Commands, tmp_path: Path) -> None:
    write_wav(speech(), tmp_path / "plain.wav")
    code, told = verified(vivevoix, tmp_path / "plain.wav")
    assert (code, told["marked"]) == (1, False)
    assert "no proof that it is not" in vivevoix("verify", str(tmp_path / "plain.wav")).out


def test_what_say_writes_is_marked(vivevoix: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVEVOIX_ENGINE", "espeak")
    assert vivevoix("say", " ".join(TEXT), "-o", str(tmp_path / "said.wav")).code == 0
    assert verified(vivevoix, tmp_path / "said.wav")[0] == 0


def test_stereo_is_heard(vivevoix: Commands, house: Path, tmp_path: Path) -> None:
    sound = decoded((house / "audio.mp3").read_bytes()).samples
    with wave.open(str(tmp_path / "stereo.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes((np.repeat(sound, 2) * 30_000).astype("<i2").tobytes())
    assert verified(vivevoix, tmp_path / "stereo.wav")[0] == 0


@pytest.mark.parametrize(
    "content", [b"", b"Bonjour.", b"ID3" + bytes(300), b"RIFF\xff\xff\xff\xffWAVEfmt ", b"\0\0\0\x18ftypM4A "]
)
def test_what_is_no_sound_is_told_without_a_traceback(vivevoix: Commands, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file.mp3").write_bytes(content)
    ran = vivevoix("verify", str(tmp_path / "file.mp3"))
    assert ran.code == 3
    assert ran.err.startswith("vivevoix: ") and "Traceback" not in ran.err


def test_a_missing_file_and_a_folder_are_told(vivevoix: Commands, tmp_path: Path) -> None:
    assert vivevoix("verify", str(tmp_path / "nowhere.mp3")).code == 3
    assert vivevoix("verify", str(tmp_path)).code == 3


def test_a_file_that_breaks_off_is_verified_as_far_as_it_goes(vivevoix: Commands, house: Path, tmp_path: Path) -> None:
    content = (house / "audio.mp3").read_bytes()
    (tmp_path / "half.mp3").write_bytes(content[: len(content) * 2 // 3])
    code, told = verified(vivevoix, tmp_path / "half.mp3")
    assert (code, told["credentials"]["state"], told["watermark"]["found"]) == (0, "invalid", True)


def test_a_title_cannot_command_the_terminal(vivevoix: Commands, house: Path, tmp_path: Path) -> None:
    made = spoken()
    hostile = finish(replace(made, article=replace(made.article, title="Un pont\x1b[2J")), Imprint(own_signer(house)))
    (tmp_path / "hostile.mp3").write_bytes(hostile.mp3)
    assert "\x1b" not in vivevoix("verify", str(tmp_path / "hostile.mp3")).out


def test_audio_too_short_for_the_mark_is_published_with_a_warning(
    vivevoix: Commands, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIVEVOIX_UNMARKED", "refuse")
    ran = vivevoix("narrate", "-", "-o", str(edition), "--language", "fr", stdin=ARTICLE)
    assert ran.code == 0 and "was not found in the audio" in ran.err
    monkeypatch.setenv("VIVEVOIX_UNMARKED", "perhaps")
    assert vivevoix("narrate", "-", "-o", str(edition), "--language", "fr", stdin=ARTICLE).code == 2


def test_a_key_that_cannot_sign_leaves_nothing_half_published(
    vivevoix: Commands, edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {file.name: file.read_bytes() for file in edition.iterdir()}
    key, _ = pair(tmp_path / "one", ec.generate_private_key(ec.SECP256R1()))
    _, chain = pair(tmp_path / "two", ec.generate_private_key(ec.SECP256R1()))
    monkeypatch.setenv("VIVEVOIX_SIGNING_KEY", str(key))
    only_one = vivevoix("narrate", "-", "-o", str(edition), "--language", "fr", stdin=ARTICLE)
    assert only_one.code == 2 and "signing_chain" in only_one.err
    monkeypatch.setenv("VIVEVOIX_SIGNING_CHAIN", str(chain))
    ran = vivevoix("narrate", "-", "-o", str(edition), "--language", "fr", stdin=ARTICLE)
    assert ran.code == 4 and "is not the one of the first certificate" in ran.err
    assert {file.name: file.read_bytes() for file in edition.iterdir()} == before


def test_a_key_of_the_houses_choice_signs(
    vivevoix: Commands, edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, chain = pair(tmp_path / "keys", ec.generate_private_key(ec.SECP256R1()))
    monkeypatch.setenv("VIVEVOIX_SIGNING_KEY", str(key))
    monkeypatch.setenv("VIVEVOIX_SIGNING_CHAIN", str(chain))
    assert vivevoix("narrate", "-", "-o", str(edition), "--language", "fr", stdin=ARTICLE).code == 0
    assert verified(vivevoix, edition / "audio.mp3")[1]["credentials"]["signer"] == "Le Journal"


def test_the_key_is_in_no_file_of_the_edition(edition: Path, tmp_path: Path) -> None:
    own = (tmp_path / "data" / "vivevoix" / "signing.pem").read_bytes()
    secret = BytesIO(own).readlines()[1].strip()
    assert all(secret not in file.read_bytes() for file in edition.iterdir())
