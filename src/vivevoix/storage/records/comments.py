"""Comments of readers: held, approved, deleted by a moderator, erased by their author."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Select, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from vivevoix.errors import WrongUse
from vivevoix.storage.records.base import Moment, Records, Row
from vivevoix.storage.records.receipt_codes import digest, new_code

MAX_HELD = 10_000
"""More than a newsroom reads in a week: beyond it nothing more is taken, so that a flood does not fill the disk."""


class State(StrEnum):
    """How far a comment has come."""

    HELD = "held"
    """Waits for a moderator."""
    APPROVED = "approved"
    """Everybody reads it."""
    DELETED = "deleted"
    """A moderator took it away; its name and text are gone."""
    ERASED = "erased"
    """Its author took it away; its name and text are gone."""


_STANDING = (State.HELD, State.APPROVED)
"""States in which a comment still has its name and text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A comment as a reader sends it, already cleaned."""

    article: str
    """The article's slug."""
    name: str
    text: str
    """Plain text; an empty line parts paragraphs."""
    parent: int | None = None
    """The comment that it answers."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as it is kept: no address, no browser, nothing else of its author."""

    id: int
    """Never given twice."""
    article: str
    parent: int | None
    name: str
    """Empty once deleted or erased."""
    text: str
    written_at: datetime
    state: State


@dataclass(frozen=True, slots=True)
class Added:
    """A comment that was taken, with the code by which its author can erase it."""

    comment: Comment
    code: str


class Refusal(StrEnum):
    """Why a comment was not taken."""

    REPEATED = "repeated"
    """The same words under the same name stand or wait there already."""
    PARENT_GONE = "parent_gone"
    """What it answers is not there, or not any more."""
    FULL = "full"
    """Too many comments wait for a moderator."""


class CommentRow(Row):
    """A comment in the database."""

    __tablename__ = "comments"
    __table_args__ = (Index("comments_by_article", "article", "state"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    article: Mapped[str]
    parent: Mapped[int | None] = mapped_column(ForeignKey("comments.id"))
    name: Mapped[str]
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str]
    code_digest: Mapped[str] = mapped_column(unique=True)


class Comments:
    """The comments in a database. Every method raises RecordsError when the database cannot be used."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def add(self, draft: Draft, state: State, now: datetime | None = None) -> Added | Refusal:
        """Take a comment, held or approved at once; a refused one leaves nothing behind."""
        code = new_code()
        with self._records.write() as session:
            refusal = _refusal(session, draft)
            if refusal:
                return refusal
            row = CommentRow(
                article=draft.article,
                parent=draft.parent,
                name=draft.name,
                text=draft.text,
                written_at=now or datetime.now(UTC),
                state=state.value,
                code_digest=digest(code),
            )
            session.add(row)
            session.flush()
            return Added(_comment(row), code)

    def thread(self, article: str) -> tuple[Comment, ...]:
        """What readers of an article see, oldest first: the approved ones, and the emptied ones that are still answered."""
        wanted = select(CommentRow).where(CommentRow.article == article, CommentRow.state != State.HELD.value)
        with self._records.read() as session:
            return _visible(_comments(session, wanted))

    def listed(self, state: State | None = None, article: str | None = None) -> tuple[Comment, ...]:
        """Comments in one state or in any, of one article or of all, oldest first."""
        wanted = select(CommentRow)
        if state is not None:
            wanted = wanted.where(CommentRow.state == state.value)
        if article is not None:
            wanted = wanted.where(CommentRow.article == article)
        with self._records.read() as session:
            return _comments(session, wanted)

    def approve(self, *numbers: int) -> tuple[Comment, ...]:
        """Let everybody read held comments; all, or none when there is none of one number or it is gone: WrongUse."""
        with self._records.write() as session:
            rows = [_standing(session, number) for number in numbers]
            for row in rows:
                row.state = State.APPROVED.value
            return tuple(_comment(row) for row in rows)

    def delete(self, *numbers: int) -> tuple[Comment, ...]:
        """Take comments away for good; all, or none when there is none of one number or it is gone: WrongUse."""
        with self._records.write() as session:
            gone = tuple(_emptied(_standing(session, number), State.DELETED) for number in dict.fromkeys(numbers))
        self._records.settle()
        return gone

    def owned(self, code: str) -> Comment | None:
        """The comment that a code belongs to."""
        with self._records.read() as session:
            row = _by_code(session, code)
            return _comment(row) if row else None

    def erase(self, code: str) -> Comment | None:
        """Take the comment that a code belongs to away for good; None when the code belongs to none."""
        with self._records.write() as session:
            row = _by_code(session, code)
            if row is None:
                return None
            gone = _emptied(row, State.ERASED) if row.state in _STANDING else _comment(row)
        self._records.settle()
        return gone


def _refusal(session: Session, draft: Draft) -> Refusal | None:
    same = select(CommentRow.id).where(
        CommentRow.article == draft.article,
        CommentRow.state.in_([state.value for state in _STANDING]),
        CommentRow.name == draft.name,
        CommentRow.text == draft.text,
    )
    if session.scalars(same).first() is not None:
        return Refusal.REPEATED
    if draft.parent is not None and not _answerable(session.get(CommentRow, draft.parent), draft):
        return Refusal.PARENT_GONE
    held = select(func.count()).where(CommentRow.state == State.HELD.value)
    return Refusal.FULL if (session.scalar(held) or 0) >= MAX_HELD else None


def _answerable(parent: CommentRow | None, draft: Draft) -> bool:
    return parent is not None and parent.state == State.APPROVED.value and parent.article == draft.article


def _standing(session: Session, number: int) -> CommentRow:
    row = session.get(CommentRow, number)
    if row is None or row.state not in _STANDING:
        problem = f"Comment {number} is gone." if row else f"There is no comment {number}."
        raise WrongUse(problem, "See `vivevoix comments list`.")
    return row


def _by_code(session: Session, code: str) -> CommentRow | None:
    return session.scalars(select(CommentRow).where(CommentRow.code_digest == digest(code))).one_or_none()


def _emptied(row: CommentRow, state: State) -> Comment:
    # The row stays, without a word of its author: answers keep their place, and the code still says what became of it.
    row.name, row.text, row.state = "", "", state.value
    return _comment(row)


def _comments(session: Session, wanted: Select[CommentRow]) -> tuple[Comment, ...]:
    return tuple(_comment(row) for row in session.scalars(wanted.order_by(CommentRow.id)))


def _comment(row: CommentRow) -> Comment:
    return Comment(row.id, row.article, row.parent, row.name, row.text, row.written_at, State(row.state))


def _visible(found: Iterable[Comment]) -> tuple[Comment, ...]:
    """Of comments that are not held. An answer is younger than what it answers: one walk from the youngest finds who is answered."""
    shown: list[Comment] = []
    answered: set[int | None] = set()
    for comment in sorted(found, key=lambda one: one.id, reverse=True):
        if comment.state is State.APPROVED or comment.id in answered:
            shown.append(comment)
            answered.add(comment.parent)
    return tuple(reversed(shown))
