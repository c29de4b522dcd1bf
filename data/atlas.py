"""The built-in dataset in memory: its tables, and their rows as records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.records import (
    Agglomeration,
    Alias,
    ContextFigure,
    Evidence,
    Industry,
    IndustryGroup,
    ListItem,
    OutcomeMeasure,
    Region,
    Source,
    Tile,
)

REGION, INDUSTRY = "region", "industry"

SHARED_RECORDS = (
    "units",
    "tiles",
    "tiles_all",
    "agglomerations",
    "groups",
    "industries",
    "sources",
    "evidence",
    "list_items",
    "context",
    "aliases",
    "outcome_measures",
    "outcomes",
)
"""Records that do not depend on which regions are in the matrix."""


@dataclass(frozen=True)
class Atlas:
    """The dataset: tables and records, its version and date.

    Tables are returned as copy-on-write views and records are frozen, so callers cannot change the dataset.
    """

    _tables: Mapping[str, pd.DataFrame]
    created: str
    content_hash: str
    _in_matrix: frozenset[str] | None = None

    @property
    def version(self) -> str:
        """Return the date and the first eight hex digits of the content hash, e.g. `2026-11-24.1a2b3c4d`."""
        return f"{self.created}.{self.content_hash[:8]}"

    def within(self, regions: Iterable[str]) -> "Atlas":
        """Return the dataset with only these regions in the matrix; the others become ground of the map.

        Tables and records are shared, so that a part costs no memory.
        """
        part = replace(self, _in_matrix=frozenset(regions))
        vars(part).update({name: getattr(self, name) for name in SHARED_RECORDS})
        return part

    def with_rows(self, regions: Mapping[str, Region], evidence: Mapping[str, Evidence]) -> "Atlas":
        """Return the dataset with these regions and this evidence in place of its own; all else is shared."""
        part = self.within(regions)
        vars(part).update(regions=MappingProxyType(dict(regions)), evidence=MappingProxyType(dict(evidence)))
        return part

    def table(self, name: str) -> pd.DataFrame:
        """Return the table `name`.

        Raises:
            KeyError: the schema has no such table.
        """
        return self._tables[name].copy(deep=False)

    def shared(self, names: Iterable[str]) -> dict[str, pd.DataFrame]:
        """Return tables without copying them, for use in another dataset; copying text is slow."""
        return {name: self._tables[name] for name in names}

    @cached_property
    def units(self) -> Mapping[str, Region]:
        """All units by id: regions of the matrix and units that only form the map's background."""
        return MappingProxyType({row["region_id"]: Region(**row) for row in self._records("regions")})

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Regions of the matrix by id, in source order."""
        return MappingProxyType(
            {
                key: unit
                for key, unit in self.units.items()
                if unit.role == REGION and (self._in_matrix is None or key in self._in_matrix)
            }
        )

    @cached_property
    def ground(self) -> Mapping[str, Region]:
        """Units with outlines that are no regions of the matrix: they form the map's background."""
        return MappingProxyType(
            {key: unit for key, unit in self.units.items() if key not in self.regions and not unit.is_city}
        )

    @cached_property
    def tiles(self) -> Mapping[str, Tile]:
        """Positions in the tile grid of all units but the cities out of view by default, by id, row by row."""
        return self._tiles("tiles")

    @cached_property
    def tiles_all(self) -> Mapping[str, Tile]:
        """Positions in the larger tile grid, which has all cities, by id of the unit, row by row."""
        return self._tiles("tiles_all")

    def _tiles(self, table: str) -> Mapping[str, Tile]:
        rows = sorted(self._records(table), key=lambda tile: (tile["row"], tile["column"]))
        return MappingProxyType({row["region_id"]: Tile(**row) for row in rows})

    @cached_property
    def agglomerations(self) -> Mapping[str, Agglomeration]:
        """Agglomerations by id, in order."""
        rows = self._records("agglomerations")
        return MappingProxyType({row["agglomeration_id"]: Agglomeration(**row) for row in rows})

    @cached_property
    def groups(self) -> Mapping[str, IndustryGroup]:
        """Groups of industries by id, in order."""
        return MappingProxyType({row["group_id"]: IndustryGroup(**row) for row in self._records("industry_groups")})

    @cached_property
    def industries(self) -> Mapping[str, Industry]:
        """Columns of the matrix by id, in source order."""
        return MappingProxyType({row["industry_id"]: Industry(**row) for row in self._records("industries")})

    @cached_property
    def broader(self) -> Mapping[str, str]:
        """From a column to the column under whose heading a document may name it."""
        return MappingProxyType({key: entry.broader_id for key, entry in self.industries.items() if entry.broader_id})

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Documents by id."""
        return MappingProxyType({row["source_id"]: Source(**row) for row in self._records("sources")})

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        """All rows of evidence by id, of every source and date."""
        chinese = {row["evidence_id"]: row for row in self._records("evidence_zh")}
        return MappingProxyType(
            {row["evidence_id"]: Evidence(**row | chinese[row["evidence_id"]]) for row in self._records("evidence")}
        )

    @cached_property
    def list_items(self) -> Mapping[str, tuple[ListItem, ...]]:
        """Items of the official lists by the id of the evidence that they support."""
        items: dict[str, tuple[ListItem, ...]] = {}
        for row in self._records("list_items"):
            items[row["evidence_id"]] = (*items.get(row["evidence_id"], ()), ListItem(**row))
        return MappingProxyType(items)

    @cached_property
    def context(self) -> Mapping[str, tuple[ContextFigure, ...]]:
        """Context figures by region id."""
        figures: dict[str, tuple[ContextFigure, ...]] = {}
        for row in self._records("context"):
            figures[row["region_id"]] = (*figures.get(row["region_id"], ()), ContextFigure(**row))
        return MappingProxyType(figures)

    @cached_property
    def outcome_measures(self) -> Mapping[str, OutcomeMeasure]:
        """Measures of the official figures by id, in order."""
        rows = self._records("outcome_measures")
        return MappingProxyType({row["measure_id"]: OutcomeMeasure(**row) for row in rows})

    @cached_property
    def outcomes(self) -> Mapping[tuple[str, int], pd.DataFrame]:
        """Official figures by measure and year, each a table by region; a region without a row has no figure."""
        groups = self._tables["outcomes"].set_index("region_id").groupby(["measure_id", "year"], sort=False)
        return MappingProxyType({(str(measure), int(str(year))): rows for (measure, year), rows in groups})

    @cached_property
    def aliases(self) -> Mapping[tuple[str, str], tuple[Alias, ...]]:
        """Other names by kind and id of the named entry, in table order."""
        aliases: dict[tuple[str, str], tuple[Alias, ...]] = {}
        for row in self._records("aliases"):
            aliases[row["kind"], row["key"]] = (*aliases.get((row["kind"], row["key"]), ()), Alias(**row))
        return MappingProxyType(aliases)

    def columns(self, kind: str = INDUSTRY) -> list[str]:
        """Return the ids of the columns of one kind; by default proper industries, not umbrella or agenda columns."""
        return [key for key, industry in self.industries.items() if industry.kind == kind]

    def columns_beside(self, kind: str) -> list[str]:
        """Return the ids of the columns that a column of `kind` is compared with: proper industries and that kind."""
        return [key for key, industry in self.industries.items() if industry.kind in (INDUSTRY, kind)]

    def _records(self, name: str) -> list[dict[str, Any]]:
        # Convert all values at once: pandas takes six times as long row by row.
        table = self._tables[name]
        names = [str(column) for column in table]
        return [dict(zip(names, row, strict=True)) for row in table.to_numpy(dtype=object).tolist()]
