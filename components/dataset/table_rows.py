"""Rows of the dataset's tables as mappings from column to value, for tables that only one page reads."""

from collections.abc import Mapping
from typing import Any

from data.atlas import Atlas

Row = Mapping[str, Any]


def rows_of(atlas: Atlas, table: str, **where: str) -> list[Row]:
    """The rows of a table, in its order, that have the values asked for."""
    records = atlas.table(table).to_dict("records")
    rows: list[Row] = [{str(name): value for name, value in record.items()} for record in records]
    return [row for row in rows if all(row[name] == value for name, value in where.items())]
