"""No test reaches the network, a user's folder or a user's settings by mistake."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

MODEL_CACHE = Path(os.environ.get("VIVEVOIX_CACHE") or Path.home() / ".cache" / "vivevoix")
"""Joined models are shared between test runs: joining them costs seconds and 240 MB each time."""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("VIVEVOIX_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else "local"
        if host not in {"127.0.0.1", "::1", "local"}:
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield


@pytest.fixture
def model_cache() -> Path:
    """Where the real models lie joined."""
    return MODEL_CACHE
