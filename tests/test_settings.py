"""Settings: a file, then the environment; what cannot be understood is wrong use that names the key."""

from pathlib import Path

import pytest

from vivevoix.errors import WrongUse
from vivevoix.settings import Settings, load


def test_defaults_without_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load(environ={}) == Settings()


def test_a_file_then_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "vivevoix.toml"
    file.write_text('rate = 0.9\nnotice_spoken = false\nlexicon = ["a.tsv", "b.tsv"]\n', "utf-8")
    settings = load(file, environ={"VIVEVOIX_RATE": "1.1"})
    assert settings.rate == 1.1
    assert settings.notice("fr") == ""
    assert settings.lexicon == (Path("a.tsv"), Path("b.tsv"))


@pytest.mark.parametrize(
    "text", ["colour = 1", "rate = 'fast'", "rate = 0", "rate = -1", "rate = 9", "notice_spoken = 3", "engine = 4", "rate ="]
)
def test_what_cannot_be_understood_names_key_or_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "house.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(WrongUse) as caught:
        load(file, environ={})
    assert caught.value.remedy and (text.split(maxsplit=1)[0] in str(caught.value) or "house.toml" in str(caught.value))


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="nowhere"):
        load(tmp_path / "nowhere.toml", environ={})


def test_switches_are_read_from_words() -> None:
    assert load(environ={"VIVEVOIX_NOTICE_SPOKEN": "no"}).notice_spoken is False
    with pytest.raises(WrongUse):
        load(environ={"VIVEVOIX_NOTICE_SPOKEN": "perhaps"})
