"""Processes that are killed while saving, or save at once: no acknowledged dataset is lost, none is partly written."""

import random
import subprocess
import sys
from pathlib import Path

from sqlalchemy import func, select

from data.store import tables
from data.store.datasets import DatasetStore
from data.store.engine import engine
from tests.data.store.conftest import all_cells

ROOT = Path(__file__).parents[3]
CELLS = 200
KILLS = 12
WRITERS = 4
EACH = 5


def saver(store: DatasetStore, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.data.store.saver", store.settings.url, str(CELLS), str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def datasets(store: DatasetStore) -> set[str]:
    with engine(store.settings).connect() as connection:
        return set(connection.scalars(select(tables.datasets.c.id)))


def orphans(store: DatasetStore) -> int:
    """Return the number of cells that belong to no dataset."""
    query = select(func.count()).where(tables.cells.c.dataset_id.not_in(select(tables.datasets.c.id)))
    with engine(store.settings).connect() as connection:
        return connection.scalar(query) or 0


def test_a_save_killed_at_any_moment_is_whole_or_absent(store: DatasetStore) -> None:
    store.ready()
    source = random.Random(20261124)
    acknowledged: set[str] = set()
    before = datasets(store)
    for _ in range(KILLS):
        process = saver(store, 1000)
        lines = source.randint(1, 12)
        assert process.stdout is not None
        for _line in range(lines):
            word, value = process.stdout.readline().split()
            if word == "saved":
                acknowledged.add(value)
        process.kill()
        rest, _errors = process.communicate()
        acknowledged |= {line.split()[1] for line in rest.splitlines() if line.startswith("saved ") and line.count(" ")}
    found = datasets(store) - before
    assert acknowledged <= found
    assert len(acknowledged) >= KILLS
    for dataset_id in found:
        assert len(all_cells(store, dataset_id)) == CELLS
    assert orphans(store) == 0


def test_writers_in_several_processes_lose_nothing(store: DatasetStore) -> None:
    before = datasets(store) if store.settings.folder is None else set()
    writers = [saver(store, EACH) for _ in range(WRITERS)]  # on SQLite they also compete to create the schema
    outputs = [writer.communicate()[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    acknowledged = {line.split()[1] for output in outputs for line in output.splitlines() if line.startswith("saved")}
    assert len(acknowledged) == WRITERS * EACH
    assert datasets(store) - before == acknowledged
    assert all(len(all_cells(store, dataset_id)) == CELLS for dataset_id in acknowledged)
