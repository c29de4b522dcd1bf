"""Alive, and ready."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.dataset import cache
from components.operations.routes import ROUTES
from data.errors import AtlasDataError
from data.store.engine import forget
from data.store.settings import store_settings


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.delenv("ATLAS_DATABASE_URL", raising=False)
    monkeypatch.setenv("ATLAS_DATA_DIR", str(tmp_path))
    cache.store.clear()
    yield TestClient(Starlette(routes=ROUTES))
    forget(store_settings())
    cache.store.clear()


def test_a_process_with_its_dataset_and_its_database_is_ready(client: TestClient) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (200, "Ready.")
    assert answer.headers["cache-control"] == "no-store"


def test_without_its_database_it_is_alive_and_says_what_is_missing_but_no_address(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_DATABASE_URL", "postgresql://atlas:swordfish@127.0.0.1:1/atlas")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.text.startswith("Not ready. The database of saved datasets does not answer")
    assert "swordfish" not in answer.text
    assert client.get("/healthz").status_code == 200


def test_without_its_dataset_it_is_not_ready(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> None:
        raise AtlasDataError

    monkeypatch.setattr(cache, "atlas", damaged)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text.split(" cannot")[0]) == (503, "Not ready. The built-in dataset")
