"""Names and totals of all regions and industries of a user's dataset, read once for all of its windows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from data.atlas import Atlas
from data.coding.model import SourceDocument
from data.store.dataset import Header
from data.store.datasets import DatasetStore
from data.store.texts import documents_of
from data.store.windows import Totals, totals


@dataclass(frozen=True)
class Axis:
    """All regions, or all industries, of one year.

    Attributes:
        rows: position, name, code, unit_id, is_total, total, known and id, largest total first.
        grand: the total of all known values.
        names: every name by id, in the same order.
    """

    rows: pd.DataFrame
    grand: float
    names: Mapping[str, str]

    def page(self, order: str, number: int, size: int) -> pd.DataFrame:
        """Return one page of the rows in an order of ORDERS; empty if there is no such page.

        Names that are totals of others come last in every order.
        """
        rows = self.rows
        if order == "known":
            rows = rows.sort_values("known", ascending=False, kind="stable")
        elif order == "file":
            rows = rows.sort_values("position")
        elif order == "name":
            rows = rows.sort_values("name", kind="stable")
        rows = rows.sort_values("is_total", kind="stable")
        return rows.iloc[number * size : (number + 1) * size]

    def some(self, ids: Iterable[str]) -> pd.DataFrame:
        """Return the rows of some ids."""
        return self.rows[self.rows["id"].isin(list(ids))]


@dataclass(frozen=True)
class Axes:
    """The regions and the industries of a dataset in one year, and the documents that it was coded from, if any."""

    year: int
    regions: Axis
    industries: Axis
    documents: tuple[SourceDocument, ...] = ()


def settled_year(header: Header, year: int) -> int:
    """Return the year if the dataset has it, else the dataset's last one. Keys of caches take settled years only."""
    return year if year in header.years else header.years[-1]


def axes(store: DatasetStore, header: Header, year: int, built_in: Atlas) -> Axes:
    """Read the names and totals of a year; the last one, where the dataset has no such year.

    Raises:
        StoreError: the database does not answer.
    """
    year = settled_year(header, year)
    regions = totals(store, header.content, "region", year)
    industries = totals(store, header.content, "industry", year)
    if header.texts:
        return Axes(
            year,
            _in_order(_axis(regions, _region_ids(regions.names, built_in)), list(built_in.units)),
            _in_order(_axis(industries, industries.names["code"].astype(str).tolist()), list(built_in.industries)),
            documents_of(store, header.content),
        )
    return Axes(
        year,
        _axis(regions, _region_ids(regions.names, built_in)),
        _axis(industries, [f"i{position}" for position in industries.names["position"]]),
    )


def _axis(read: Totals, ids: list[str]) -> Axis:
    names = dict(zip(ids, read.names["name"].tolist(), strict=True))
    return Axis(read.names.assign(id=ids), read.grand, MappingProxyType(names))


def _in_order(axis: Axis, ids: list[str]) -> Axis:
    """Return an axis whose rows stand in the order of the atlas, those that it no longer has left out."""
    rows = axis.rows[axis.rows["id"].isin(ids)].sort_values("id", key=lambda column: column.map(ids.index))
    return Axis(rows, axis.grand, MappingProxyType({key: axis.names[key] for key in rows["id"]}))


def _region_ids(names: pd.DataFrame, built_in: Atlas) -> list[str]:
    """Return the id of each row: the unit of China that it alone was matched with, else `r` and its position."""
    units = names["unit_id"].where(~names["unit_id"].duplicated(keep=False) & names["unit_id"].isin(built_in.units))
    rows = zip(names["position"], units, strict=True)
    return [unit if isinstance(unit, str) else f"r{position}" for position, unit in rows]
