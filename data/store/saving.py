"""Turn a dataset into rows of the tables and insert them."""

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlalchemy import Connection, insert

from data.coding.model import Coding
from data.store import tables
from data.store.dataset import NewDataset, Saved, Texts
from data.store.sqlite import large_cache
from data.store.text_rows import insert_texts

NO_YEAR = 0
"""Stands in the column `year` for cells without a year."""

BATCH = 20_000
"""Cells inserted between two calls of `progress`."""

OUTLINE_PIECE = 262_144
"""Bytes of outlines in one row: a slow download holds one piece in memory."""

AXES = ("region", "industry")
TEXTS = ("term", "statement", "locator")

Progress = Callable[[int], None]
"""Called with the number of cells written so far. An exception from it cancels the save, and nothing is saved."""


def insert_dataset(
    connection: Connection, new: NewDataset, saved: Saved, progress: Progress, link: str | None = None
) -> None:
    """Insert a dataset with its names, outlines, cells and totals; `link` is set for a new version of a dataset."""
    frame = new.frame
    regions, industries = _positions(frame["region"]), _positions(frame["industry"])
    years = frame["year"].fillna(NO_YEAR).astype(int).to_numpy()
    header = _header(new, saved) | {
        "link": link,
        "regions": len(regions),
        "industries": len(industries),
        "years": sorted({int(year) for year in np.unique(years)}),
        "texts": _texts_record(new.coding),
    }
    connection.execute(insert(tables.datasets), [header])
    _insert_names(connection, tables.regions, saved.id, regions, new.region_codes, new.units, new.total_regions)
    _insert_names(connection, tables.industries, saved.id, industries, new.industry_codes, {}, new.total_industries)
    if new.geometry:
        connection.execute(insert(tables.outlines), outline_rows(saved.id, new.geometry))
    cells = _cells(saved.id, frame, regions, industries, years)
    with large_cache(connection):
        for start in range(0, len(frame), BATCH):
            end = min(start + BATCH, len(frame))
            _insert_cells(connection, cells, start, end)
            progress(end)
    _insert_totals(connection, new, saved.id, (regions, industries), years)
    if new.coding:
        region_ids = {unit: regions[name] for name, unit in new.units.items()}
        industry_ids = {column: industries[name] for name, column in new.industry_codes.items()}
        insert_texts(connection, saved.id, new.coding, region_ids, industry_ids)


def key_hash(key: str) -> bytes:
    """Return the hash of a secret key, which is stored instead of the key."""
    # A random key of 128 bits needs no slow hash: it cannot be guessed.
    return hashlib.sha256(key.encode()).digest()


def content_hash(frame: pd.DataFrame, coding: Coding | None = None) -> str:
    """Hash the cells of a dataset, and the passages behind them.

    The same cells in the same order give the same hash, whatever their dtypes.
    """
    digest = hashlib.sha256()
    for name in ("region", "industry", *TEXTS):
        digest.update("\x1f".join(map(str, frame[name].astype(object).fillna(""))).encode("utf-8", "replace"))
    for name in ("year", "value", "level"):
        digest.update(frame[name].astype("Float64").to_numpy(dtype=float, na_value=np.nan).tobytes())
    if coding:
        digest.update(json.dumps([[one.sha256, one.passage.as_record()] for one in coding.passages]).encode())
    return digest.hexdigest()


def storable_text(value: object) -> str:
    """Return text that both databases can hold: PostgreSQL refuses NUL, which becomes its visible symbol."""
    return str(value).replace("\0", "\u2400").encode("utf-8", "replace").decode("utf-8")


def outline_rows(dataset_id: str, geometry: bytes) -> list[dict[str, object]]:
    """Cut outlines into rows of `OUTLINE_PIECE` bytes, in order."""
    return [
        {"dataset_id": dataset_id, "position": position, "content": geometry[start : start + OUTLINE_PIECE]}
        for position, start in enumerate(range(0, len(geometry), OUTLINE_PIECE))
    ]


def _positions(column: "pd.Series[str]") -> dict[str, int]:
    return {str(name): position for position, name in enumerate(column.unique())}


