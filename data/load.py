"""Read, check and hold the built-in dataset."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from data.errors import InvalidTables, MissingTable, Problem

HERE = Path(__file__).parent
HEADER_LINES = 2  # a file's first data row stands on its second line


@dataclass(frozen=True)
class Atlas:
    """The dataset: tables by name, its version and date.

    Tables are handed out as copy-on-write views: what a caller changes stays with the caller.
    """

    _tables: Mapping[str, pd.DataFrame]
    created: str
    content_hash: str

    @property
    def version(self) -> str:
        """Date and the first eight hex digits of the content hash, e.g. `2026-11-24.1a2b3c4d`."""
        return f"{self.created}.{self.content_hash[:8]}"

    def table(self, name: str) -> pd.DataFrame:
        """Return the table `name`; raises KeyError for a name that is not in the schema."""
        return self._tables[name].copy(deep=False)

    @property
    def regions(self) -> pd.DataFrame:
        """Regions of the matrix in source order, indexed by region_id; background units are left out."""
        regions = self._tables["regions"]
        return regions[regions["role"] == "region"].set_index("region_id", drop=False).copy(deep=False)

    @property
    def industries(self) -> pd.DataFrame:
        """Columns of the matrix in source order, indexed by industry_id."""
        return self._tables["industries"].set_index("industry_id", drop=False)

    @property
    def sources(self) -> pd.DataFrame:
        """Documents, indexed by source_id."""
        return self._tables["sources"].set_index("source_id", drop=False)

    @property
    def evidence(self) -> pd.DataFrame:
        """All rows of evidence, whatever their source and date."""
        return self.table("evidence")


def load(folder: Path = HERE) -> Atlas:
    """Read every table below `folder`/tables, check it, and return the dataset.

    Raises:
        MissingTable: a file is not there.
        InvalidTables: with every problem of every table at once.
    """
    from data.schema import TABLES

    tables = {name: _read(folder / "tables" / f"{name}.csv") for name in TABLES}
    checked, problems = _check(tables)
    if problems:
        raise InvalidTables(tuple(problems))
    return Atlas(MappingProxyType(checked), _created(folder), content_hash(folder))


def content_hash(folder: Path = HERE) -> str:
    """SHA-256 over names and bytes of the tables and boundaries below `folder`, in order of name."""
    digest = hashlib.sha256()
    files = sorted([*(folder / "tables").glob("*.csv"), *(folder / "boundaries").glob("*.geojson")])
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _created(folder: Path) -> str:
    path = folder / "datapackage.json"
    if not path.exists():
        raise MissingTable(path)
    return str(json.loads(path.read_text(encoding="utf-8"))["created"])[:10]


def _read(path: Path) -> pd.DataFrame:
    if not path.exists():
        raise MissingTable(path)
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    for column in ("is_agglomeration", "english_is_official", "code_is_positional"):
        if column in table:
            table[column] = table[column].map({"true": True, "false": False})
    for column in ("value", "share_of_gdp_pct"):
        if column in table:
            table[column] = table[column].replace("", None)
    return table


def _check(tables: dict[str, pd.DataFrame]) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    import pandera.errors

    from data.schema import REFERENCES, TABLES

    checked: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    for name, schema in TABLES.items():
        try:
            checked[name] = pd.DataFrame(schema.validate(tables[name], lazy=True))
        except pandera.errors.SchemaErrors as error:
            problems += [_problem(name, case) for case in error.failure_cases.to_dict("records")]
    for name, column, target, key in REFERENCES:
        if column in tables[name] and key in tables[target]:
            values = tables[name][column]
            lost = values[(values != "") & ~values.isin(tables[target][key])]
            problems += [
                Problem(name, int(str(row)) + HEADER_LINES, column, str(value), f"pointing into {target}.csv")
                for row, value in lost.items()
            ]
    return checked, problems


def _problem(table: str, case: Mapping[str, object]) -> Problem:
    row, column, value = case["index"], case["column"], case["failure_case"]
    return Problem(
        table=table,
        row=None if pd.isna(row) else int(str(row).split(".")[0]) + HEADER_LINES,  # type: ignore[call-overload]
        column=None if pd.isna(column) else str(column),  # type: ignore[call-overload]
        value=None if value is None else str(value),
        check=str(case["check"]),
    )
