"""A store that pages under test read and write."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from data.store.datasets import DatasetStore
from data.store.engine import engine
from data.store.settings import store_settings


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DatasetStore]:
    """The store in a temporary folder; the app in this process uses it."""
    monkeypatch.setenv("ATLAS_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("ATLAS_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    found = DatasetStore(store_settings())
    yield found
    engine(found.settings).dispose()
    st.cache_resource.clear()
