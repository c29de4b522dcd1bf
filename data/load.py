"""Read and check the built-in dataset."""

import hashlib
import json
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.atlas import Atlas
from data.errors import InvalidTablesError, MissingTableError, TableProblem, UnreadableTableError

HERE = Path(__file__).parent
DESCRIPTOR = "datapackage.json"
TYPES = {"integer": "int64", "number": "float64", "boolean": "bool"}
"""Types of a descriptor that are not read as they stand in the file."""

HEADER_LINES = 2  # a file's first data row is its second line
TEXT = pd.StringDtype("python", na_value=float("nan"))
"""Texts as Python's own, which the records share: each selection from columns of Arrow would keep memory of its own."""


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
