"""``vivevoix serve`` as a reader of the manual starts it."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from vivevoix.cli import main


def test_it_serves_a_folder_and_stops_when_told(shelved: Path, tmp_path: Path) -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "vivevoix", "serve", "--editions", str(shelved), "--port", "0"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONWARNINGS": "error"},
        text=True,
    )
    assert started.stderr
    try:
        base = started.stderr.readline().removeprefix("vivevoix: ").strip()
        with urllib.request.urlopen(f"{base}article/sel/", timeout=60) as answer:
            assert answer.status == 200
            assert "server" not in {name.lower() for name in answer.headers}
            assert "À Brélec" in answer.read().decode().replace("\u00a0", " ")
        assert (tmp_path / "records.sqlite").stat().st_mode & 0o077 == 0
    finally:
        started.send_signal(signal.SIGINT)
        rest = started.communicate(timeout=30)[1]
    assert "Traceback" not in rest
    assert "127.0.0.1:" not in rest  # no reader's address is logged


def test_a_taken_port_a_missing_folder_and_a_wrong_file_are_said(
    shelved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--editions", str(shelved), "--port", port]) == 2
        assert f"Nothing can listen on 127.0.0.1:{port}" in capsys.readouterr().err
    assert main(["serve", "--editions", str(shelved), "--port", "99999"]) == 2
    assert "--port" in capsys.readouterr().err
    assert main(["serve", "--editions", str(tmp_path / "none")]) == 2
    assert "There is no folder" in capsys.readouterr().err
    (tmp_path / "vivevoix.toml").write_text('site = "none.toml"')
    assert main(["serve", "--editions", str(shelved)]) == 2
    assert "none.toml cannot be read" in capsys.readouterr().err
    (tmp_path / "vivevoix.toml").write_text('consent = "vivevoix.toml"')
    assert main(["serve", "--editions", str(shelved)]) == 2
    assert "no field 'consent'" in capsys.readouterr().err
