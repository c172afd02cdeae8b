"""Reports of listeners: what was said wrongly, where, and how it should be said."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from vivevoix.errors import WrongUse
from vivevoix.storage.records.base import Moment, Records, Row

MAX_OPEN = 10_000
"""Beyond it nothing more is taken, so that a flood does not fill the disk."""


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """A report as a listener sends it, already cleaned. At least one of word, sentence and text says something."""

    article: str
    """The article's slug."""
    sentence: str
    """Printed words."""
    word: str
    at: float | None
    """Seconds from the first sample of the audio; None when it was not said."""
    text: str
    """What the listener wrote."""
    language: str = "fr"
    """BCP 47 primary tag of the article."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it is kept: nothing of the listener."""

    id: int
    article: str
    sentence: str
    word: str
    at: float | None
    text: str
    language: str
    reported_at: datetime
    resolved_at: datetime | None
    outcome: str
    """What was done about it; empty while it is open."""


class ReportRow(Row):
    """A report in the database."""

    __tablename__ = "reports"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 (SQLAlchemy's own form)

    id: Mapped[int] = mapped_column(primary_key=True)
    article: Mapped[str] = mapped_column(index=True)
    sentence: Mapped[str]
    word: Mapped[str]
    at: Mapped[float | None]
    text: Mapped[str]
    language: Mapped[str]
    reported_at: Mapped[datetime] = mapped_column(Moment)
    resolved_at: Mapped[datetime | None] = mapped_column(Moment)
    outcome: Mapped[str]


class Reports:
    """The reports in a database. Every method raises RecordsError when the database cannot be used."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def add(self, draft: ReportDraft, now: datetime | None = None) -> Report | None:
        """Take a report; None when too many are open already. The same one sent twice is kept once."""
        with self._records.write() as session:
            known = _same(session, draft)
            if known:
                return _report(known)
            if _open(session) >= MAX_OPEN:
                return None
            row = ReportRow(
                article=draft.article,
                sentence=draft.sentence,
                word=draft.word,
                at=draft.at,
                text=draft.text,
                language=draft.language,
                reported_at=now or datetime.now(UTC),
                resolved_at=None,
                outcome="",
            )
            session.add(row)
            session.flush()
            return _report(row)

    def listed(self, *, resolved: bool | None = False, article: str | None = None) -> tuple[Report, ...]:
        """Open reports, resolved ones, or (None) both, of one article or of all, oldest first."""
        wanted = select(ReportRow).order_by(ReportRow.id)
        if resolved is not None:
            wanted = wanted.where(ReportRow.resolved_at.is_not(None) if resolved else ReportRow.resolved_at.is_(None))
        if article is not None:
            wanted = wanted.where(ReportRow.article == article)
        with self._records.read() as session:
            return tuple(_report(row) for row in session.scalars(wanted))

    def resolve(self, *numbers: int, outcome: str = "", now: datetime | None = None) -> tuple[Report, ...]:
        """Close reports, or say anew what was done about them; all, or none when there is none of one number: WrongUse."""
        with self._records.write() as session:
            rows = [_known(session, number) for number in numbers]
            for row in rows:
                row.resolved_at, row.outcome = now or datetime.now(UTC), outcome
            return tuple(_report(row) for row in rows)


def _known(session: Session, number: int) -> ReportRow:
    row = session.get(ReportRow, number)
    if row is None:
        raise WrongUse(f"There is no report {number}.", "See `vivevoix reports list`.")
    return row


def _same(session: Session, draft: ReportDraft) -> ReportRow | None:
    same = select(ReportRow).where(
        ReportRow.resolved_at.is_(None),
        ReportRow.article == draft.article,
        ReportRow.sentence == draft.sentence,
        ReportRow.word == draft.word,
        ReportRow.text == draft.text,
    )
    return session.scalars(same).first()


def _open(session: Session) -> int:
    return session.scalar(select(func.count()).where(ReportRow.resolved_at.is_(None))) or 0


def _report(row: ReportRow) -> Report:
    return Report(
        row.id,
        row.article,
        row.sentence,
        row.word,
        row.at,
        row.text,
        row.language,
        row.reported_at,
        row.resolved_at,
        row.outcome,
    )
