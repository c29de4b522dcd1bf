"""Outlines that a user brings: matched by name or code, turned clockwise, served to whoever has the link."""

import json
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.dataset.user_boundaries import address, clockwise, matched
from components.server.routes import ROUTES
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.settings import store_settings
from tests.data.store.conftest import frame_of

SQUARE = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]]  # counter-clockwise
HOLE = [[1.0, 1.0], [1.0, 2.0], [2.0, 2.0], [2.0, 1.0], [1.0, 1.0]]  # clockwise


def collection(*ids: str) -> dict[str, object]:
    polygon = {"type": "Polygon", "coordinates": [SQUARE]}
    return {"features": [{"type": "Feature", "id": key, "properties": {}, "geometry": polygon} for key in ids]}


def test_outer_rings_run_clockwise_and_holes_the_other_way() -> None:
    for given in ([SQUARE, HOLE], [SQUARE[::-1], HOLE[::-1]], [SQUARE, HOLE[::-1]]):
        turned = shape(clockwise({"type": "Polygon", "coordinates": given}))
        assert not turned.exterior.is_ccw
        assert turned.interiors[0].is_ccw
        assert turned.area == 16 - 1
    several = clockwise({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE[::-1]]]})
    assert [part.exterior.is_ccw for part in shapely.get_parts(shape(several))] == [False, False]


def test_an_outline_belongs_to_the_region_of_its_name_or_code() -> None:
    raw, n = matched(collection("ÁLAVA ", "007", "nowhere"), ["Álava", "Bond", "Left"], {"Bond": "007"})
    assert n == 2
    assert [feature["id"] for feature in json.loads(raw)["features"]] == ["Álava", "Bond"]


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setenv("ATLAS_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("ATLAS_DATABASE_URL", raising=False)
    return TestClient(Starlette(routes=ROUTES))


def test_outlines_are_served_by_the_datasets_link_alone(client: TestClient) -> None:
    store = DatasetStore(store_settings())
    frame = frame_of([("Álava", "x", 2020, 1.0, None, "", "", "")])
    with_outlines = store.save(NewDataset("a", frame, geometry=matched(collection("Álava"), ["Álava"], {})[0]))
    without = store.save(NewDataset("b", frame))
    found = client.get("/" + address(with_outlines.id))
    assert found.status_code == 200
    assert found.json()["features"][0]["id"] == "Álava"
    again = client.get("/" + address(with_outlines.id), headers={"If-None-Match": found.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/" + address(without.id)).status_code == 404
    unknown = client.get("/" + address("A" * 22))
    assert unknown.status_code == 404
    assert unknown.text.startswith("There is no dataset under this link")
    store.delete(with_outlines.id, with_outlines.key)
    assert client.get("/" + address(with_outlines.id)).text == unknown.text
