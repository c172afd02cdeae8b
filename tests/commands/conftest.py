from pathlib import Path

import pytest

from tests.commands.command import Commands


@pytest.fixture
def vivevoix(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Commands:
    """The command line, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Commands(monkeypatch, capsys)
