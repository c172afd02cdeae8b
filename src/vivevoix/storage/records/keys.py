"""The site's own keys: random, made at first use, never shown."""

import secrets

from sqlalchemy.orm import Mapped, mapped_column

from vivevoix.storage.records.base import Records, Row


class KeyRow(Row):
    """A key by what it is for."""

    __tablename__ = "site_keys"
    purpose: Mapped[str] = mapped_column(primary_key=True)
    secret: Mapped[str]


def key(records: Records, purpose: str) -> str:
    """The key for ``purpose``, 256 bits as text; made when there is none. Raises RecordsError."""
    with records.read() as session:
        if row := session.get(KeyRow, purpose):
            return row.secret
    with records.write() as session:
        row = session.get(KeyRow, purpose) or KeyRow(purpose=purpose, secret=secrets.token_hex(32))
        session.add(row)
        return row.secret
