"""Deleted, renamed, expired or cancelled data is in none of SQLite's files, which only their owner can read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from data.store import sqlite, tables
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.engine import engine, forget
from data.store.errors import UnknownDatasetError
from data.store.settings import store_settings
from tests.data.store.conftest import frame_of, grid

MARKER = "ZXMARKERZX"
OUTLINES = b'{"type": "FeatureCollection", "name": "ZXMARKERZX"}' * 20_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DatasetStore]:
    made = DatasetStore(store_settings({"ATLAS_DATA_DIR": str(tmp_path / "var")}))
    made.save(grid(50, 20))  # the marked rows lie between pages of others
    yield made
    forget(made.settings)


def marked(rows: int) -> NewDataset:
    """Return a dataset with the marker in every text."""
    names = [f"{MARKER}-r{row}" for row in range(rows)]
    cells = [(name, "jobs", 2020, 1.0, None, MARKER, f"secret {MARKER}" * 20, MARKER) for name in names]
    codes = dict.fromkeys(names, MARKER)
    return NewDataset(MARKER, frame_of(cells), source=MARKER, unit=MARKER, region_codes=codes, geometry=OUTLINES)


def found(store: DatasetStore) -> int:
    """Return how often the marker occurs in the files of the database."""
    folder = store.settings.folder
    assert folder is not None
    return sum(file.read_bytes().count(MARKER.encode()) for file in folder.iterdir())


def log_size(store: DatasetStore) -> int:
    assert store.settings.file is not None
    return store.settings.file.with_name("atlas.db-wal").stat().st_size


@pytest.mark.parametrize("rows", [1, 300, 30_000])
def test_a_deleted_dataset_is_in_no_file(store: DatasetStore, rows: int) -> None:
    saved = store.save(marked(rows))
    other = store.save(grid(30, 30))
    assert found(store) > rows
    store.delete(saved.id, saved.key)
    assert (found(store), log_size(store)) == (0, 0)
    assert store.open(other.id).cells == 900


def test_an_expired_dataset_is_in_no_file_after_a_purge(store: DatasetStore) -> None:
    for _dataset in range(2):
        store.save(replace(marked(300), expires_at=datetime.now(UTC) - timedelta(seconds=1)))
    assert found(store) > 0
    assert store.purge(datetime.now(UTC)) == 2
    assert (found(store), log_size(store)) == (0, 0)


def test_a_former_name_is_in_no_file(store: DatasetStore) -> None:
    saved = store.save(grid(2, 2, name=f"{MARKER} once"))
    store.rename(saved.id, saved.key, "Jobs")
    assert found(store) == 0


class StoppedError(Exception):
    """The user clicked Stop."""


@pytest.mark.parametrize("rows", [300, 60_000])
def test_a_stopped_save_is_in_no_file(store: DatasetStore, rows: int) -> None:
    def stop(written: int) -> None:
        if written == rows:
            raise StoppedError

    with pytest.raises(StoppedError):
        store.save(marked(rows), stop)
    assert (found(store), log_size(store)) == (0, 0)


def test_the_log_is_empty_after_a_large_save(store: DatasetStore) -> None:
    store.save(grid(2_000, 50))
    assert log_size(store) == 0


def test_rows_that_a_reader_kept_in_the_log_go_with_the_next_purge(
    store: DatasetStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "CHECKPOINT_SECONDS", 0)
    saved = store.save(marked(300))
    with engine(store.settings).connect().execution_options(reading=True) as connection:
        connection.exec_driver_sql("BEGIN")
        connection.execute(select(tables.datasets.c.id)).all()
        store.delete(saved.id, saved.key)
        with pytest.raises(UnknownDatasetError):
            store.open(saved.id)
        assert found(store) > 0
        connection.exec_driver_sql("ROLLBACK")
    store.purge(datetime.now(UTC))
    assert found(store) == 0


def test_the_log_of_a_killed_process_is_emptied_when_the_file_is_opened(store: DatasetStore) -> None:
    file = store.settings.file
    assert file is not None
    with engine(store.settings).connect() as connection:
        connection.exec_driver_sql("UPDATE datasets SET source = 'ZXMARKERZX'")
        connection.commit()
        connection.exec_driver_sql("UPDATE datasets SET source = ''")
        connection.commit()
        copies = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    assert MARKER.encode() in copies["atlas.db-wal"]
    forget(store.settings)
    for name, content in copies.items():  # the files as a killed process leaves them
        (file.parent / name).write_bytes(content)
    store.ready()
    assert found(store) == 0


def test_a_purge_does_not_create_a_missing_database(tmp_path: Path) -> None:
    store = DatasetStore(store_settings({"ATLAS_DATA_DIR": str(tmp_path / "var")}))
    assert store.purge(datetime.now(UTC)) == 0
    assert not (tmp_path / "var").exists()


def test_the_files_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    settings = store_settings({"ATLAS_DATA_DIR": str(tmp_path / "var")})
    store = DatasetStore(settings)
    saved = store.save(grid(2, 2))
    with engine(settings).connect() as connection:
        connection.exec_driver_sql("UPDATE datasets SET source = 'x'")
        connection.commit()
        assert {path.stat().st_mode & 0o777 for path in (tmp_path / "var").iterdir()} == {0o600}
        assert len(list((tmp_path / "var").iterdir())) == 3
    forget(settings)
    for path in (tmp_path / "var").iterdir():  # as an earlier version, or a restored backup, leaves them
        path.chmod(0o644)
    assert store.open(saved.id).cells == 4
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "var").iterdir()} == {0o600}
    forget(settings)
