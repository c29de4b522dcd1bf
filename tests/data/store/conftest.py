"""A store on SQLite and one on a real PostgreSQL server: every test of the store runs on both."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.engine import engine
from data.store.settings import store_settings
from data.store.windows import CELL_COLUMNS, cells_in_pieces


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DatasetStore]:
    if request.param == "sqlite":
        environment = {"ATLAS_DATA_DIR": str(tmp_path / "var")}
    else:
        environment = {"ATLAS_DATABASE_URL": request.getfixturevalue("postgres")}
    made = DatasetStore(store_settings(environment))
    yield made
    engine(made.settings).dispose()


def frame_of(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    """Return a frame of rows (region, industry, year, value, level, term, statement, locator)."""
    names = ["region", "industry", "year", "value", "level", "term", "statement", "locator"]
    frame = pd.DataFrame(rows, columns=names)
    return frame.astype({"year": "Int64", "level": "Int64", "value": float})


def grid(rows: int, columns: int, *, name: str = "Jobs") -> NewDataset:
    """Return a dataset in which each value encodes its row and column."""
    cells = [
        (f"region {i}", f"industry {j}", 2020, float(1000 * i + j), pd.NA, "", "", "")
        for i in range(rows)
        for j in range(columns)
    ]
    return NewDataset(name, frame_of(cells), unit="jobs")


def all_cells(store: DatasetStore, dataset_id: str) -> pd.DataFrame:
    """Return every cell of a dataset with its names."""
    pieces = cells_in_pieces(store, store.open(dataset_id), 20_000)
    return pd.DataFrame([cell for piece in pieces for cell in piece], columns=list(CELL_COLUMNS))
