"""Receipts of consent: rows are only added, and each holds the hash of the one before, so a change or a gap shows.

Fields after ISO/IEC TS 27560:2023 (consent records), without any that names a person: no address, no account, no
user-agent string. The reader alone knows which receipt is his.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import DDL, delete, event, exists, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from vivevoix.storage.records.base import Moment, Records, Row

GENESIS = "0" * 64
"""What the first receipt has for the hash before it."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is recorded of one act of a reader."""

    at: datetime
    action: str
    """``accept``, ``refuse``, ``choose``, ``add``, ``withdraw``, ``signal``."""
    granted: tuple[str, ...]
    """Categories allowed from then on."""
    policy_version: str
    policy_digest: str
    banner_digest: str
    """SHA-256 of the words and form that the reader saw."""
    language: str
    browser: str
    """Family alone: ``Firefox``, ``Chromium``, ``Safari``, ``other``."""
    signal: bool
    """Whether ``Sec-GPC`` was sent."""
    former: str = ""
    """The receipt that this one replaces."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One link of the chain."""

    id: str
    given: Given
    hash_before: str
    hash: str


class ReceiptRow(Row):
    """A receipt as it is kept."""

    __tablename__ = "consent_receipts"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    at: Mapped[datetime] = mapped_column(Moment)
    action: Mapped[str]
    granted: Mapped[str]
    policy_version: Mapped[str]
    policy_digest: Mapped[str]
    banner_digest: Mapped[str]
    language: Mapped[str]
    browser: Mapped[str]
    signal: Mapped[bool]
    former: Mapped[str] = mapped_column(index=True)
    hash_before: Mapped[str]
    hash: Mapped[str]


# SQLite's file is easily opened by hand: the database itself refuses what would break the chain. Five years is the
# limitation period (Code civil, art. 2224); what is older may be forgotten.
for _verb, _when in (("UPDATE", ""), ("DELETE", "WHEN OLD.at > datetime('now', '-1826 days')")):
    event.listen(
        ReceiptRow.__table__,
        "after_create",
        DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER consent_receipts_no_{_verb.lower()} BEFORE {_verb} ON consent_receipts {_when} "
            "BEGIN SELECT RAISE(ABORT, 'receipts are only added'); END"
        ).execute_if(dialect="sqlite"),
    )


class Receipts:
    """The chain in the records."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def add(self, given: Given) -> Receipt:
        """The next link, under a new random id of 128 bits. Raises RecordsError."""
        with self._records.write() as session:
            before = session.scalar(select(ReceiptRow.hash).order_by(ReceiptRow.number.desc()).limit(1)) or GENESIS
            name = secrets.token_urlsafe(16)
            receipt = Receipt(name, given, before, _hash(name, given, before))
            session.add(_row(receipt))
        return receipt

    def find(self, name: str) -> Receipt | None:
        """By its id."""
        with self._records.read() as session:
            row = session.scalar(select(ReceiptRow).where(ReceiptRow.id == name))
            return _receipt(row) if row else None

    def holds(self, name: str) -> bool:
        """Whether the receipt is there and no later one replaced it: a copy of an old cookie brings no consent back."""
        with self._records.read() as session:
            return _there(session, name) and not session.scalar(select(exists().where(ReceiptRow.former == name)))

    def all(self) -> Iterator[Receipt]:
        """The chain from its first link on."""
        with self._records.read() as session:
            for row in session.scalars(select(ReceiptRow).order_by(ReceiptRow.number)):
                yield _receipt(row)

    def forget(self, before: datetime) -> None:
        """Removes the oldest links; what is left still chains."""
        with self._records.write() as session:
            session.execute(delete(ReceiptRow).where(ReceiptRow.at < before))


def broken(chain: Iterable[Receipt]) -> str:
    """The id of the first receipt that was changed, or before which one is missing; empty when the chain holds."""
    last = ""
    for receipt in chain:
        if receipt.hash != _hash(receipt.id, receipt.given, receipt.hash_before) or (last and receipt.hash_before != last):
            return receipt.id
        last = receipt.hash
    return ""


def _there(session: Session, name: str) -> bool:
    return bool(session.scalar(select(exists().where(ReceiptRow.id == name))))


def _hash(name: str, given: Given, before: str) -> str:
    plain = asdict(given) | {"at": given.at.isoformat(), "id": name, "before": before}
    return hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _row(receipt: Receipt) -> ReceiptRow:
    fields = asdict(receipt.given) | {"granted": " ".join(receipt.given.granted)}
    return ReceiptRow(id=receipt.id, hash_before=receipt.hash_before, hash=receipt.hash, **fields)


def _receipt(row: ReceiptRow) -> Receipt:
    names = [name for name in Given.__dataclass_fields__ if name != "granted"]
    given = Given(granted=tuple(row.granted.split()), **{name: getattr(row, name) for name in names})
    return Receipt(row.id, given, row.hash_before, row.hash)
