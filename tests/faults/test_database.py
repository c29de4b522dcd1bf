"""A database that is gone, locked, removed, broken, full or read-only: the app serves the rest and says so."""

import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import text

from components.page.registry import PAGES
from data.store import sqlite
from data.store.datasets import DatasetStore
from data.store.engine import engine, forget
from data.store.errors import StoreError, StoreFullError, StoreUnavailableError, UnknownDatasetError
from data.store.settings import store_settings
from tests.apptest import is_complete, open_page, page_text
from tests.data.store.conftest import all_cells, grid
from tests.postgres import pg_ctl, running

ROOT = Path(__file__).parents[2]
GONE = "The database of saved datasets does not answer. You see the built-in dataset; try again in a minute."
UNKNOWN = "There is no dataset under this link"
DATASET = grid(3, 4, name="Jobs of mine")


def test_a_database_server_stops_and_starts_again(monkeypatch: pytest.MonkeyPatch, fresh: None) -> None:
    with running() as url:
        monkeypatch.setenv("ATLAS_DATABASE_URL", url)
        store = DatasetStore(store_settings())
        saved = store.save(DATASET)
        at = open_page(dataset=saved.id)
        assert "Jobs of mine" in page_text(at)
        with engine(store.settings).connect() as connection:
            folder = str(connection.scalar(text("SHOW data_directory")))
        options = shlex.split((Path(folder) / "postmaster.opts").read_text())[1:]

        pg_ctl("stop", folder, "-m", "immediate")
        assert GONE in page_text(at.run())
        assert is_complete(at)
        for entry in PAGES[1:]:
            there = open_page(entry.key, dataset=saved.id)
            assert is_complete(there) or entry.key == "your_data", entry.key
            assert not there.exception
            assert GONE in page_text(there), entry.key
        with pytest.raises(StoreUnavailableError, match="The built-in dataset works"):
            store.save(DATASET)

        pg_ctl("start", folder, "-o", shlex.join(option for option in options if option not in ("-D", folder)))
        assert "Jobs of mine" in page_text(at.run())
        assert not at.warning
        assert len(all_cells(store, store.save(DATASET).id)) == 12
        forget(store.settings)


def test_a_removed_file_is_created_again_without_its_datasets(file_store: DatasetStore) -> None:
    old = file_store.save(DATASET)
    at = open_page(dataset=old.id)
    assert "Jobs of mine" in page_text(at)
    folder = file_store.settings.folder
    assert folder is not None
    shutil.rmtree(folder)
    assert UNKNOWN in page_text(at.run())
    assert is_complete(at)
    new = file_store.save(DATASET)
    forget(file_store.settings)  # open it again, as another process would
    assert len(all_cells(file_store, new.id)) == 12
    with pytest.raises(UnknownDatasetError):
        file_store.open(old.id)


def test_a_restored_backup_is_used_at_once(file_store: DatasetStore, tmp_path: Path) -> None:
    kept = file_store.save(DATASET)
    with sqlite3.connect(str(file_store.settings.file)) as source, sqlite3.connect(tmp_path / "backup") as target:
        source.backup(target)
    source.close()
    target.close()
    later = file_store.save(DATASET)
    file = file_store.settings.file
    assert file is not None
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    (tmp_path / "backup").replace(file)
    assert file_store.open(kept.id).name == "Jobs of mine"
    with pytest.raises(UnknownDatasetError):
        file_store.open(later.id)


def test_a_file_that_is_no_database_gives_a_message_and_the_built_in_dataset(file_store: DatasetStore) -> None:
    file = file_store.settings.file
    assert file is not None
    file.parent.mkdir()
    file.write_bytes(b"This was a database once.\n" * 1000)
    at = open_page(dataset="A" * 22)
    assert GONE in page_text(at)
    assert is_complete(at)
    with pytest.raises(StoreUnavailableError):
        file_store.save(DATASET)


def test_a_locked_file_can_be_read_and_a_save_gives_a_message(
    file_store: DatasetStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = file_store.save(DATASET)
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.1)
    forget(file_store.settings)
    file_store.ready()
    other = sqlite3.connect(str(file_store.settings.file))
    other.execute("BEGIN EXCLUSIVE")
    at = open_page(dataset=saved.id)
    assert "Jobs of mine" in page_text(at)
    assert not at.warning
    with pytest.raises(StoreUnavailableError):
        file_store.save(DATASET)
    other.close()
    assert len(all_cells(file_store, file_store.save(DATASET).id)) == 12


def outcome(store: DatasetStore, *wrapper: str) -> str:
    """Save a dataset of 20,000 cells in another process and return its output."""
    command = [*wrapper, sys.executable, "-m", "tests.faults.saver", store.settings.url]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_a_full_disk_refuses_one_save_and_loses_nothing(file_store: DatasetStore) -> None:
    before = file_store.save(DATASET)
    # Files can grow to 300 kB only, as on a full disk.
    assert outcome(file_store, "prlimit", "--fsize=300000") == StoreFullError.sentence
    assert len(all_cells(file_store, before.id)) == 12
    with engine(file_store.settings).connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM datasets")) == 1
        assert connection.scalar(text("SELECT count(*) FROM dataset_cells")) == 12
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
    assert outcome(file_store).startswith("saved ")


def test_a_read_only_folder_can_be_read() -> None:
    with tempfile.TemporaryDirectory() as temporary:  # other users cannot open pytest's folders
        folder = Path(temporary) / "var"
        store = DatasetStore(store_settings({"ATLAS_DATA_DIR": str(folder)}))
        saved = store.save(DATASET)
        forget(store.settings)
        Path(temporary).chmod(0o755)
        (folder / "atlas.db").chmod(0o444)
        folder.chmod(0o555)
        # Root may write everywhere, so the app runs as another user.
        others = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
        refused = outcome(store, *others)
        command = [*others, sys.executable, "-m", "tests.faults.opener", saved.id]
        environment = os.environ | {"ATLAS_DATA_DIR": str(folder), "HOME": temporary, "PYTHONDONTWRITEBYTECODE": "1"}
        environment.pop("ATLAS_DATABASE_URL", None)
        opened = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=environment)
        folder.chmod(0o755)
    assert refused == StoreFullError.sentence
    assert "Jobs of mine" in opened.stdout
    assert "warning" not in opened.stdout


def test_every_error_of_the_store_has_a_message() -> None:
    for error in StoreError.__subclasses__():
        assert error.sentence != StoreError.sentence
        assert error.sentence.endswith(".")
