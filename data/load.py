"""Read and check the built-in dataset."""

import hashlib
import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.errors import InvalidTablesError, MissingTableError, TableProblem, UnreadableTableError
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

HERE = Path(__file__).parent
DESCRIPTOR = "datapackage.json"
TYPES = {"integer": "int64", "number": "float64", "boolean": "bool"}
"""Types of a descriptor that are not read as they stand in the file."""

HEADER_LINES = 2  # a file's first data row is its second line
REGION, INDUSTRY = "region", "industry"
TEXT = pd.StringDtype("python", na_value=float("nan"))
"""Texts as Python's own, which the records share: each selection from columns of Arrow would keep memory of its own."""

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


def load(folder: Path = HERE) -> Atlas:
    """Read every table below `folder`/tables and return the dataset.

    Tables whose hashes equal those in the descriptor were checked when it was written and are only read, because
    importing the schema library takes a second and 30 MB per process. If any table differs, all tables are checked.

    Raises:
        MissingTableError, UnreadableTableError: a file is missing or cannot be read as a table.
        InvalidTablesError: tables violate their schema; it lists every problem of every table.
    """
    descriptor = _descriptor(folder)
    as_described = _as_described(folder, descriptor)
    tables = checked(folder) if as_described is None else as_described
    return Atlas(MappingProxyType(tables), _created(folder, descriptor), content_hash(folder))


def checked(folder: Path = HERE) -> dict[str, pd.DataFrame]:
    """Read and check every table; raises as `load` does."""
    from data.schema import TABLES, kinds

    tables, problems = _check({name: _read(_table(folder, name), kinds(name)) for name in TABLES})
    if problems:
        raise InvalidTablesError(tuple(problems))
    return tables


def file_hash(path: Path) -> str:
    """Return the hash of a file in the format of the descriptor."""
    return f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


def content_hash(folder: Path = HERE) -> str:
    """Return the SHA-256 over names and bytes of the tables and boundaries below `folder`, sorted by name."""
    digest = hashlib.sha256()
    files = sorted([*(folder / "tables").glob("*.csv"), *(folder / "boundaries").glob("*.geojson")])
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _table(folder: Path, name: str) -> Path:
    return folder / "tables" / f"{name}.csv"


def _descriptor(folder: Path) -> dict[str, Any]:
    path = folder / DESCRIPTOR
    if not path.exists():
        raise MissingTableError(path)
    with _readable(path):
        return dict(json.loads(path.read_text(encoding="utf-8")))


def _created(folder: Path, descriptor: Mapping[str, Any]) -> str:
    with _readable(folder / DESCRIPTOR):
        return str(descriptor["created"])[:10]


def _as_described(folder: Path, descriptor: Mapping[str, Any]) -> dict[str, pd.DataFrame] | None:
    """Return the tables with the descriptor's types; None if the hash of any file differs."""
    tables = {}
    with _readable(folder / DESCRIPTOR):
        for described in descriptor["resources"]:
            if "hash" not in described:
                continue  # the boundaries
            name = str(described["name"]).replace("-", "_")
            path = _table(folder, name)
            if not path.exists() or file_hash(path) != described["hash"]:
                return None
            kinds = {field["name"]: field["type"] for field in described["schema"]["fields"]}
            types = {column: TYPES[kind] for column, kind in kinds.items() if kind in TYPES}
            tables[name] = _read(path, kinds).astype(types)
    return tables or None


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Turn errors of pandas and json into an `UnreadableTableError` that names the file."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableTableError(path, error) from error


def _read(path: Path, kinds: Mapping[str, str]) -> pd.DataFrame:
    """Read a table as text, except booleans and empty numbers; `kinds` has the type of each column."""
    if not path.exists():
        raise MissingTableError(path)
    with _readable(path):
        table = pd.read_csv(path, dtype=TEXT, keep_default_na=False, encoding="utf-8")
    for column in table:
        match kinds.get(str(column)):
            case "boolean":
                table[column] = table[column].map({"true": True, "false": False})
            case "number":
                table[column] = table[column].replace("", None)
    return table


def _check(tables: dict[str, pd.DataFrame]) -> tuple[dict[str, pd.DataFrame], list[TableProblem]]:
    import pandera.errors

    from data.schema import REFERENCES, TABLES

    checked: dict[str, pd.DataFrame] = {}
    problems: list[TableProblem] = []
    for name, schema in TABLES.items():
        try:
            valid = pd.DataFrame(schema.validate(tables[name], lazy=True))
            checked[name] = valid.astype(dict.fromkeys(valid.columns[valid.dtypes == "str"], TEXT))
        except pandera.errors.SchemaErrors as error:
            problems += [_problem(name, case) for case in error.failure_cases.to_dict("records")]
    for name, column, target, key in REFERENCES:
        if column in tables[name] and key in tables[target]:
            values = tables[name][column]
            lost = values[(values != "") & ~values.isin(tables[target][key])]
            problems += [
                TableProblem(name, int(str(row)) + HEADER_LINES, column, str(value), f"pointing into {target}.csv")
                for row, value in lost.items()
            ]
    return checked, problems


def _problem(table: str, case: Mapping[Hashable, Any]) -> TableProblem:
    row, column, value = case["index"], case["column"], case["failure_case"]
    return TableProblem(
        table=table,
        row=None if pd.isna(row) else int(row) + HEADER_LINES,
        column=None if pd.isna(column) else str(column),
        value=None if value is None else str(value),
        check=str(case["check"]),
    )
