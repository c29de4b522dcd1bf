"""Processes that are killed while saving, or save at once: no acknowledged dataset is lost, none is partly written."""

import random
from itertools import islice

from sqlalchemy import func, select

from data.store import tables
from data.store.datasets import DatasetStore
from data.store.engine import engine
from tests.data.store.conftest import all_cells
from tests.data.store.saver import Saver, start

CELLS = 200
KILLS = 12
WRITERS = 4
EACH = 5


def saver(store: DatasetStore, count: int) -> Saver:
    return start(store.settings.url, CELLS, count)


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
        killed = saver(store, 1000)
        said = killed.all_said()
        first = list(islice(said, source.randint(1, 12)))
        killed.process.kill()
        acknowledged |= {str(value) for word, value in [*first, *said] if word == "saved"}
    found = datasets(store) - before
    assert acknowledged <= found
    assert len(acknowledged) >= KILLS
    for dataset_id in found:
        assert len(all_cells(store, dataset_id)) == CELLS
    assert orphans(store) == 0


def test_writers_in_several_processes_lose_nothing(store: DatasetStore) -> None:
    before = datasets(store) if store.settings.folder is None else set()
    writers = [saver(store, EACH) for _ in range(WRITERS)]  # on SQLite they also compete to create the schema
    acknowledged = {str(value) for writer in writers for word, value in writer.all_said() if word == "saved"}
    assert [writer.process.exitcode for writer in writers] == [0] * WRITERS
    assert len(acknowledged) == WRITERS * EACH
    assert datasets(store) - before == acknowledged
    assert all(len(all_cells(store, dataset_id)) == CELLS for dataset_id in acknowledged)
