"""A user's dataset as files: its cells as CSV in chunks, and as a Data Package."""

from collections.abc import Iterable, Iterator, Sequence
from csv import writer
from datetime import date
from io import StringIO
from typing import Any

from components.export.neutral import neutral
from components.export.package import UserTable
from data.store.dataset import Header
from data.store.datasets import NO_YEAR, DatasetStore
from data.store.windows import CELL_COLUMNS, cells_in_pieces

TYPES = {"year": "integer", "value": "number", "level": "integer"}
FIELDS = tuple((name, TYPES.get(name, "string")) for name in CELL_COLUMNS)
"""The columns with their Frictionless types; the upload reads the same columns."""

YEAR = CELL_COLUMNS.index("year")


def csv_chunks(pieces: Iterable[Iterable[Sequence[Any]]]) -> Iterator[bytes]:
    """Yield cells as CSV (UTF-8, comma, one header line); an apostrophe disarms text that a spreadsheet would run.

    Args:
        pieces: lists of cells, each a tuple of `CELL_COLUMNS` with None for a missing value.
    """
    yield _csv([CELL_COLUMNS])
    for piece in pieces:
        yield _csv(map(_fields, piece))


def user_csv(store: DatasetStore, header: Header) -> Iterator[bytes]:
    """Yield all cells of a dataset as CSV.

    Raises:
        StoreError: while it is read: the database does not answer, or the dataset is gone.
    """
    return csv_chunks(cells_in_pieces(store, header))


def user_table(store: DatasetStore, header: Header) -> UserTable:
    """Return the dataset as the table of a package."""
    return UserTable(
        name=header.name,
        source=header.source,
        unit=header.unit,
        version=header.version,
        saved=date(header.created_at.year, header.created_at.month, header.created_at.day),
        fields=FIELDS,
        rows=lambda: user_csv(store, header),
    )


def _fields(cell: Sequence[Any]) -> list[Any]:
    fields = [neutral(value) if isinstance(value, str) else value for value in cell]
    if fields[YEAR] == NO_YEAR:
        fields[YEAR] = None
    return fields


def _csv(rows: Iterable[Sequence[Any]]) -> bytes:
    # With CRLF between lines, text that contains either character is quoted and cannot end a line.
    written = StringIO(newline="")
    writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode("utf-8", "replace")
