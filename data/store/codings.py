"""The store of codings: documents, coders, and the log of each coder's decisions, to which entries are only added."""

import hmac
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from data.coding.model import Decision, Settlement, SuggestedDocument
from data.store import tables
from data.store.coding import Coder, Logged, NewCoding, OpenCoding
from data.store.coding_rows import (
    decision_row,
    document_row,
    logged,
    settlement_of,
    settlement_row,
    suggested_document,
)
from data.store.dataset import Saved
from data.store.datasets import ID_BYTES
from data.store.engine import empty_log, engine, store_errors, transaction
from data.store.errors import CodingDoneError, CodingFullError, UnknownCodingError
from data.store.saving import key_hash, storable_text
from data.store.settings import StoreSettings
from data.store.versions import in_utc

MOST_DECISIONS = 50_000
"""Entries in the log of one coder."""

MOST_DOCUMENTS = 20
MOST_CHARACTERS = 2_000_000
"""Of all documents of a coding together."""

CODERS = 2
PARTS = (tables.settlements, tables.decisions, tables.coding_documents, tables.coders)


class CodingStore:
    """Codings in one database. A coding opens with its id and the key of one of its coders, never by id alone."""

    def __init__(self, settings: StoreSettings) -> None:
        self.settings = settings

    def save(self, new: NewCoding) -> Saved:
        """Write a coding in one transaction; return its id and the key of the first coder.

        Raises:
            CodingFullError: it has too many documents, or too much text.
            StoreFullError, StoreUnavailableError: nothing was saved.
        """
        characters = sum(len(one.source.document.text) for one in new.documents)
        if len(new.documents) > MOST_DOCUMENTS or characters > MOST_CHARACTERS:
            raise CodingFullError
        saved = Saved(secrets.token_urlsafe(ID_BYTES), secrets.token_urlsafe(ID_BYTES))
        header = {"id": saved.id, "name": storable_text(new.name), "created_at": datetime.now(UTC)}
        with transaction(self.settings) as connection:
            connection.execute(insert(tables.codings), [header | {"expires_at": new.expires_at}])
            connection.execute(insert(tables.coders), [_coder_row(saved.id, 1, saved.key, new.coder)])
            rows = [document_row(saved.id, position, one) for position, one in enumerate(new.documents)]
            connection.execute(insert(tables.coding_documents), rows)
        return saved

    def open(self, coding_id: str, key: str) -> OpenCoding:
        """Read a coding without its documents and decisions.

        Raises:
            UnknownCodingError: never saved, deleted, expired, or the key is none of its coders'.
        """
        with store_errors(), self._reading() as connection:
            return _opened(connection, coding_id, key)

    def document(self, opened: OpenCoding, position: int) -> SuggestedDocument:
        """Read a document of an open coding.

        Raises:
            UnknownCodingError: there is none at this position, or the coding was deleted meanwhile.
        """
        table = tables.coding_documents
        wanted = select(table).where(table.c.coding_id == opened.id, table.c.position == position)
        with store_errors(), self._reading() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            raise UnknownCodingError
        return suggested_document(row)

    def record(self, coding_id: str, key: str, decisions: Sequence[Decision]) -> None:
        """Add decisions to the log of the coder with this key; those whose receipts are already there are skipped.

        Raises:
            UnknownCodingError, CodingDoneError, CodingFullError: nothing was saved.
            StoreFullError, StoreUnavailableError: nothing was saved, as far as is known; send the same again.
        """
        table = tables.decisions
        with transaction(self.settings) as connection:
            opened = _opened(connection, coding_id, key, lock=True)
            mine = (table.c.coding_id == coding_id, table.c.coder == opened.you)
            new = {one.receipt: one for one in decisions}
            there = select(table.c.receipt).where(*mine, table.c.receipt.in_(list(new)))
            for receipt in connection.scalars(there).all():
                del new[receipt]
            if not new:
                return
            if opened.coder.done_at:
                raise CodingDoneError
            last = connection.scalar(select(func.coalesce(func.max(table.c.number), 0)).where(*mine)) or 0
            if last + len(new) > MOST_DECISIONS:
                raise CodingFullError
            rows = [decision_row(opened, number, one) for number, one in enumerate(new.values(), start=last + 1)]
            connection.execute(insert(table), rows)

    def log(self, opened: OpenCoding, coder: int, since: int = 0) -> tuple[Logged, ...]:
        """Return a coder's decisions after a number; those of the other coder only once both are done."""
        table = tables.decisions
        if coder != opened.you and not opened.is_compared:
            return ()
        wanted = select(table).where(table.c.coding_id == opened.id, table.c.coder == coder, table.c.number > since)
        with store_errors(), self._reading() as connection:
            return tuple(map(logged, connection.execute(wanted.order_by(table.c.number))))

    def invite(self, coding_id: str, key: str) -> str:
        """Return a key for the second coder; an earlier one no longer opens the coding, what they decided stays.

        Raises:
            UnknownCodingError: also if the key is not the first coder's.
        """
        fresh = secrets.token_urlsafe(ID_BYTES)
        table = tables.coders
        with transaction(self.settings) as connection:
            opened = _owned(connection, coding_id, key)
            if len(opened.coders) < CODERS:
                connection.execute(insert(table), [_coder_row(coding_id, CODERS, fresh, "")])
            second = (table.c.coding_id == coding_id, table.c.number == CODERS)
            connection.execute(update(table).where(*second).values(key_hash=key_hash(fresh)))
        return fresh

    def name_coder(self, coding_id: str, key: str, name: str) -> None:
        """Rename the coder with this key; the name holds for later decisions."""
        self._change_coder(coding_id, key, name=storable_text(name))

    def finish(self, coding_id: str, key: str, *, done: bool) -> None:
        """Mark the coder with this key as done, or as not done; once both coders are done, neither can go on.

        Raises:
            UnknownCodingError, CodingDoneError
        """
        self._change_coder(coding_id, key, done_at=datetime.now(UTC) if done else None)

    def settle(self, coding_id: str, key: str, settlement: Settlement) -> None:
        """Add to the log how a disagreement was settled, once for each receipt.

        Raises:
            UnknownCodingError, CodingFullError
            CodingDoneError: the coders are not both done yet.
        """
        table = tables.settlements
        with transaction(self.settings) as connection:
            opened = _opened(connection, coding_id, key, lock=True)
            if not opened.is_compared:
                raise CodingDoneError
            mine = table.c.coding_id == coding_id
            if connection.scalar(select(table.c.number).where(mine, table.c.receipt == settlement.receipt)):
                return
            last = connection.scalar(select(func.coalesce(func.max(table.c.number), 0)).where(mine)) or 0
            if last >= MOST_DECISIONS:
                raise CodingFullError
            connection.execute(insert(table), [settlement_row(coding_id, last + 1, settlement)])

    def settlements(self, opened: OpenCoding) -> tuple[Settlement, ...]:
        """Return how disagreements were settled, in the order in which it was done."""
        table = tables.settlements
        wanted = select(table).where(table.c.coding_id == opened.id).order_by(table.c.number)
        with store_errors(), self._reading() as connection:
            return tuple(map(settlement_of, connection.execute(wanted)))

    def rename(self, coding_id: str, key: str, name: str) -> None:
        """Give a coding another name; for the first coder."""
        table = tables.codings
        with transaction(self.settings) as connection:
            _owned(connection, coding_id, key)
            connection.execute(update(table).where(table.c.id == coding_id).values(name=storable_text(name)))

    def delete(self, coding_id: str, key: str) -> None:
        """Delete a coding with its documents and decisions; for the first coder."""
        with transaction(self.settings) as connection:
            _owned(connection, coding_id, key)
            _delete(connection, coding_id)

    def purge(self, now: datetime) -> int:
        """Delete expired codings, one transaction each; return how many."""
        if self.settings.file and not self.settings.file.exists():
            return 0
        expired = select(tables.codings.c.id).where(tables.codings.c.expires_at <= now)
        with store_errors(), self._reading() as connection:
            ids = connection.scalars(expired).all()
        for coding_id in ids:
            with transaction(self.settings) as connection:
                _delete(connection, coding_id)
        empty_log(self.settings)
        return len(ids)

    def _change_coder(self, coding_id: str, key: str, **values: object) -> None:
        table = tables.coders
        with transaction(self.settings) as connection:
            opened = _opened(connection, coding_id, key, lock=True)
            if "done_at" in values and opened.is_compared:
                raise CodingDoneError
            you = (table.c.coding_id == coding_id, table.c.number == opened.you)
            connection.execute(update(table).where(*you).values(**values))

    def _reading(self) -> Any:
        return engine(self.settings).connect().execution_options(reading=True)


