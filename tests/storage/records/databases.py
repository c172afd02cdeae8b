"""PostgreSQL for tests: a server of our own for as long as they run, where it and its driver are installed."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
_INITDB = shutil.which("initdb") or next((str(folder / "initdb") for folder in reversed(_BINARIES)), None)
needs_postgresql = pytest.mark.skipif(
    _INITDB is None or importlib.util.find_spec("psycopg") is None,
    reason="PostgreSQL or its driver (psycopg) is not installed: records are tried on SQLite alone",
)


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of the server, reached by a socket in a folder of its own."""
    assert _INITDB
    programs, folder = Path(_INITDB).resolve().parent, Path(tempfile.mkdtemp(prefix="vivevoix-pg-"))
    # PostgreSQL refuses to run as root, whose tests therefore run it as somebody without rights.
    user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    shutil.chown(folder, user)
    data = folder / "data"
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    try:
        _run(user, folder, programs / "initdb", "-D", data, "-U", "house", "-A", "trust", "--no-sync", "--locale=C.UTF-8")
        _run(user, folder, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql://house@/postgres?host={folder}"
        finally:
            _run(user, folder, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(user: str, folder: Path, *command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True, user=user, cwd=folder)
