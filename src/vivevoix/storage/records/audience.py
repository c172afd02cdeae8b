"""How often pages were read and articles heard, day by day: numbers alone, nothing of who it was."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Mapped, mapped_column

from vivevoix.storage.records.base import Records, Row

MOMENTS = ("view", "play", "25", "50", "75", "100")
"""What is counted: pages read, listenings begun, and quarters of the audio reached (percent)."""


class CountRow(Row):
    """One number."""

    __tablename__ = "audience"
    day: Mapped[date] = mapped_column(primary_key=True)
    page: Mapped[str] = mapped_column(primary_key=True)
    moment: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(default=0)


@dataclass(frozen=True, slots=True)
class Count:
    """How often ``moment`` happened on ``page`` that day."""

    day: date
    page: str
    moment: str
    number: int


class Audience:
    """The counts in the records."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def count(self, day: date, page: str, moment: str) -> None:
        """One more. Raises ValueError for a moment that is not counted, RecordsError."""
        if moment not in MOMENTS:
            raise ValueError(moment)
        with self._records.write() as session:
            row = session.get(CountRow, (day, page, moment))
            if row is None:
                session.add(CountRow(day=day, page=page, moment=moment, number=1))
            else:
                row.number += 1

    def counts(self, since: date) -> tuple[Count, ...]:
        """Every number from ``since`` on, the newest day first."""
        chosen = select(CountRow).where(CountRow.day >= since)
        with self._records.read() as session:
            rows = session.scalars(chosen.order_by(CountRow.day.desc(), CountRow.page, CountRow.moment))
            return tuple(Count(row.day, row.page, row.moment, row.number) for row in rows)

    def forget(self, before: date) -> None:
        """Removes what is older: the CNIL's ceiling is 25 months."""
        with self._records.write() as session:
            session.execute(delete(CountRow).where(CountRow.day < before))
