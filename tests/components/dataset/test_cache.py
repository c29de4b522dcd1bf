"""What is kept of users' datasets: one copy a dataset whatever year a link invents, and never more than the bound."""

from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st

from components.dataset import cache
from components.dataset.byte_cache import ByteCache, memory_of
from components.dataset.user_window import View
from data.store.dataset import Saved
from tests.data.store.conftest import grid


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ByteCache:
    monkeypatch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{tmp_path / 'atlas.db'}")
    st.cache_resource.clear()
    small = ByteCache(2_000_000)
    monkeypatch.setattr(cache, "USER_DATA", small)
    return small


def saved(name: str) -> Saved:
    return cache.store().save(replace(grid(20, 10), name=name))


def test_an_invented_year_makes_no_new_entry(kept: ByteCache) -> None:
    dataset = saved("one")
    first = cache.user_data(dataset.id, View())
    entries = len(kept)
    for year in range(1_000, 1_050):
        assert cache.user_data(dataset.id, View(year=year)) is first
        cache.structure(first)
    assert len(kept) == entries + 1  # the structure


def test_all_of_them_together_stay_below_the_bound(kept: ByteCache) -> None:
    for number in range(12):
        data = cache.user_data(saved(f"dataset {number}").id, View())
        cache.structure(data)
        cache.of_user_view(("view", str(number)), lambda: "x" * 100_000)
        values = [value for value, _size in kept._entries.values()]
        assert sum(map(memory_of, values)) <= kept.max_bytes * 1.1  # what was worked out since is not counted
        assert kept.bytes <= kept.max_bytes
    assert len(kept) < 3 * 12  # some had to go
