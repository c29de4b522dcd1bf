"""Parts of a saved dataset. The database selects them, so that a page loads only the cells that it shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlalchemy import func, literal, select, tuple_

from data.store import tables
from data.store.dataset import Header
from data.store.datasets import NO_YEAR, DatasetStore
from data.store.engine import engine, store_errors
from data.store.errors import UnknownDatasetError
from data.store.tables import cells

CELL_COLUMNS = ("region", "industry", "year", "value", "level", "term", "statement", "locator")
PIECE = 20_000
"""Cells that are read at once where all of a dataset are read."""

AXES = {"region": tables.regions, "industry": tables.industries}


@dataclass(frozen=True)
class Totals:
    """Totals of one year, as the location quotient needs them.

    Attributes:
        names: every region or industry with position, name, code, unit_id, total and known, largest total first.
        grand: the total of all known values.
    """

    names: pd.DataFrame
    grand: float


def totals(store: DatasetStore, dataset_id: str, axis: str, year: int = NO_YEAR) -> Totals:
    """Totals along an axis (`region` or `industry`), largest first; what has no cell in the year has total 0."""
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
            total.label("total"),
            func.coalesce(sums.c.known, 0).label("known"),
        )
        .select_from(joined)
        .where(names.c.dataset_id == dataset_id)
        .order_by(total.desc(), names.c.position)
    )
    found = _frame(store, query)
    return Totals(found, float(found["total"].sum()))


def window(
    store: DatasetStore, dataset_id: str, regions: Sequence[int], industries: Sequence[int], year: int = NO_YEAR
) -> pd.DataFrame:
    """The cells of some regions and industries, named by position; blanks are NULL."""
    query = select(
        cells.c.region, cells.c.industry, cells.c.value, cells.c.level, cells.c.term, cells.c.statement, cells.c.locator
    ).where(
        cells.c.dataset_id == dataset_id,
        cells.c.year == year,
        cells.c.region.in_([int(position) for position in regions]),
        cells.c.industry.in_([int(position) for position in industries]),
    )
    return _frame(store, query)


def amounts(store: DatasetStore, header: Header, year: int = NO_YEAR) -> npt.NDArray[np.float64]:
    """Every amount of a year, regions × industries by position, NaN for a blank.

    Memory grows with the size of the dataset: call it for small datasets only.
    """
    query = select(cells.c.region, cells.c.industry, cells.c.value).where(
        cells.c.dataset_id == header.id, cells.c.year == year, cells.c.value.is_not(None)
    )
    found = np.full((header.regions, header.industries), np.nan)
    with store_errors(), engine(store.settings).connect().execution_options(reading=True) as connection:
        for rows in connection.execution_options(stream_results=True).execute(query).partitions(PIECE):
            regions, industries, values = zip(*rows, strict=True)
            found[list(regions), list(industries)] = values
    return found


def search(store: DatasetStore, dataset_id: str, axis: str, text: str, limit: int = 50) -> pd.DataFrame:
    """Names that hold `text`, whatever its case: position and name."""
    names = AXES[axis]
    query = (
        select(names.c.position, names.c.name)
        .where(names.c.dataset_id == dataset_id, names.c.name.icontains(text, autoescape=True))
        .order_by(names.c.position)
        .limit(limit)
    )
    return _frame(store, query)


def all_cells(store: DatasetStore, dataset_id: str) -> pd.DataFrame:
    """Every cell with its names, by year, region and industry, for an export."""
    found = _frame(store, _cells_with_names(dataset_id))
    return found[list(CELL_COLUMNS)]


def cells_in_pieces(store: DatasetStore, dataset_id: str, size: int = PIECE) -> Iterator[pd.DataFrame]:
    """The same piece by piece: each is a query of its own, so that a slow reader holds nothing of the database.

    A saved dataset does not change, so the pieces fit together.

    Raises:
        UnknownDatasetError: it was deleted, or has expired, before the last piece.
    """
    key = tuple_(cells.c.year, cells.c.region, cells.c.industry)
    query = _cells_with_names(dataset_id).limit(size)
    left, last = store.open(dataset_id).cells, None
    while left > 0:
        found = _frame(store, query if last is None else query.where(key > last))
        if found.empty:
            raise UnknownDatasetError
        left -= len(found)
        last = tuple_(
            *(literal(int(found[name].iloc[-1])) for name in ("year", "region_position", "industry_position"))
        )
        yield found[list(CELL_COLUMNS)]


def _cells_with_names(dataset_id: str) -> Any:
    regions, industries = tables.regions, tables.industries
    named = {"region": regions.c.name, "industry": industries.c.name}
    return (
        select(
            *(named.get(name, cells.c[name]).label(name) for name in CELL_COLUMNS),
            cells.c.region.label("region_position"),
            cells.c.industry.label("industry_position"),
        )
        .join(regions, (regions.c.dataset_id == cells.c.dataset_id) & (regions.c.position == cells.c.region))
        .join(industries, (industries.c.dataset_id == cells.c.dataset_id) & (industries.c.position == cells.c.industry))
        .where(cells.c.dataset_id == dataset_id)
        .order_by(cells.c.year, cells.c.region, cells.c.industry)
    )


def _frame(store: DatasetStore, query: Any) -> pd.DataFrame:
    with store_errors(), engine(store.settings).connect().execution_options(reading=True) as connection:
        rows = connection.execute(query)
        names, found = list(rows.keys()), rows.all()
    # Column by column: pandas asks every row of SQLAlchemy's for what it is, and takes three times as long.
    return pd.DataFrame(dict(zip(names, zip(*found, strict=True), strict=True)) if found else {}, columns=names)