def _opened(connection: Connection, coding_id: str, key: str, *, lock: bool = False) -> OpenCoding:
    """Read a coding; with `lock`, changes of the same coding wait for each other (SQLite lets one writer at a time)."""
    table = tables.codings
    not_expired = or_(table.c.expires_at.is_(None), table.c.expires_at > datetime.now(UTC))
    wanted = select(table).where(table.c.id == coding_id, not_expired)
    row = connection.execute(wanted.with_for_update() if lock else wanted).one_or_none()
    people = select(tables.coders).where(tables.coders.c.coding_id == coding_id).order_by(tables.coders.c.number)
    coders = connection.execute(people).all()
    given = key_hash(key)
    you = [one.number for one in coders if hmac.compare_digest(given, bytes(one.key_hash))]
    if row is None or not you:
        raise UnknownCodingError
    documents = select(func.count()).where(tables.coding_documents.c.coding_id == coding_id)
    return OpenCoding(
        id=coding_id,
        name=row.name,
        created_at=in_utc(row.created_at),
        expires_at=in_utc(row.expires_at) if row.expires_at else None,
        coders=tuple(map(_coder, coders)),
        you=you[0],
        documents=connection.scalar(documents) or 0,
    )


def _owned(connection: Connection, coding_id: str, key: str) -> OpenCoding:
    opened = _opened(connection, coding_id, key, lock=True)
    if not opened.is_owner:
        raise UnknownCodingError
    return opened


def _coder(row: Row[Any]) -> Coder:
    return Coder(row.number, row.name, in_utc(row.done_at) if row.done_at else None)


def _coder_row(coding_id: str, number: int, key: str, name: str) -> dict[str, object]:
    return {"coding_id": coding_id, "number": number, "key_hash": key_hash(key), "name": storable_text(name)}


def _delete(connection: Connection, coding_id: str) -> None:
    for table in PARTS:
        connection.execute(delete(table).where(table.c.coding_id == coding_id))
    connection.execute(delete(tables.codings).where(tables.codings.c.id == coding_id))
