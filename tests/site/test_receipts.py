"""The chain of receipts and the counts: only added to, tampering shows, nothing of a person."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from vivevoix.cli import main
from vivevoix.site.measure import Measure
from vivevoix.storage.records.audience import Audience, CountRow
from vivevoix.storage.records.base import Records
from vivevoix.storage.records.keys import key
from vivevoix.storage.records.opening import open_records
from vivevoix.storage.records.receipts import GENESIS, Given, ReceiptRow, Receipts, broken

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
YES = Given(NOW, "accept", ("audience", "social"), "1", "p" * 64, "b" * 64, "fr", "Firefox", signal=False)
PERSONAL = {"ip", "address", "agent", "user", "name", "email", "session"}


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    opened = open_records(tmp_path / "records.sqlite")
    yield opened
    opened.close()


def test_each_receipt_holds_the_hash_of_the_one_before(records: Records) -> None:
    receipts = Receipts(records)
    added = [receipts.add(YES), receipts.add(replace(YES, action="refuse", granted=())), receipts.add(YES)]
    assert [one.hash_before for one in added] == [GENESIS, added[0].hash, added[1].hash]
    assert list(receipts.all()) == added
    assert broken(added) == ""
    assert receipts.find(added[1].id) == added[1]
    assert receipts.find("none") is None
    assert len({one.id for one in added}) == 3
    assert all(len(one.id) >= 22 for one in added)


def test_a_changed_a_missing_and_a_swapped_link_show(records: Records) -> None:
    receipts = Receipts(records)
    one, two, three = (receipts.add(replace(YES, language=language)) for language in ("fr", "en", "fr"))
    changed = replace(two, given=replace(two.given, granted=()))
    assert broken([one, changed, three]) == two.id
    assert broken([one, three]) == three.id
    assert broken([one, three, two]) == three.id
    assert broken([one, replace(two, id="other"), three]) == "other"
    assert broken([two, three]) == ""  # the oldest may be forgotten


@pytest.mark.parametrize("statement", ["UPDATE consent_receipts SET granted = 'social'", "DELETE FROM consent_receipts"])
def test_the_database_itself_refuses_to_change_a_receipt(records: Records, tmp_path: Path, statement: str) -> None:
    Receipts(records).add(replace(YES, at=datetime.now(UTC)))
    connection = sqlite3.connect(tmp_path / "records.sqlite")
    with pytest.raises(sqlite3.IntegrityError, match="only added"):
        connection.execute(statement)
    connection.close()


def test_what_is_older_than_five_years_may_go_and_the_rest_still_chains(records: Records) -> None:
    receipts = Receipts(records)
    old = receipts.add(replace(YES, at=datetime.now(UTC) - timedelta(days=6 * 365)))
    new = [receipts.add(replace(YES, at=datetime.now(UTC))) for _ in range(2)]
    receipts.forget(datetime.now(UTC) - timedelta(days=5 * 365 + 10))
    assert list(receipts.all()) == new
    assert receipts.find(old.id) is None
    assert broken(receipts.all()) == ""


def test_a_receipt_holds_until_a_later_one_replaces_it(records: Records) -> None:
    receipts = Receipts(records)
    first = receipts.add(YES)
    assert receipts.holds(first.id)
    second = receipts.add(replace(YES, former=first.id))
    assert not receipts.holds(first.id)
    assert receipts.holds(second.id)
    assert not receipts.holds("")
    assert not receipts.holds("unknown")


def test_the_command_tells_whether_the_chain_holds(
    records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VIVEVOIX_RECORDS", str(tmp_path / "records.sqlite"))
    receipts = Receipts(records)
    added = [receipts.add(YES), receipts.add(YES), receipts.add(YES)]
    assert main(["audit", "--receipts"]) == 0
    assert capsys.readouterr().out == f"3 receipts; the chain holds\nlast hash: {added[-1].hash}\n"
    connection = sqlite3.connect(tmp_path / "records.sqlite")
    connection.execute("DROP TRIGGER consent_receipts_no_update")
    connection.execute("UPDATE consent_receipts SET granted = '' WHERE id = ?", [added[1].id])
    connection.commit()
    connection.close()
    assert main(["audit", "--receipts", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["broken"] == added[1].id
    monkeypatch.setenv("VIVEVOIX_RECORDS", str(tmp_path / "none.sqlite"))
    assert main(["audit", "--receipts"]) == 2


def test_no_column_could_hold_who_it_was() -> None:
    for row in (ReceiptRow, CountRow):
        columns = {column.name for column in row.__table__.columns}
        assert not columns & PERSONAL


def test_counts_are_numbers_by_day_page_and_moment(records: Records) -> None:
    audience = Audience(records)
    for page, moment in (("/", "view"), ("/", "view"), ("/article/sel/", "play"), ("/article/sel/", "25")):
        audience.count(date(2026, 11, 26), page, moment)
    audience.count(date(2026, 11, 25), "/", "view")
    found = [(count.day.day, count.page, count.moment, count.number) for count in audience.counts(date(2026, 1, 1))]
    assert found == [
        (26, "/", "view", 2),
        (26, "/article/sel/", "25", 1),
        (26, "/article/sel/", "play", 1),
        (25, "/", "view", 1),
    ]
    with pytest.raises(ValueError, match="scroll"):
        audience.count(date(2026, 11, 26), "/", "scroll")


def test_counts_are_gone_after_twenty_five_months(records: Records) -> None:
    audience = Audience(records)
    today = date(2026, 11, 26)
    audience.count(today, "/", "view")
    audience.count(today - timedelta(days=749), "/", "view")
    audience.count(today - timedelta(days=762), "/", "view")
    Measure(audience, Receipts(records)).sweep(today)
    assert [count.day for count in audience.counts(date(2000, 1, 1))] == [today, today - timedelta(days=749)]


def test_a_key_is_made_once_and_differs_by_purpose(records: Records) -> None:
    assert key(records, "consent") == key(records, "consent")
    assert key(records, "consent") != key(records, "other")
    assert len(key(records, "consent")) == 64
