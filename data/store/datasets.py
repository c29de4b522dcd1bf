"""The store of users' datasets: save, open, rename, delete. No function lists datasets or reveals which ids exist."""

import hmac
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, or_, select, update

from data.store import tables
from data.store.dataset import Header, NewDataset, Saved
from data.store.engine import empty_log, engine, store_errors, transaction
from data.store.errors import UnknownDatasetError, WrongKeyError
from data.store.saving import NO_YEAR, Progress, insert_dataset, key_hash, storable_text
from data.store.settings import StoreSettings

__all__ = ["NO_YEAR", "DatasetStore", "no_progress"]

ID_BYTES = 16
"""Random bytes of an id and of a key: 128 bits."""


def no_progress(_written: int) -> None:
    """Ignore the number of cells written."""


class DatasetStore:
    """Users' datasets in one database."""

    def __init__(self, settings: StoreSettings) -> None:
        self.settings = settings

    def save(self, new: NewDataset, progress: Progress = no_progress) -> Saved:
        """Write a dataset in one transaction; it is committed when this returns.

        Raises:
            StoreFullError, StoreUnavailableError: nothing was saved.
        """
        saved = Saved(secrets.token_urlsafe(ID_BYTES), secrets.token_urlsafe(ID_BYTES))
        with transaction(self.settings) as connection:
            insert_dataset(connection, new, saved, progress)
        return saved

    def open(self, dataset_id: str, now: datetime | None = None) -> Header:
        """Read the header of a dataset: one row, whatever the size of the dataset.

        Raises:
            UnknownDatasetError: never saved, deleted or expired.
        """
        with store_errors(), self._reading() as connection:
            row = self._find(connection, dataset_id, now)
        return Header(
            id=row.id,
            name=row.name,
            source=row.source,
            unit=row.unit,
            coded=row.coded,
            created_at=_utc(row.created_at),
            expires_at=_utc(row.expires_at) if row.expires_at else None,
            content_hash=row.content_hash,
            cells=row.cells,
            years=tuple(row.years),
            regions=row.regions,
            industries=row.industries,
            has_outlines=bool(row.has_outlines),
        )

    def outlines(self, dataset_id: str) -> Iterator[bytes]:
        """Read the outlines of a dataset as GeoJSON in pieces of 256 kB; nothing is yielded if it has none.

        Each piece is a query of its own, so that a slow reader holds neither a connection nor all outlines in memory.

        Raises:
            UnknownDatasetError: the dataset was deleted or has expired, also between two pieces.
        """
        table, position = tables.outlines, 0
        while True:
            with store_errors(), self._reading() as connection:
                self._find(connection, dataset_id)
                piece = connection.scalar(
                    select(table.c.content).where(table.c.dataset_id == dataset_id, table.c.position == position)
                )
            if piece is None:
                return
            yield bytes(piece)
            position += 1

    def rename(self, dataset_id: str, key: str, name: str) -> None:
        """Give a dataset another name.

        Raises:
            UnknownDatasetError, WrongKeyError
        """
        with transaction(self.settings) as connection:
            self._check_key(connection, dataset_id, key)
            named = update(tables.datasets).where(tables.datasets.c.id == dataset_id)
            connection.execute(named.values(name=storable_text(name)))

    def delete(self, dataset_id: str, key: str) -> None:
        """Delete a dataset with all its cells.

        Raises:
            UnknownDatasetError, WrongKeyError
        """
        with transaction(self.settings) as connection:
            self._check_key(connection, dataset_id, key)
            _delete_rows(connection, dataset_id)

    def purge(self, now: datetime) -> int:
        """Delete expired datasets, one transaction each, and what deleted rows have left in SQLite's log.

        Returns:
            The number of datasets deleted.
        """
        if self.settings.file and not self.settings.file.exists():
            return 0
        expired = select(tables.datasets.c.id).where(tables.datasets.c.expires_at <= now)
        with store_errors(), self._reading() as connection:
            ids = connection.scalars(expired).all()
        for dataset_id in ids:
            with transaction(self.settings) as connection:
                _delete_rows(connection, dataset_id)
        empty_log(self.settings)
        return len(ids)

    def ready(self) -> None:
        """Check that the database answers.

        Raises:
            StoreError: it does not answer.
        """
        with store_errors(), self._reading() as connection:
            connection.execute(select(1))

    def _reading(self) -> Any:
        return engine(self.settings).connect().execution_options(reading=True)

    def _find(self, connection: Connection, dataset_id: str, now: datetime | None = None) -> Row[Any]:
        table = tables.datasets
        not_expired = or_(table.c.expires_at.is_(None), table.c.expires_at > (now or datetime.now(UTC)))
        has_outlines = exists().where(tables.outlines.c.dataset_id == table.c.id).label("has_outlines")
        query = select(table, has_outlines).where(table.c.id == dataset_id, not_expired)
        row = connection.execute(query).one_or_none()
        if row is None:
            raise UnknownDatasetError
        return row

    def _check_key(self, connection: Connection, dataset_id: str, key: str) -> None:
        row = self._find(connection, dataset_id)
        if not hmac.compare_digest(key_hash(key), bytes(row.key_hash)):
            raise WrongKeyError


def _delete_rows(connection: Connection, dataset_id: str) -> None:
    for table in (tables.cells, tables.totals, tables.regions, tables.industries, tables.outlines):
        connection.execute(delete(table).where(table.c.dataset_id == dataset_id))
    connection.execute(delete(tables.datasets).where(tables.datasets.c.id == dataset_id))


def _utc(moment: datetime) -> datetime:
    """Set the time zone of a time to UTC, which SQLite does not store."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
