"""From settings to a house: every adapter that is named can be made, and a wrong name says what there is."""

import pytest

from vivevoix import compose
from vivevoix.errors import UnknownVoice, WrongUse
from vivevoix.settings import Settings

REMOTE = {"remote_url": "http://127.0.0.1:9", "remote_model": "m", "remote_voice": "claire"}


@pytest.mark.parametrize("name", compose.ENGINES)
def test_each_engine_is_made_with_a_voice_for_french(name: str) -> None:
    settings = Settings(engine=name, listener="parrot", **REMOTE)  # type: ignore[arg-type]
    house = compose.house(settings)
    assert house.engine.fingerprint and house.engine.breath > 100
    assert house.voices["fr"].engine == name


def test_a_voice_speaks_only_its_languages() -> None:
    assert set(compose.voices(Settings(), "ff_siwis")) == {"fr"}
    with pytest.raises(UnknownVoice, match="ff_siwis"):
        compose.voices(Settings(voice_fr="nobody"))


@pytest.mark.parametrize("setting", ["engine", "listener"])
def test_an_unknown_adapter_names_the_known_ones(setting: str) -> None:
    with pytest.raises(WrongUse, match=r"kokoro|whisper"):
        compose.house(Settings(**{setting: "gramophone"}))  # type: ignore[arg-type]
