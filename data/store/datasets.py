"""The store of users' datasets: save, open, rename, delete. Nothing here lists datasets or tells which ids exist."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from data.store import tables
from data.store.dataset import Header, NewDataset, Saved
from data.store.engine import engine, store_errors
from data.store.errors import UnknownDatasetError, WrongKeyError
from data.store.settings import StoreSettings

ID_BYTES = 16  # 128 random bits
BATCH = 20_000
NO_YEAR = 0
TEXTS = ("term", "statement", "locator")

Progress = Callable[[int], None]
"""Called with the number of cells written so far. What it raises ends the save, and nothing is kept."""


def silent(_written: int) -> None:
    """Ignore the progress."""


class DatasetStore:
    """Users' datasets in one database."""

    def __init__(self, settings: StoreSettings) -> None:
        self.settings = settings

    def save(self, new: NewDataset, progress: Progress = silent) -> Saved:
        """Write a dataset in one transaction; when this returns, it is committed.

        Raises:
            StoreFullError, StoreUnavailableError: nothing was kept.
        """
        saved = Saved(secrets.token_urlsafe(ID_BYTES), secrets.token_urlsafe(ID_BYTES))
        frame = new.frame
        regions, industries = _positions(frame["region"]), _positions(frame["industry"])
        years = frame["year"].fillna(NO_YEAR).astype(int).to_numpy()
        with store_errors(), engine(self.settings).begin() as connection:
            connection.execute(insert(tables.datasets), [_header(new, saved)])
            for table, names, codes, units in (
                (tables.regions, regions, new.region_codes, new.units),
                (tables.industries, industries, new.industry_codes, {}),
            ):
                rows = [
                    {
                        "dataset_id": saved.id,
                        "position": position,
                        "name": _text(name),
                        "code": _text(codes.get(name, "")),
                        "unit_id": units.get(name, ""),
                    }
                    for name, position in names.items()
                ]
                connection.execute(insert(table), rows)
            cells = _cells(saved.id, frame, regions, industries, years)
            for start in range(0, len(frame), BATCH):
                _insert_cells(connection, cells, start, min(start + BATCH, len(frame)))
                progress(min(start + BATCH, len(frame)))
            _write_totals(connection, saved.id)
        return saved

    def open(self, dataset_id: str, now: datetime | None = None) -> Header:
        """What is known of a dataset without reading its cells.

        Raises:
            UnknownDatasetError: never saved, deleted or expired.
        """
        with store_errors(), self._reading() as connection:
            found = self._find(connection, dataset_id, now)
            years = connection.scalars(
                select(tables.totals.c.year)
                .where(tables.totals.c.dataset_id == dataset_id)
                .distinct()
                .order_by(tables.totals.c.year)
            ).all()
            counts = [
                connection.scalar(select(func.count()).select_from(table).where(table.c.dataset_id == dataset_id))
                for table in (tables.regions, tables.industries)
            ]
        return Header(
            id=found.id,
            name=found.name,
            source=found.source,
            unit=found.unit,
            coded=found.coded,
            created_at=_utc(found.created_at),
            expires_at=_utc(found.expires_at) if found.expires_at else None,
            content_hash=found.content_hash,
            cells=found.cells,
            years=tuple(int(year) for year in years),
            regions=int(counts[0] or 0),
            industries=int(counts[1] or 0),
            has_outlines=found.geometry is not None,
        )

    def geometry(self, dataset_id: str) -> bytes | None:
        """The dataset's own outlines as GeoJSON, None without."""
        with store_errors(), self._reading() as connection:
            return bytes(found) if (found := self._find(connection, dataset_id).geometry) else None

    def rename(self, dataset_id: str, key: str, name: str) -> None:
        """Give a dataset another name.

        Raises:
            UnknownDatasetError, WrongKeyError
        """
        with store_errors(), engine(self.settings).begin() as connection:
            self._unlock(connection, dataset_id, key)
            named = update(tables.datasets).where(tables.datasets.c.id == dataset_id).values(name=_text(name))
            connection.execute(named)

    def delete(self, dataset_id: str, key: str) -> None:
        """Delete a dataset with all its cells.

        Raises:
            UnknownDatasetError, WrongKeyError
        """
        with store_errors(), engine(self.settings).begin() as connection:
            self._unlock(connection, dataset_id, key)
            _remove(connection, dataset_id)

    def purge(self, now: datetime) -> int:
        """Delete what has expired; returns how many datasets."""
        with store_errors(), engine(self.settings).begin() as connection:
            expired = connection.scalars(select(tables.datasets.c.id).where(tables.datasets.c.expires_at <= now)).all()
            for dataset_id in expired:
                _remove(connection, dataset_id)
        return len(expired)

    def ready(self) -> None:
        """Ask the database for an answer.

        Raises:
            StoreError: it gives none.
        """
        with store_errors(), self._reading() as connection:
            connection.execute(select(1))

    def _reading(self) -> Any:
        return engine(self.settings).connect().execution_options(reading=True)

    def _find(self, connection: Connection, dataset_id: str, now: datetime | None = None) -> Row[Any]:
        table = tables.datasets
        alive = or_(table.c.expires_at.is_(None), table.c.expires_at > (now or datetime.now(UTC)))
        found = connection.execute(select(table).where(table.c.id == dataset_id, alive)).one_or_none()
        if found is None:
            raise UnknownDatasetError
        return found

    def _unlock(self, connection: Connection, dataset_id: str, key: str) -> None:
        found = self._find(connection, dataset_id)
        if not hmac.compare_digest(_hash(key), bytes(found.key_hash)):
            raise WrongKeyError


