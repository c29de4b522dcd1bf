"""A server on a database with an expired dataset: it deletes it from disk by itself, and nobody can read its files."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.engine import forget
from data.store.settings import store_settings
from scripts.servers import app
from tests.data.store.conftest import frame_of
from tests.operations.stack import eventually

MARKER = "ZXMARKERZX"


def test_a_server_deletes_from_disk_what_has_expired_without_a_visitor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{tmp_path / 'var' / 'atlas.db'}")
    store = DatasetStore(store_settings())
    cells = [(f"{MARKER} {row}", "jobs", 2020, 1.0, None, MARKER, MARKER, "") for row in range(500)]
    past = datetime.now(UTC) - timedelta(seconds=1)
    store.save(NewDataset(MARKER, frame_of(cells), expires_at=past))
    forget(store.settings)

    def found() -> int:
        return sum(path.read_bytes().count(MARKER.encode()) for path in (tmp_path / "var").iterdir())

    assert found() > 500
    with app():
        eventually(lambda: found() == 0, "the expired dataset is gone from every file")
        assert {path.stat().st_mode & 0o077 for path in (tmp_path / "var").iterdir()} == {0}
