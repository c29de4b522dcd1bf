"""A server for attacks, with a database that the tests can write to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.dataset import Saved
from data.store.datasets import DatasetStore
from data.store.settings import StoreSettings
from scripts.ports import HOST
from scripts.servers import app
from tests.security.hostile import INDUSTRIES, REGIONS, hostile


@pytest.fixture(scope="session")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> DatasetStore:
    """The store of `attacked`: the server opens what a test saves here."""
    folder: Path = tmp_path_factory.mktemp("attacked")
    return DatasetStore(StoreSettings(f"sqlite:///{folder / 'atlas.db'}"))


@pytest.fixture(scope="session")
def attacked(shared_store: DatasetStore) -> Iterator[str]:
    """Address of a server that no other tests use."""
    environment = {
        "ATLAS_DATABASE_URL": shared_store.settings.url,
        "ATLAS_WARM_UP": "off",
        "STREAMLIT_SERVER_ALLOWED_HOSTS": HOST,
        "STREAMLIT_SERVER_MAX_UPLOAD_SIZE": "1",  # megabyte, so that tests of too large files are fast
    }
    with app(environment=environment) as server:
        yield server.address


@pytest.fixture(scope="session")
def risky(shared_store: DatasetStore) -> Saved:
    """A dataset on `attacked` whose names would run, link or fetch something if they were read as more than text."""
    return shared_store.save(hostile(REGIONS, INDUSTRIES, placed=True))