def _header(new: NewDataset, saved: Saved) -> dict[str, object]:
    return {
        "id": saved.id,
        "key_hash": key_hash(saved.key),
        "name": storable_text(new.name),
        "source": storable_text(new.source),
        "unit": storable_text(new.unit),
        "coded": new.coded,
        "created_at": datetime.now(UTC),
        "expires_at": new.expires_at,
        "content_hash": content_hash(new.frame, new.coding),
        "cells": len(new.frame),
    }


def _texts_record(coding: Coding | None) -> dict[str, object] | None:
    if coding is None:
        return None
    return asdict(Texts(len(coding.documents), len(coding.passages), coding.terms_version, coding.rules_version))


def _insert_names(
    connection: Connection,
    table: Any,
    dataset_id: str,
    positions: Mapping[str, int],
    codes: Mapping[str, str],
    units: Mapping[str, str],
    summed: Collection[str],
) -> None:
    rows = [
        {
            "dataset_id": dataset_id,
            "position": position,
            "name": storable_text(name),
            "code": storable_text(codes.get(name, "")),
            "unit_id": units.get(name, ""),
            "is_total": name in summed,
        }
        for name, position in positions.items()
    ]
    connection.execute(insert(table), rows)


def _cells(
    dataset_id: str, frame: pd.DataFrame, regions: dict[str, int], industries: dict[str, int], years: Any
) -> list[list[Any]]:
    """Return the columns of the table of cells, in its order; None for a blank."""
    value = frame["value"].to_numpy(dtype=float).tolist()
    level = frame["level"].astype("Int64").to_numpy(dtype=float, na_value=np.nan).tolist()
    return [
        [dataset_id] * len(frame),
        years.tolist(),
        frame["region"].map(regions).tolist(),
        frame["industry"].map(industries).tolist(),
        [None if number != number else number for number in value],
        [None if number != number else int(number) for number in level],
        *(_texts(frame[name]) for name in TEXTS),
    ]


def _texts(column: "pd.Series[str]") -> list[str | None]:
    known = column.astype(object).fillna("")
    if not known.any():  # most files have no such column
        return [None] * len(column)
    return [storable_text(text) if text else None for text in known]


def _insert_cells(connection: Connection, columns: list[list[Any]], start: int, end: int) -> None:
    """Insert rows through the driver; through SQLAlchemy it would take ten times as long."""
    rows = zip(*(column[start:end] for column in columns), strict=True)
    names = ", ".join(column.name for column in tables.cells.columns)
    if connection.dialect.name == "postgresql":
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY dataset_cells ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    parameters = ", ".join("?" * len(tables.cells.columns))
    connection.exec_driver_sql(f"INSERT INTO dataset_cells ({names}) VALUES ({parameters})", list(rows))


def _insert_totals(
    connection: Connection,
    new: NewDataset,
    dataset_id: str,
    positions: tuple[dict[str, int], dict[str, int]],
    years: npt.NDArray[np.integer],
) -> None:
    """Add up the cells of each region over the industries that are no totals of others, and the other way round.

    The frame is in memory: the database would read all cells twice.
    """
    frame = new.frame
    codes = [frame[axis].map(places).to_numpy(dtype=int) for axis, places in zip(AXES, positions, strict=True)]
    summed = [
        frame[axis].isin(names).to_numpy()
        for axis, names in zip(AXES, (new.total_regions, new.total_industries), strict=True)
    ]
    number = frame["value"].to_numpy(dtype=float)
    number = np.where(np.isnan(number), frame["level"].to_numpy(dtype=float, na_value=np.nan), number)
    for axis, own, over in zip(AXES, codes, summed[::-1], strict=True):
        cells = pd.DataFrame({"year": years, "position": own, "number": number})[~over]
        sums = cells.groupby(["year", "position"])["number"].agg(["sum", "count"]).reset_index()
        rows = [
            {"dataset_id": dataset_id, "axis": axis, "year": year, "position": position, "total": total, "known": known}
            for year, position, total, known in sums.itertuples(index=False)
        ]
        for start in range(0, len(rows), BATCH):
            connection.execute(insert(tables.totals), rows[start : start + BATCH])
