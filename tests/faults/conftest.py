"""A saved-datasets database that a test can break."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from data.store.datasets import DatasetStore
from data.store.engine import forget
from data.store.settings import store_settings


@pytest.fixture
def fresh() -> Iterator[None]:
    """Clear Streamlit's resource cache before and after a test."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def file_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None) -> Iterator[DatasetStore]:
    """A store in a temporary folder; the app in this process uses it too."""
    monkeypatch.delenv("ATLAS_DATABASE_URL", raising=False)
    monkeypatch.setenv("ATLAS_DATA_DIR", str(tmp_path / "var"))
    found = DatasetStore(store_settings())
    yield found
    forget(found.settings)
