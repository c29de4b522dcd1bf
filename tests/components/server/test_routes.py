"""A user's dataset for programs, from the database to pandas and to a Frictionless validator, on both databases."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from frictionless import Package, validate
from sqlalchemy import event
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.operations.routes import below_prefix
from components.server.routes import ROUTES
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.engine import engine
from data.store.settings import store_settings
from tests.data.store.conftest import frame_of

CELLS = [
    ("上海市", "Chips", 2020, 1.5, None, "IC", "=HYPERLINK(\"http://evil.example\")", "p. 3"),
    ("上海市", "Cars", 2021, 7e15, 2, "", "", ""),
    ("Ávila", "Chips", None, 0.0, None, "", "two\nlines, and a \"quote\"", ""),
    ("Ávila", "Cars", None, None, 3, "", "", ""),
]  # fmt: skip
READ = {"region": str, "industry": str, "term": str, "statement": str, "locator": str}


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DatasetStore]:
    """A store that the routes find by the environment, as the server does."""
    if request.param == "sqlite":
        monkeypatch.setenv("ATLAS_DATA_DIR", str(tmp_path))
        monkeypatch.delenv("ATLAS_DATABASE_URL", raising=False)
    else:
        monkeypatch.setenv("ATLAS_DATABASE_URL", request.getfixturevalue("postgres"))
    made = DatasetStore(store_settings())
    yield made
    engine(made.settings).dispose()


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=ROUTES))


def test_whoever_has_the_link_reads_every_cell(store: DatasetStore, client: TestClient) -> None:
    saved = store.save(NewDataset("Jobs", frame_of(CELLS), source="A yearbook", unit="jobs"))
    answer = client.get(f"/data/own/{saved.id}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    back = pd.read_csv(io.BytesIO(answer.content), dtype=READ, keep_default_na=False, na_values=[""])
    assert list(back.columns) == ["region", "industry", "year", "value", "level", "term", "statement", "locator"]
    cells = {tuple(None if cell != cell else cell for cell in row) for row in back.itertuples(index=False)}
    given = {tuple(cell if cell != "" else None for cell in row) for row in CELLS}
    run = next(row for row in given if row[6] and row[6].startswith("="))
    assert cells == given - {run} | {(*run[:6], f"'{run[6]}", run[7])}  # as it was saved, but no spreadsheet runs it
    again = client.get(f"/data/own/{saved.id}.csv", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_package_of_a_users_dataset_is_valid(store: DatasetStore, client: TestClient, tmp_path: Path) -> None:
    saved = store.save(NewDataset("Jobs | 就业", frame_of(CELLS), source="A yearbook", unit="jobs"))
    answer = client.get(f"/data/own/{saved.id}.zip")
    path = tmp_path / "own.zip"
    path.write_bytes(answer.content)
    report = validate(str(path), type="package")
    assert report.valid, report.flatten(["place", "fieldName", "note"])
    package = Package(str(path))
    assert (package.title, package.version) == ("Jobs | 就业", store.open(saved.id).version)
    rows = [row.to_dict() for row in package.get_resource("data").read_rows()]
    assert {(row["region"], row["industry"], row["year"], row["level"]) for row in rows} == {
        (region, industry, year, level) for region, industry, year, _value, level, *_texts in CELLS
    }
    store.rename(saved.id, saved.key, "Employment")
    renamed = client.get(f"/data/own/{saved.id}.zip", headers={"If-None-Match": answer.headers["etag"]})
    assert renamed.status_code == 200


def test_what_is_gone_is_not_found(store: DatasetStore, client: TestClient) -> None:
    saved = store.save(NewDataset("Jobs", frame_of(CELLS)))
    past = datetime.now(UTC) - timedelta(days=1)
    expired = store.save(NewDataset("Old", frame_of(CELLS), expires_at=past))
    assert client.head(f"/data/own/{saved.id}.csv").status_code == 200
    store.delete(saved.id, saved.key)
    for name in (saved.id, expired.id, saved.key, f"{saved.id[:-1]}%00", "x" * 22, f"{saved.id}/"):
        answer = client.get(f"/data/own/{name}.csv")
        assert answer.status_code == 404
        assert saved.id not in answer.text


def test_data_is_found_below_a_path_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": "atlas/"}.get)
    client = TestClient(Starlette(routes=below_prefix(ROUTES)))
    assert client.get("/atlas/data").url.path == "/atlas/data/"
    assert client.get("/atlas/data/latest/evidence.csv").status_code == 200
    assert client.options("/atlas/data/latest/evidence.csv").status_code == 204
    assert "/atlas/data/ lists them all" in client.get("/atlas/data/nothing").text
    assert client.get("/data/").status_code == 404


OUTLINES = b'{"type":"FeatureCollection","features":[' + b" " * 700_000 + b"]}"


@pytest.mark.parametrize("size", [1, 400])
def test_a_question_about_a_dataset_reads_one_row_whatever_its_size(
    store: DatasetStore, client: TestClient, size: int
) -> None:
    rows = [(f"region {row}", "jobs", 2000 + row % 7, 1.0, None, "", "", "") for row in range(size)]
    saved = store.save(NewDataset("Jobs", frame_of(rows), geometry=OUTLINES))
    addresses = [f"/data/own/{saved.id}.csv", f"/data/own/{saved.id}.zip", f"/own/{saved.id}/outlines.geojson"]
    tags = [client.head(address).headers["etag"] for address in addresses]
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(engine(store.settings), "before_cursor_execute", note)
    for address, tag in zip(addresses, tags, strict=True):
        assert client.head(address).status_code == 200
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    event.remove(engine(store.settings), "before_cursor_execute", note)
    assert len(asked) == 2 * len(addresses)
    for statement in asked:
        assert "FROM datasets" in statement
        assert "content " not in statement.replace("content_hash", "")


def test_outlines_are_sent_whole_and_are_gone_at_once(store: DatasetStore, client: TestClient) -> None:
    saved = store.save(NewDataset("Jobs", frame_of(CELLS), geometry=OUTLINES))
    answer = client.get(f"/own/{saved.id}/outlines.geojson")
    assert (answer.status_code, answer.content) == (200, OUTLINES)
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["cache-control"] == "private, no-cache"  # nobody may show them once they are deleted
    known = {"If-None-Match": answer.headers["etag"]}
    assert client.get(f"/own/{saved.id}/outlines.geojson", headers=known).status_code == 304
    other = OUTLINES.replace(b"Feature", b"feature")
    store.replace(saved.id, saved.key, NewDataset("Jobs", frame_of(CELLS), geometry=other))
    assert client.get(f"/own/{saved.id}/outlines.geojson", headers=known).content == other
    store.delete(saved.id, saved.key)
    assert client.get(f"/own/{saved.id}/outlines.geojson", headers=known).status_code == 404


def test_a_dataset_without_outlines_says_so(store: DatasetStore, client: TestClient) -> None:
    saved = store.save(NewDataset("Jobs", frame_of(CELLS)))
    answer = client.get(f"/own/{saved.id}/outlines.geojson")
    assert (answer.status_code, answer.text) == (404, "This dataset has no outlines.")
