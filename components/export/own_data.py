"""A user's dataset as files: its cells as CSV piece by piece, and packed as a Data Package."""

from collections.abc import Iterable, Iterator
from datetime import date

import pandas as pd

from components.export.neutral import neutral
from components.export.package import OwnTable
from data.store.dataset import Header
from data.store.datasets import NO_YEAR, DatasetStore
from data.store.windows import CELL_COLUMNS, cells_in_pieces

TYPES = {"year": "integer", "value": "number", "level": "integer"}
FIELDS = tuple((name, TYPES.get(name, "string")) for name in CELL_COLUMNS)
"""The columns with their Frictionless types; those that the upload reads."""


def csv_pieces(pieces: Iterable[pd.DataFrame]) -> Iterator[bytes]:
    """Cells as CSV: UTF-8, comma, one header line; a text that a spreadsheet would run stands behind an apostrophe."""
    # With CRLF between lines a text that holds either sign is put in quotes, and ends no line.
    yield (",".join(CELL_COLUMNS) + "\r\n").encode()
    for piece in pieces:
        shown = piece.assign(
            **{name: piece[name].map(neutral, na_action="ignore") for name in CELL_COLUMNS if name not in TYPES},
            year=piece["year"].astype("Int64").mask(piece["year"] == NO_YEAR),
            level=piece["level"].astype("Float64").astype("Int64"),
        )
        yield shown.to_csv(index=False, header=False, lineterminator="\r\n").encode("utf-8", "replace")


def own_csv(store: DatasetStore, header: Header) -> Iterator[bytes]:
    """All cells of a dataset as CSV.

    Raises:
        StoreError: while it is read: the database does not answer, or the dataset is gone.
    """
    return csv_pieces(cells_in_pieces(store, header.id))


def own_table(store: DatasetStore, header: Header) -> OwnTable:
    """The dataset as what a package is made of."""
    return OwnTable(
        name=header.name,
        source=header.source,
        unit=header.unit,
        version=header.version,
        saved=date(header.created_at.year, header.created_at.month, header.created_at.day),
        fields=FIELDS,
        rows=lambda: own_csv(store, header),
    )
