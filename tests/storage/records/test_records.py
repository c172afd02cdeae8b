"""The contract on each database, and what only the opening of one can get wrong."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.contracts.records import RecordsContract
from tests.storage.records.databases import needs_postgresql, postgresql
from vivevoix.errors import RecordsBusy, RecordsError, WrongUse
from vivevoix.storage.records import engine
from vivevoix.storage.records.base import Records
from vivevoix.storage.records.comments import Added, Comments, Draft, State
from vivevoix.storage.records.opening import open_records


class TestInMemory(RecordsContract):
    @pytest.fixture
    def records(self) -> Iterator[Records]:
        made = open_records(engine.MEMORY)
        yield made
        made.close()

    # One connection serves all threads of a database in memory, one after the other: it is for trying things out.
    test_many_at_once_lose_nothing = None  # type: ignore[assignment]


class TestInAFile(RecordsContract):
    @pytest.fixture
    def records(self, tmp_path: Path) -> Iterator[Records]:
        made = open_records(tmp_path / "new" / "records.sqlite")
        yield made
        made.close()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """One server for all: starting it costs seconds."""
    with postgresql() as address:
        yield address


@needs_postgresql
class TestInPostgresql(RecordsContract):
    @pytest.fixture
    def records(self, server: str) -> Iterator[Records]:
        made = open_records(server)
        yield made
        with made.write() as session:
            session.connection().exec_driver_sql("TRUNCATE comments, reports")
        made.close()


def file_of(tmp_path: Path) -> Path:
    return tmp_path / "records.sqlite"


def test_records_outlive_the_process_that_opened_them(tmp_path: Path) -> None:
    first = open_records(file_of(tmp_path))
    Comments(first).add(Draft("sel", "Ada", "Reste"), State.APPROVED)
    first.close()
    assert [one.text for one in Comments(open_records(file_of(tmp_path), create=False)).thread("sel")] == ["Reste"]


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_records(file_of(tmp_path))
    assert file_of(tmp_path).stat().st_mode & 0o077 == 0


def test_nothing_is_made_for_somebody_who_only_looks(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no records in"):
        open_records(file_of(tmp_path), create=False)
    assert not file_of(tmp_path).exists()


def test_an_empty_file_holds_no_records(tmp_path: Path) -> None:
    file_of(tmp_path).touch()
    with pytest.raises(WrongUse, match="no records in"):
        open_records(file_of(tmp_path), create=False)


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(file_of(tmp_path)) as other:
        other.execute("CREATE TABLE comments (id INTEGER)")
    with pytest.raises(RecordsError, match="another program"):
        open_records(file_of(tmp_path))
    with sqlite3.connect(file_of(tmp_path)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("comments",)]


def test_records_of_another_form_are_refused(tmp_path: Path) -> None:
    open_records(file_of(tmp_path)).close()
    with sqlite3.connect(file_of(tmp_path)) as later:
        later.execute("UPDATE vivevoix_records SET version = 99")
    with pytest.raises(RecordsError, match="form 99.*reads form 1"):
        open_records(file_of(tmp_path))


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    file_of(tmp_path).write_text("du texte, et assez pour une page " * 40, "utf-8")
    with pytest.raises(RecordsError, match="not a database"):
        open_records(file_of(tmp_path))


def test_a_folder_that_is_a_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "occupied").touch()
    with pytest.raises(RecordsError, match="cannot be made"):
        open_records(tmp_path / "occupied" / "records.sqlite")


def test_a_table_that_is_missing_is_made(tmp_path: Path) -> None:
    open_records(file_of(tmp_path)).close()
    with sqlite3.connect(file_of(tmp_path)) as former:
        former.execute("DROP TABLE reports")
    with open_records(file_of(tmp_path)).read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM reports").scalar() == 0


def test_many_may_open_at_once(tmp_path: Path) -> None:
    failures: list[BaseException] = []

    def opened() -> None:
        try:
            open_records(file_of(tmp_path)).close()
        except BaseException as error:
            failures.append(error)

    openers = [threading.Thread(target=opened) for _ in range(6)]
    for one in openers:
        one.start()
    for one in openers:
        one.join()
    assert failures == []


def test_who_waits_too_long_is_told_to_try_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "WAIT_S", 0)
    records = open_records(file_of(tmp_path))
    with records.write(), pytest.raises(RecordsBusy) as caught, records.write():
        pass
    assert caught.value.permanent is False


def test_more_than_can_be_served_are_told_to_try_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "WAIT_S", 0.01)
    monkeypatch.setattr(engine, "CONNECTIONS", 2)
    records = open_records(file_of(tmp_path))
    with records.read() as first, records.read() as second:
        first.connection(), second.connection()
        with pytest.raises(RecordsBusy), records.write():
            pass


def test_a_reader_does_not_wait_for_the_writer(tmp_path: Path) -> None:
    records = open_records(file_of(tmp_path))
    with records.write() as writing, records.read() as reading:
        writing.connection().exec_driver_sql("DELETE FROM comments")
        assert reading.connection().exec_driver_sql("SELECT count(*) FROM comments").scalar() == 0


def test_what_was_erased_is_not_in_any_file(tmp_path: Path) -> None:
    comments = Comments(open_records(file_of(tmp_path)))
    made = comments.add(Draft("sel", "Ludivine", "Une phrase que personne ne doit retrouver"), State.APPROVED)
    assert isinstance(made, Added)
    assert b"retrouver" in b"".join(file.read_bytes() for file in tmp_path.iterdir())
    comments.erase(made.code)
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"retrouver" not in left and b"Ludivine" not in left


def test_erasing_does_not_wait_for_who_reads(tmp_path: Path) -> None:
    records = open_records(file_of(tmp_path))
    comments = Comments(records)
    made, later = (comments.add(Draft("sel", "Ada", text), State.APPROVED) for text in ("Première lue", "Seconde"))
    assert isinstance(made, Added) and isinstance(later, Added)
    with records.read() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM comments").scalar()
        started = time.monotonic()
        comments.erase(made.code)
        comments.approve(later.comment.id)
        assert time.monotonic() - started < engine.WAIT_S / 2
    comments.erase(later.code)
    assert "Première lue".encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_a_moment_without_a_zone_is_refused(tmp_path: Path) -> None:
    comments = Comments(open_records(file_of(tmp_path)))
    with pytest.raises(Exception, match="no time zone"):
        comments.add(Draft("sel", "Ada", "Quand ?"), State.HELD, datetime(2026, 1, 1))
    assert comments.listed() == ()


@pytest.mark.parametrize("place", ["mysql://house@host/base", ":///", "nonsense://x"])
def test_an_address_that_we_do_not_speak_is_explained(place: str) -> None:
    with pytest.raises(WrongUse, match=r"postgresql://USER@HOST/DATABASE"):
        open_records(place)


def test_a_server_that_is_not_there_is_explained_without_its_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(RecordsError) as caught:
        open_records(f"postgresql://house:geheim@/base?host={tmp_path}")
    assert "geheim" not in str(caught.value)
