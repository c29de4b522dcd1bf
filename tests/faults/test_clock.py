"""A wrong clock loses nothing: when it is right again, everything is as before."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from data.store import clock, datasets
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.errors import UnknownDatasetError
from tests.apptest import is_complete, open_page, page_text
from tests.data.store.conftest import grid


class Moved(datetime):
    """A clock that is ahead by `by`."""

    by = timedelta()

    @classmethod
    def now(cls, tz: object = None) -> "datetime":  # type: ignore[override]
        return datetime.now(UTC) + cls.by


def expiring(days: int) -> NewDataset:
    made = grid(2, 2, name="Jobs of mine")
    return NewDataset(made.name, made.frame, expires_at=datetime.now(UTC) + timedelta(days=days))


def test_a_dataset_expired_by_a_wrong_clock_comes_back(
    file_store: DatasetStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = file_store.save(expiring(30))
    monkeypatch.setattr(datasets, "datetime", Moved)
    monkeypatch.setattr(Moved, "by", timedelta(days=400))
    at = open_page(dataset=saved.id)
    assert "There is no dataset under this link" in page_text(at)
    assert is_complete(at)
    monkeypatch.setattr(Moved, "by", timedelta(days=-20_000))  # 1972
    assert "Jobs of mine" in page_text(at.run())
    late = file_store.save(expiring(30))
    monkeypatch.setattr(Moved, "by", timedelta())
    assert "Jobs of mine" in page_text(at.run())
    assert file_store.open(late.id).cells == 4


@pytest.mark.parametrize("jump", [400 * 86_400.0, -400 * 86_400.0], ids=["ahead", "back"])
def test_a_clock_that_has_jumped_deletes_nothing(monkeypatch: pytest.MonkeyPatch, jump: float) -> None:
    assert clock.steady()
    right = time.time
    monkeypatch.setattr(clock.time, "time", lambda: right() + jump)
    assert not clock.steady()


def test_an_expired_dataset_is_deleted(file_store: DatasetStore) -> None:
    saved = file_store.save(expiring(1))
    assert file_store.purge(datetime.now(UTC) + timedelta(days=2)) == 1
    with pytest.raises(UnknownDatasetError):
        file_store.open(saved.id)
