"""The database under all records: what every table and every store of them is built on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Engine, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from vivevoix.errors import RecordsBusy, RecordsError

WRITING = "vivevoix_writing"
"""The engine's option that makes a transaction a writing one from its first statement."""
_SETTLING_MS = 100


class Row(DeclarativeBase):
    """A row of any of our tables."""


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone; kept in UTC, for SQLite keeps no zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Into the database. Raises ValueError for a moment without a zone: nobody knows when that is."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Out of the database."""
        return value and value.replace(tzinfo=UTC)


class Records:
    """A database that was opened and whose tables are there.

    ``with records.read() as session`` and ``with records.write() as session``: one transaction each, undone when an
    exception leaves it. Only one writer works at a time, on SQLite and PostgreSQL alike, so what ``write`` has read still
    holds when it commits. Both raise RecordsError, and RecordsBusy when waiting for the other writer took too long.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name
        """What messages call it: the path, or the address without its password."""
        self._writing = engine.execution_options(**{WRITING: True})

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the records."""
        with explained(self.name), Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that may change the records, alone."""
        with explained(self.name), Session(self._writing, expire_on_commit=False) as session, session.begin():
            session.connection()  # takes the lock now: a session alone connects at its first statement
            yield session

    def settle(self) -> None:
        """Takes what was erased out of SQLite's write-ahead log too; while a reader holds it, the next time."""
        if self.engine.dialect.name == "sqlite":
            with explained(self.name), self.engine.connect() as connection:
                (former,) = connection.execute(text("PRAGMA busy_timeout")).one()
                # Nobody can write while it waits for readers, so it does not wait as long as a writer may.
                connection.execute(text(f"PRAGMA busy_timeout={_SETTLING_MS}"))
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).all()
                connection.execute(text(f"PRAGMA busy_timeout={former}"))

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


@contextmanager
def explained(name: str) -> Iterator[None]:
    """The database's errors as ours."""
    try:
        yield
    except PoolTimeout as error:
        raise RecordsBusy(f"Too many are using the records in {name}.", "Try again.") from error
    except OperationalError as error:
        if "locked" in str(error.orig) or "lock timeout" in str(error.orig):
            raise RecordsBusy(f"The records in {name} are being written by somebody else.", "Try again.") from error
        raise RecordsError(f"The records in {name} cannot be used ({_first(error)}).", _REMEDY) from error
    except DBAPIError as error:
        raise RecordsError(f"The records in {name} cannot be used ({_first(error)}).", _REMEDY) from error


_REMEDY = "Check that it is the database of vivevoix, that it may be written, and that its disk has room."


def _first(error: DBAPIError) -> str:
    """The first line of the driver's message: the rest may quote what a reader wrote."""
    return str(error.orig).partition("\n")[0]
