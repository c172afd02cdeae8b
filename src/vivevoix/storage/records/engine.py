"""Connections to SQLite and PostgreSQL with the same manners: foreign keys hold, one writer at a time, nobody waits for ever."""

from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from vivevoix.errors import WrongUse
from vivevoix.storage.records.base import WRITING

WAIT_S = 10
"""How long a writer waits for the one before it, and anybody for a connection."""
CONNECTIONS = 40
"""As many as the web server has threads."""
MEMORY = "sqlite://"
"""Records that are gone with the process."""

_LOCK = 0x76_69_76_65
"""PostgreSQL's advisory lock of our writers; any number does that no other program in this database uses."""


def address(place: str | Path) -> URL:
    """A path → SQLite in that file; ``sqlite://`` and ``postgresql://`` addresses as they are. Raises WrongUse."""
    if isinstance(place, Path) or "://" not in place:
        return URL.create("sqlite", database=str(Path(place).expanduser()))
    try:
        url = make_url(place)
    except ArgumentError as error:
        raise WrongUse("The address of the records cannot be understood.", _EXPECTED) from error
    if url.get_backend_name() == "sqlite":
        return url
    if url.get_backend_name() in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    raise WrongUse(f"Records cannot be kept in {url.get_backend_name()}.", _EXPECTED)


_EXPECTED = "Name a file for SQLite, or postgresql://USER@HOST/DATABASE."


def engine(url: URL) -> Engine:
    """The connections to one database, none of them open yet. Raises WrongUse when the driver is not installed."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    try:
        made = create_engine(url, pool_pre_ping=True, pool_timeout=WAIT_S)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise WrongUse("PostgreSQL needs a driver that is not installed.", "pip install 'psycopg[binary]'.") from error
    event.listen(made, "begin", _begin_postgresql)
    return made


def _sqlite(url: URL) -> Engine:
    if url.database in {None, "", ":memory:"}:
        # Each connection to :memory: is a database of its own, so all threads share one.
        made = create_engine(url, connect_args={"check_same_thread": False}, poolclass=StaticPool)
    else:
        made = create_engine(url, connect_args={"timeout": WAIT_S}, pool_size=CONNECTIONS, max_overflow=0, pool_timeout=WAIT_S)
    event.listen(made, "connect", _connect_sqlite)
    event.listen(made, "begin", _begin_sqlite)
    return made


def _connect_sqlite(connection: SqliteConnection, _record: ConnectionPoolEntry) -> None:
    # None: sqlite3 opens no transaction of its own, and late; _begin_sqlite does it.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON", f"busy_timeout={WAIT_S * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that reads first and writes later fails at once when another one wrote between.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITING) else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITING):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_S}s'")
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
