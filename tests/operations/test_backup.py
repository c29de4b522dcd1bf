"""Backup and restore with the commands of docs/operations.md, on both databases."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from data.store.datasets import DatasetStore
from data.store.engine import forget
from data.store.errors import UnknownDatasetError
from data.store.settings import store_settings
from scripts.ensure_postgres import binaries
from tests.data.store.conftest import grid

MANUAL = (Path(__file__).parents[2] / "docs" / "operations.md").read_text("utf-8")


def command(name: str) -> str:
    found = re.search(rf"<!-- tested: {name} -->\n```\n(.*?)```", MANUAL, re.DOTALL)
    assert found, name
    return found[1]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_dataset_comes_back_from_a_backup_and_what_was_saved_later_does_not(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = binaries()
    assert folder is not None
    settings = {"ATLAS_DATA_DIR": str(tmp_path / "var")}
    if kind == "postgresql":
        settings = {"ATLAS_DATABASE_URL": request.getfixturevalue("database")}
    path = os.pathsep.join((str(Path(sys.executable).parent), str(folder), os.environ["PATH"]))

    def shell(name: str) -> None:
        subprocess.run(["sh", "-ec", command(name)], cwd=tmp_path, env=settings | {"PATH": path}, check=True)

    store = DatasetStore(store_settings(settings))
    kept = store.save(grid(3, 4, name="Before"))
    shell(f"{kind} backup")
    assert {path.stat().st_mode & 0o077 for path in tmp_path.glob("atlas-backup.*")} == {0}
    later = store.save(grid(2, 2, name="After"))
    store.delete(kept.id, kept.key)
    forget(store.settings)
    shell(f"{kind} restore")
    assert store.open(kept.id).name == "Before"
    with pytest.raises(UnknownDatasetError):
        store.open(later.id)
    store.rename(kept.id, kept.key, "Renamed after the restore")
    assert store.open(kept.id).name == "Renamed after the restore"
    forget(store.settings)
