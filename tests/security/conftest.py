"""A server of its own, with a database that the tests can reach, for everything that attacks it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.dataset import Saved
from data.store.datasets import DatasetStore
from data.store.settings import StoreSettings
from tests.e2e.fixtures import serving
from tests.security.hostile import INDUSTRIES, REGIONS, hostile


@pytest.fixture(scope="session")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> DatasetStore:
    """The store of `attacked`: what is saved here, the server opens."""
    folder: Path = tmp_path_factory.mktemp("attacked")
    return DatasetStore(StoreSettings(f"sqlite:///{folder / 'atlas.db'}"))


@pytest.fixture(scope="session")
def attacked(shared_store: DatasetStore) -> Iterator[str]:
    """The address of a server that is only ever attacked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_DATABASE_URL", shared_store.settings.url)
        patch.setenv("STREAMLIT_SERVER_ALLOWED_HOSTS", "127.0.0.1")
        patch.setenv("ATLAS_WARM_UP", "off")
        patch.setenv("STREAMLIT_SERVER_MAX_UPLOAD_SIZE", "1")  # megabytes: what is too large is sent soon
        with serving() as address:
            yield address


@pytest.fixture(scope="session")
def risky(shared_store: DatasetStore) -> Saved:
    """A dataset on `attacked` whose names run, lead or fetch something where they are more than text."""
    return shared_store.save(hostile(REGIONS, INDUSTRIES, placed=True))
