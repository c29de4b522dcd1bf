"""Readers of an app whose database is in the test's hands."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.load import HERE
from data.store.datasets import DatasetStore
from data.store.engine import forget
from data.store.settings import store_settings

APP = str(HERE.parent / "app.py")


@pytest.fixture
def fresh() -> Iterator[None]:
    """Nothing is cached before, nothing is left after."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def file_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None) -> Iterator[DatasetStore]:
    """The store in a folder of its own, which the app in this process uses too."""
    monkeypatch.delenv("ATLAS_DATABASE_URL", raising=False)
    monkeypatch.setenv("ATLAS_DATA_DIR", str(tmp_path / "var"))
    found = DatasetStore(store_settings())
    yield found
    forget(found.settings)


Reader = Callable[..., AppTest]


def reader(page: str = "map", *, framed: bool = False, **query: str) -> AppTest:
    """A new reader on a page, or on its figure in a frame of somebody else's page."""
    at = AppTest.from_file(APP, default_timeout=120)
    at.context["is_embedded"] = framed
    for key, value in ({"lang": "en"} | query).items():
        at.query_params[key] = value
    at.run()
    return at if page == "map" else at.switch_page(f"pages/{page}.py").run()


def said(at: AppTest) -> str:
    """All that a page says in words."""
    parts = [*at.title, *at.subheader, *at.markdown, *at.caption, *at.warning, *at.error, *at.success, *at.info]
    return "\n".join(str(part.value) for part in parts).replace("\\", "")


def whole(at: AppTest) -> bool:
    """The page of the built-in dataset, with nothing missing and nothing failed."""
    return not at.exception and not at.error and len(at.title) == 1 and "Dataset 20" in said(at)
