"""Data are replaced under their link, and the data before can be restored for some days."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from data.store import tables
from data.store.datasets import DatasetStore
from data.store.engine import engine
from data.store.errors import UnknownDatasetError, WrongKeyError
from data.store.versions import KEPT_DAYS
from tests.data.store.conftest import all_cells, grid
from tests.data.store.test_migrations import migrate

OUTLINES = b'{"type":"FeatureCollection","features":[]}'


def test_other_data_stand_under_the_same_link_with_another_version(store: DatasetStore) -> None:
    saved = store.save(replace(grid(2, 3, name="Mine"), expires_at=datetime.now(UTC) + timedelta(days=3)))
    before = store.open(saved.id)
    store.replace(saved.id, saved.key, replace(grid(4, 5, name="ignored"), unit="firms"))
    after = store.open(saved.id)
    assert (after.id, after.name, after.expires_at) == (before.id, "Mine", before.expires_at)
    assert (after.cells, after.regions, after.industries, after.unit) == (20, 4, 5, "firms")
    assert after.version != before.version
    assert after.content != before.content
    assert len(all_cells(store, saved.id)) == 20


def test_an_earlier_version_is_restored_and_the_one_in_force_becomes_an_earlier_one(store: DatasetStore) -> None:
    saved = store.save(grid(1, 1))
    for size in (2, 3):
        store.replace(saved.id, saved.key, grid(size, size))
    assert [version.cells for version in store.earlier(saved.id, saved.key)] == [4, 1]
    for cells in (1, 4, 9):
        (wanted,) = [version for version in store.earlier(saved.id, saved.key) if version.cells == cells]
        store.restore(saved.id, saved.key, wanted.content)
        header = store.open(saved.id)
        assert (header.cells, header.version) == (cells, wanted.version)
        assert len(all_cells(store, saved.id)) == cells
        assert sorted(version.cells for version in store.earlier(saved.id, saved.key)) == sorted({1, 4, 9} - {cells})


def test_outlines_stay_unless_the_new_data_bring_some(store: DatasetStore) -> None:
    saved = store.save(replace(grid(2, 2), geometry=OUTLINES))
    store.replace(saved.id, saved.key, grid(3, 3))
    assert b"".join(store.outlines(saved.id)) == OUTLINES
    store.replace(saved.id, saved.key, replace(grid(3, 3), geometry=b"{}"))
    assert b"".join(store.outlines(saved.id)) == b"{}"


def test_only_the_key_replaces_restores_or_lists_versions(store: DatasetStore) -> None:
    saved, other = store.save(grid(2, 2)), store.save(grid(1, 1))
    store.replace(saved.id, saved.key, grid(3, 3))
    (version,) = store.earlier(saved.id, saved.key)
    for attempt in (
        lambda: store.replace(saved.id, other.key, grid(1, 1)),
        lambda: store.restore(saved.id, other.key, version.content),
        lambda: store.earlier(saved.id, other.key),
    ):
        with pytest.raises(WrongKeyError):
            attempt()
    with pytest.raises(UnknownDatasetError):  # a version of another dataset
        store.restore(other.id, other.key, version.content)
    assert store.open(saved.id).cells == 9
    assert store.open(other.id).cells == 1


def test_the_data_of_a_version_have_no_link_of_their_own(store: DatasetStore) -> None:
    saved = store.save(grid(2, 2))
    store.replace(saved.id, saved.key, grid(3, 3))
    with pytest.raises(UnknownDatasetError):
        store.open(store.open(saved.id).content)


def test_earlier_versions_are_deleted_after_some_days(store: DatasetStore) -> None:
    saved = store.save(grid(2, 2))
    contents = [saved.id]
    for size in (3, 4):
        store.replace(saved.id, saved.key, grid(size, size))
        contents.append(store.open(saved.id).content)
    assert stored(store, contents) == [4, 9, 16]
    store.purge(datetime.now(UTC) + timedelta(days=KEPT_DAYS - 1))
    assert len(store.earlier(saved.id, saved.key)) == 2
    store.purge(datetime.now(UTC) + timedelta(days=KEPT_DAYS + 1))
    assert store.earlier(saved.id, saved.key) == ()
    assert len(all_cells(store, saved.id)) == 16
    assert stored(store, contents) == [0, 0, 16]


def test_a_deleted_or_expired_dataset_takes_its_versions_along(store: DatasetStore) -> None:
    kept = store.save(grid(1, 1))
    deleted = store.save(grid(2, 2))
    expiring = store.save(replace(grid(2, 2), expires_at=datetime.now(UTC) + timedelta(days=1)))
    contents = [kept.id, deleted.id, expiring.id]
    for saved in (deleted, expiring):
        store.replace(saved.id, saved.key, grid(3, 3))
        contents.append(store.open(saved.id).content)
    assert stored(store, contents) == [1, 4, 4, 9, 9]
    store.delete(deleted.id, deleted.key)
    assert store.purge(datetime.now(UTC) + timedelta(days=2)) == 1
    assert stored(store, contents) == [1, 0, 0, 0, 0]


def test_a_cancelled_replacement_changes_nothing(store: DatasetStore) -> None:
    class CancelledError(Exception):
        pass

    def cancel(_written: int) -> None:
        raise CancelledError

    saved = store.save(grid(2, 2))
    with pytest.raises(CancelledError):
        store.replace(saved.id, saved.key, grid(3, 3), cancel)
    assert store.open(saved.id).cells == 4
    assert store.earlier(saved.id, saved.key) == ()


def stored(store: DatasetStore, contents: list[str]) -> list[int]:
    """Return the number of cells in the database under each key."""
    with engine(store.settings).connect() as connection:
        keys = list(
            connection.scalars(select(tables.cells.c.dataset_id).where(tables.cells.c.dataset_id.in_(contents)))
        )
    return [keys.count(content) for content in contents]


def test_a_step_back_of_the_schema_keeps_the_data_in_force(store: DatasetStore) -> None:
    saved = store.save(replace(grid(2, 2), geometry=OUTLINES))
    store.replace(saved.id, saved.key, grid(3, 3))
    version = store.open(saved.id).version
    migrate(engine(store.settings), "downgrade", "0002")
    migrate(engine(store.settings), "upgrade", "head")
    header = store.open(saved.id)
    assert (header.cells, header.version, header.content) == (9, version, saved.id)
    assert len(all_cells(store, saved.id)) == 9
    assert b"".join(store.outlines(saved.id)) == OUTLINES
