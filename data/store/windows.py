"""Parts of a saved dataset, selected by the database, so that no page loads all cells to draw a few.

`content` is `Header.content`: the key of the cells in force.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlalchemy import Connection, Table, func, literal, select, tuple_

from data.store import tables
from data.store.dataset import Header
from data.store.datasets import NO_YEAR, DatasetStore
from data.store.engine import engine, store_errors
from data.store.errors import UnknownDatasetError
from data.store.tables import cells

CELL_COLUMNS = ("region", "industry", "year", "value", "level", "term", "statement", "locator")
PIECE = 20_000
"""Rows fetched at once when all amounts of a year are read."""

EXPORT_PIECE = 500
"""Cells in one piece of an export: a slow client holds one in memory, and a cell may have 15,000 characters of text."""

AXES = {"region": tables.regions, "industry": tables.industries}


@dataclass(frozen=True)
class Totals:
    """Totals of one year, as the location quotient needs them.

    Attributes:
        names: every region or industry with position, name, code, unit_id, is_total, total and known (number of known
            values), largest total first; names that are totals of others come last.
        grand: the total of all known values; a total of others adds nothing to it.
    """

    names: pd.DataFrame
    grand: float


def totals(store: DatasetStore, content: str, axis: str, year: int = NO_YEAR) -> Totals:
    """Return totals along an axis (`region` or `industry`), largest first; 0 for a name without a cell in the year."""
    names, sums = AXES[axis], tables.totals
    joined = names.outerjoin(
        sums,
        (sums.c.dataset_id == names.c.dataset_id)
        & (sums.c.position == names.c.position)
        & (sums.c.axis == axis)
        & (sums.c.year == year),
    )
    total = func.coalesce(sums.c.total, 0.0)
    query = (
        select(
            names.c.position,
            names.c.name,
            names.c.code,
            names.c.unit_id,
            names.c.is_total,
            total.label("total"),
            func.coalesce(sums.c.known, 0).label("known"),
        )
        .select_from(joined)
        .where(names.c.dataset_id == content)
        .order_by(names.c.is_total, total.desc(), names.c.position)
    )
    frame = _frame(store, query)
    return Totals(frame, float(frame.loc[~frame["is_total"].astype(bool), "total"].sum()))


def window(
    store: DatasetStore, content: str, regions: Sequence[int], industries: Sequence[int], year: int = NO_YEAR
) -> pd.DataFrame:
    """Return the cells of some regions and industries, given by position; blanks are missing values."""
    query = select(
        cells.c.region, cells.c.industry, cells.c.value, cells.c.level, cells.c.term, cells.c.statement, cells.c.locator
    ).where(
        cells.c.dataset_id == content,
        cells.c.year == year,
        cells.c.region.in_([int(position) for position in regions]),
        cells.c.industry.in_([int(position) for position in industries]),
    )
    return _frame(store, query)


def amounts(store: DatasetStore, header: Header, year: int = NO_YEAR) -> npt.NDArray[np.float64]:
    """Return all amounts of a year as a matrix, regions × industries by position, NaN for a blank.

    The matrix grows with the dataset: call this for small datasets only.
    """
    query = select(cells.c.region, cells.c.industry, cells.c.value).where(
        cells.c.dataset_id == header.content, cells.c.year == year, cells.c.value.is_not(None)
    )
    matrix = np.full((header.regions, header.industries), np.nan)
    with store_errors(), engine(store.settings).connect().execution_options(reading=True) as connection:
        for rows in connection.execution_options(stream_results=True).execute(query).partitions(PIECE):
            regions, industries, values = zip(*rows, strict=True)
            matrix[list(regions), list(industries)] = values
    return matrix


def search(store: DatasetStore, content: str, axis: str, text: str, limit: int = 50) -> pd.DataFrame:
    """Return position and name of the regions or industries whose name contains `text`, ignoring case."""
    names = AXES[axis]
    query = (
        select(names.c.position, names.c.name)
        .where(names.c.dataset_id == content, names.c.name.icontains(text, autoescape=True))
        .order_by(names.c.position)
        .limit(limit)
    )
    return _frame(store, query)


def cells_in_pieces(
    store: DatasetStore, header: Header, size: int = EXPORT_PIECE
) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Yield all cells as tuples of `CELL_COLUMNS`, `size` at a time, None for a missing value.

    They are sorted by year and by the positions of region and industry.

    Each piece has queries of its own, so that a slow reader holds no connection. The pieces fit together because a
    version of a dataset does not change.

    Raises:
        UnknownDatasetError: the dataset was deleted, or has expired, before the last piece.
    """
    key = tuple_(cells.c.year, cells.c.region, cells.c.industry)
    columns = [cells.c[name] for name in CELL_COLUMNS]
    query = select(*columns).where(cells.c.dataset_id == header.content).order_by(*key).limit(size)
    remaining, last = header.cells, None
    while remaining > 0:
        with store_errors(), engine(store.settings).connect().execution_options(reading=True) as connection:
            rows = connection.execute(query if last is None else query.where(key > last)).all()
            regions = _names(connection, tables.regions, header.content, {row.region for row in rows})
            industries = _names(connection, tables.industries, header.content, {row.industry for row in rows})
        if not rows:
            raise UnknownDatasetError
        remaining -= len(rows)
        last = tuple_(*(literal(value) for value in (rows[-1].year, rows[-1].region, rows[-1].industry)))
        yield [(regions[region], industries[industry], *others) for region, industry, *others in rows]


def _names(connection: Connection, table: Table, content: str, positions: set[int]) -> dict[int, str]:
    """Return the names at some positions. A join would be slower: PostgreSQL expects one row and joins all with all."""
    query = select(table.c.position, table.c.name)
    query = query.where(table.c.dataset_id == content, table.c.position.in_(positions))
    return {row.position: row.name for row in connection.execute(query)}


def _frame(store: DatasetStore, query: Any) -> pd.DataFrame:
    with store_errors(), engine(store.settings).connect().execution_options(reading=True) as connection:
        result = connection.execute(query)
        names, rows = list(result.keys()), result.all()
    # By columns: pandas inspects each of SQLAlchemy's rows, which takes three times as long.
    return pd.DataFrame(dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else {}, columns=names)
