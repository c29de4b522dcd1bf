"""Expired datasets are deleted by the server itself, again and again, and never on the word of a wrong clock."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from components.operations import delete_expired
from data.store import clock
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.errors import StoreUnavailableError
from tests.data.store.conftest import grid


@pytest.fixture
def store(store: DatasetStore) -> DatasetStore:
    """The store that the server uses, with one expired dataset and one that is kept."""
    store.save(NewDataset("old", grid(2, 2).frame, expires_at=datetime.now(UTC) - timedelta(seconds=1)))
    store.save(grid(1, 1))
    return store


def expired(store: DatasetStore) -> int:
    """How many expired datasets are left; asking deletes them."""
    return store.purge(datetime.now(UTC))


def test_what_has_expired_is_deleted(store: DatasetStore) -> None:
    delete_expired.delete_expired_datasets()
    assert expired(store) == 0


def test_nothing_is_deleted_while_the_clock_cannot_be_trusted(
    store: DatasetStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "steady", lambda: False)
    delete_expired.delete_expired_datasets()
    assert expired(store) == 1


def test_a_purge_that_fails_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    times = 0
    enough = threading.Event()

    class Failing:
        def purge(self, _now: datetime) -> int:
            nonlocal times
            times += 1
            if times == 3:
                enough.set()
            raise StoreUnavailableError

    monkeypatch.setattr(delete_expired, "INTERVAL_SECONDS", 0)
    monkeypatch.setattr(delete_expired.cache, "store", Failing)

    async def until_enough() -> None:
        task = asyncio.create_task(delete_expired.delete_expired_regularly())
        assert await asyncio.to_thread(enough.wait, 10)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    with ThreadPoolExecutor(1) as apart:  # in the thread of the tests Playwright's loop may be running
        apart.submit(lambda: asyncio.run(until_enough())).result()
