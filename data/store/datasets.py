"""The store of users' datasets: save, open, replace, rename, delete. Nothing lists datasets or says which ids exist."""

import hmac
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from data.store import tables
from data.store.dataset import EarlierVersion, Header, NewDataset, Saved, Texts
from data.store.engine import empty_log, engine, store_errors, transaction
from data.store.errors import UnknownDatasetError, WrongKeyError
from data.store.saving import NO_YEAR, Progress, insert_dataset, key_hash, storable_text
from data.store.settings import StoreSettings
from data.store.versions import (
    copy_outlines,
    delete_link,
    delete_version,
    earlier_versions,
    in_force,
    in_utc,
    is_open,
    outdated_versions,
    put_in_force,
)

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
            row = connection.execute(in_force(dataset_id, now or datetime.now(UTC))).one_or_none()
        if row is None:
            raise UnknownDatasetError
        return Header(
            id=dataset_id,
            name=row.link_name,
            source=row.source,
            unit=row.unit,
            coded=row.coded,
            created_at=in_utc(row.created_at),
            expires_at=in_utc(row.link_expires_at) if row.link_expires_at else None,
            content_hash=row.content_hash,
            cells=row.cells,
            years=tuple(row.years),
            regions=row.regions,
            industries=row.industries,
            has_outlines=bool(row.has_outlines),
            content=row.id,
            texts=Texts(**row.texts) if row.texts else None,
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
                row = self._find(connection, dataset_id)
                piece = connection.scalar(
                    select(table.c.content).where(
                        table.c.dataset_id == (row.current or row.id), table.c.position == position
                    )
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

    def replace(self, dataset_id: str, key: str, new: NewDataset, progress: Progress = no_progress) -> None:
        """Put other data under the link of a dataset; its name, key and expiry stay.

        The data before can be restored for `versions.KEPT_DAYS` days. Outlines stay if the new data bring none.

        Raises:
            UnknownDatasetError, WrongKeyError
            StoreFullError, StoreUnavailableError: nothing was changed.
        """
        with transaction(self.settings) as connection:
            row = self._check_key(connection, dataset_id, key)
            fresh = Saved(secrets.token_urlsafe(ID_BYTES), secrets.token_urlsafe(ID_BYTES))
            insert_dataset(connection, new, fresh, progress, link=row.id)
            if new.geometry is None:
                copy_outlines(connection, row.current or row.id, fresh.id)
            put_in_force(connection, row, fresh.id)

    def earlier(self, dataset_id: str, key: str) -> tuple[EarlierVersion, ...]:
        """Return the versions of a dataset that can be restored, the one that was replaced last first.

        Raises:
            UnknownDatasetError, WrongKeyError
        """
        with store_errors(), self._reading() as connection:
            return earlier_versions(connection, self._check_key(connection, dataset_id, key))

    def restore(self, dataset_id: str, key: str, content: str) -> None:
        """Put an earlier version of a dataset back in force; the one in force becomes an earlier one.

        Raises:
            UnknownDatasetError: there is no such dataset, or no such version of it any more.
            WrongKeyError
        """
        with transaction(self.settings) as connection:
            row = self._check_key(connection, dataset_id, key)
            if content not in {version.content for version in earlier_versions(connection, row)}:
                raise UnknownDatasetError
            put_in_force(connection, row, content)

    def delete(self, dataset_id: str, key: str) -> None:
        """Delete a dataset with all its cells.

        Raises:
            UnknownDatasetError, WrongKeyError
        """
        with transaction(self.settings) as connection:
            self._check_key(connection, dataset_id, key)
            delete_link(connection, dataset_id)

    def purge(self, now: datetime) -> int:
        """Delete expired datasets and versions, one transaction each, and what deleted rows left in SQLite's log.

        Returns:
            The number of datasets deleted.
        """
        if self.settings.file and not self.settings.file.exists():
            return 0
        expired = select(tables.datasets.c.id).where(tables.datasets.c.expires_at <= now)
        with store_errors(), self._reading() as connection:
            ids = connection.scalars(expired).all()
            outdated = outdated_versions(connection, now)
        for dataset_id in ids:
            with transaction(self.settings) as connection:
                delete_link(connection, dataset_id)
        for content in outdated:
            with transaction(self.settings) as connection:
                delete_version(connection, content)
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

    def _find(self, connection: Connection, dataset_id: str) -> Row[Any]:
        """Return the row of a link; rows that hold data only cannot be opened."""
        row = connection.execute(select(tables.datasets).where(is_open(dataset_id, datetime.now(UTC)))).one_or_none()
        if row is None:
            raise UnknownDatasetError
        return row

    def _check_key(self, connection: Connection, dataset_id: str, key: str) -> Row[Any]:
        row = self._find(connection, dataset_id)
        if not hmac.compare_digest(key_hash(key), bytes(row.key_hash)):
            raise WrongKeyError
        return row
