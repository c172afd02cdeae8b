"""The databases that records are tried on: SQLite in memory and in a file, and PostgreSQL where it is installed."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
_INITDB = shutil.which("initdb") or next((str(folder / "initdb") for folder in reversed(_BINARIES)), None)
_ROOT = os.geteuid() == 0
needs_postgresql = pytest.mark.skipif(
    _INITDB is None or importlib.util.find_spec("psycopg") is None or _ROOT,
    reason="PostgreSQL or its driver is not installed, or this is root, whom it does not serve",
)


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The address of a server of our own, reached by a socket in ``folder``."""
    assert _INITDB
    programs, data = Path(_INITDB).parent, folder / "data"
    subprocess.run([_INITDB, "-D", data, "-U", "house", "-A", "trust", "--no-sync"], check=True, capture_output=True)
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    subprocess.run(
        [programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], check=True, capture_output=True
    )
    try:
        yield f"postgresql://house@/postgres?host={folder}"
    finally:
        subprocess.run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=True, capture_output=True)