def _remove(connection: Connection, dataset_id: str) -> None:
    for table in (tables.cells, tables.totals, tables.regions, tables.industries):
        connection.execute(delete(table).where(table.c.dataset_id == dataset_id))
    connection.execute(delete(tables.datasets).where(tables.datasets.c.id == dataset_id))


def _utc(moment: datetime) -> datetime:
    """SQLite gives back the moment without its zone, which is always this one."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _hash(key: str) -> bytes:
    # A random key of 128 bits needs no slow hash: there is nothing to guess.
    return hashlib.sha256(key.encode()).digest()


def _text(value: object) -> str:
    """Text as the database keeps it: PostgreSQL has no NUL, which is shown as its own sign instead."""
    return str(value).replace("\0", "\u2400").encode("utf-8", "replace").decode("utf-8")


def _positions(column: "pd.Series[str]") -> dict[str, int]:
    return {str(name): position for position, name in enumerate(dict.fromkeys(column))}


def _header(new: NewDataset, saved: Saved) -> dict[str, object]:
    return {
        "id": saved.id,
        "key_hash": _hash(saved.key),
        "name": _text(new.name),
        "source": _text(new.source),
        "unit": _text(new.unit),
        "coded": new.coded,
        "created_at": datetime.now(UTC),
        "expires_at": new.expires_at,
        "content_hash": content_hash(new.frame),
        "cells": len(new.frame),
        "geometry": new.geometry,
    }


def content_hash(frame: pd.DataFrame) -> str:
    """Hash of a dataset's cells, whatever their types were: the same cells in the same order give the same hash."""
    digest = hashlib.sha256()
    for name in ("region", "industry", *TEXTS):
        digest.update("\x1f".join(map(str, frame[name].astype(object).fillna(""))).encode("utf-8", "replace"))
    for name in ("year", "value", "level"):
        digest.update(frame[name].astype("Float64").to_numpy(dtype=float, na_value=np.nan).tobytes())
    return digest.hexdigest()


def _cells(
    dataset_id: str, frame: pd.DataFrame, regions: dict[str, int], industries: dict[str, int], years: Any
) -> list[list[Any]]:
    """The columns of the table of cells, in its order."""
    value = frame["value"].to_numpy(dtype=float).tolist()
    level = frame["level"].astype("Int64").to_numpy(dtype=float, na_value=np.nan).tolist()
    return [
        [dataset_id] * len(frame),
        years.tolist(),
        frame["region"].astype(str).map(regions).tolist(),
        frame["industry"].astype(str).map(industries).tolist(),
        [None if number != number else number for number in value],
        [None if number != number else int(number) for number in level],
        *(_texts(frame[name]) for name in TEXTS),
    ]


def _texts(column: "pd.Series[str]") -> list[str | None]:
    known = column.astype(object).fillna("")
    if not known.any():  # most files have no such column
        return [None] * len(column)
    return [_text(text) if text else None for text in known]


def _insert_cells(connection: Connection, columns: list[list[Any]], start: int, end: int) -> None:
    """Write rows by the driver's own fast way; a statement a row would take ten times as long."""
    rows = zip(*(column[start:end] for column in columns), strict=True)
    names = ", ".join(column.name for column in tables.cells.columns)
    if connection.dialect.name == "postgresql":
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY dataset_cells ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(tables.cells.columns))
    connection.exec_driver_sql(f"INSERT INTO dataset_cells ({names}) VALUES ({marks})", list(rows))


def _write_totals(connection: Connection, dataset_id: str) -> None:
    number = func.coalesce(tables.cells.c.value, tables.cells.c.level)
    for axis, position in (("region", tables.cells.c.region), ("industry", tables.cells.c.industry)):
        sums = (
            select(
                tables.cells.c.dataset_id,
                tables.cells.c.year,
                _literal(axis),
                position,
                func.coalesce(func.sum(number), 0.0),
                func.count(number),
            )
            .where(tables.cells.c.dataset_id == dataset_id)
            .group_by(tables.cells.c.dataset_id, tables.cells.c.year, position)
        )
        connection.execute(
            insert(tables.totals).from_select(["dataset_id", "year", "axis", "position", "total", "known"], sums)
        )


def _literal(axis: str) -> Any:
    from sqlalchemy import String, literal

    return literal(axis, String(8)).label("axis")
