"""Opening the records: the tables are made where there are none, and those of another version are refused."""

from pathlib import Path

from sqlalchemy import URL, Connection, insert, inspect, select
from sqlalchemy.orm import Mapped, mapped_column

from vivevoix.errors import RecordsError, WrongUse
from vivevoix.storage.records import comments, reports
from vivevoix.storage.records.base import WRITING, Records, Row, explained
from vivevoix.storage.records.engine import address, engine

TABLES = (comments, reports)
"""Modules whose tables are made."""
VERSION = 1
"""Grows when a table changes its form; a table more does not need it."""


class VersionRow(Row):
    """The one row that says by which form the tables were made."""

    __tablename__ = "vivevoix_records"
    version: Mapped[int] = mapped_column(primary_key=True)


def open_records(place: str | Path, *, create: bool = True) -> Records:
    """The records in a file or behind an address; missing tables are made.

    Raises WrongUse when the address cannot be understood, or nothing is there and ``create`` is false; RecordsError when
    what is there is not ours, is of another version, or cannot be opened.
    """
    url = address(place)
    name = url.database or "memory" if url.get_backend_name() == "sqlite" else url.render_as_string()
    _file(url, create=create)
    records = Records(engine(url), name)
    writing = records.engine.execution_options(**{WRITING: True})
    with explained(name), writing.begin() as connection:
        _prepare(connection, name, create=create)
    return records


def _file(url: URL, *, create: bool) -> None:
    """SQLite's file, for its owner only: held comments are not for everybody on the machine."""
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return
    file = Path(url.database or "")
    if file.exists():
        return
    if not create:
        raise _nothing(str(file))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError as error:
        raise RecordsError(f"{file} cannot be made ({error.strerror}).", "Name another place for the records.") from error


def _nothing(name: str) -> WrongUse:
    return WrongUse(f"There are no records in {name}.", "Name those of the site with --records or in the settings.")


def _prepare(connection: Connection, name: str, *, create: bool) -> None:
    found = set(inspect(connection).get_table_names())
    if VersionRow.__tablename__ in found:
        _check(connection, name)
    elif found:
        remedy = "Name a file or a database of their own for the records."
        raise RecordsError(f"{name} is the database of another program.", remedy)
    elif not create:
        raise _nothing(name)
    Row.metadata.create_all(connection)
    if VersionRow.__tablename__ not in found:
        connection.execute(insert(VersionRow).values(version=VERSION))


def _check(connection: Connection, name: str) -> None:
    version = connection.scalar(select(VersionRow.version))
    if version != VERSION:
        remedy = "Use the version of vivevoix that wrote them, or name another place for the records."
        raise RecordsError(f"The records in {name} have form {version}; this program reads form {VERSION}.", remedy)
