"""Packages opened with the Frictionless library and with pandas: valid, complete, the same tables."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from frictionless import Package, system, validate

from components.export.neutral import runs
from components.export.package import UserTable, atlas_package, user_package
from data.atlas import Atlas
from data.load import HERE
from data.schema import TABLES

ADDRESS = "https://example.org/data/"
OWN = UserTable(
    name="Jobs | 就业",
    source="A yearbook",
    unit="jobs",
    version="1a2b3c4d",
    saved=date(2026, 11, 20),
    fields=(("region", "string"), ("industry", "string"), ("year", "integer"), ("value", "number")),
    rows=lambda: ["region,industry,year,value\n上海,集成电路,2020,1.5\n".encode(), b"Lyon,chips,,\n"],
)


@pytest.fixture(scope="module")
def packed(atlas: Atlas) -> bytes:
    return atlas_package(atlas, address=ADDRESS)


@pytest.fixture(scope="module")
def package(packed: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("package") / "focus-atlas.zip"
    path.write_bytes(packed)
    return path


def test_the_zip_is_a_valid_package(package: Path) -> None:
    report = validate(str(package), type="package")
    assert report.valid, report.flatten(["place", "fieldName", "note"])
    assert report.stats["tasks"] == len(TABLES) + 1  # and the outlines


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_library_reads_the_same_table(table: str, package: Path, atlas: Atlas) -> None:
    resource = Package(str(package)).get_resource(table.replace("_", "-"))
    rows = [row.to_dict() for row in resource.read_rows()]
    expected = atlas.table(table)
    assert [field.name for field in resource.schema.fields] == list(expected.columns)
    assert len(rows) == len(expected)
    for column in expected:
        found = [row[column] for row in rows]
        if pd.api.types.is_bool_dtype(expected[column]) or pd.api.types.is_numeric_dtype(expected[column]):
            numbers = np.array([np.nan if value is None else float(value) for value in found])
            np.testing.assert_array_equal(numbers, expected[column].to_numpy(float))
        else:
            texts = ["" if value is None else getattr(value, "isoformat", value.__str__)() for value in found]
            assert texts == expected[column].tolist()


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_tables_are_those_of_the_repository_byte_for_byte(table: str, packed: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        content = file.read(f"tables/{table}.csv")
    assert content == (HERE / "tables" / f"{table}.csv").read_bytes()
    frame = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    pd.testing.assert_frame_equal(
        frame, pd.read_csv(HERE / "tables" / f"{table}.csv", dtype=str, keep_default_na=False)
    )
    # Packed as they stand, so nothing in them may run in a spreadsheet.
    assert not [text for column in frame for text in frame[column] if runs(text)]


def test_the_descriptor_says_which_version_it_is_and_credits_its_sources(packed: bytes, atlas: Atlas) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        descriptor = json.loads(file.read("datapackage.json"))
        readme, licence = file.read("README.md").decode(), file.read("LICENSE.txt").decode()
        assert file.namelist()[:3] == ["datapackage.json", "README.md", "LICENSE.txt"]
    assert descriptor["version"] == atlas.version
    assert descriptor["homepage"] == ADDRESS
    linked = [s.address if s.page_kind != "copy on a foreign domain" else "" for s in atlas.sources.values()]
    assert [entry.get("path", "") for entry in descriptor["sources"][:-1]] == linked
    assert descriptor["sources"][-1]["title"].startswith("Natural Earth")
    assert [entry["name"] for entry in descriptor["licenses"]] == ["CC-BY-4.0"]
    assert readme.index("Peng, J. (2021, August 4)") < readme.index("Focus Atlas. (2026)")
    assert atlas.version in readme
    assert "not official statistics" in readme
    assert "CC BY 4.0" in licence


def test_the_same_content_gives_the_same_bytes(packed: bytes, atlas: Atlas) -> None:
    assert atlas_package(atlas, address=ADDRESS) == packed
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        assert {entry.date_time[:3] for entry in file.infolist()} == {(2026, 11, 30)}


def test_a_changed_byte_is_found(packed: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        file.extractall(tmp_path)
    table = tmp_path / "tables" / "sources.csv"
    table.write_bytes(table.read_bytes().replace(b"Peng Juan", b"Somebody "))
    with system.use_context(trusted=True):
        report = validate(str(tmp_path / "datapackage.json"))
    assert [error for _task, error in report.flatten(["name", "type"])] == ["hash-count"]


def test_a_users_dataset_is_a_valid_package_too(tmp_path: Path) -> None:
    path = tmp_path / "own.zip"
    with path.open("wb") as file:
        user_package(OWN, file)
    assert validate(str(path), type="package").valid
    package = Package(str(path))
    rows = [row.to_dict() for row in package.get_resource("data").read_rows()]
    assert [list(row.values()) for row in rows] == [["上海", "集成电路", 2020, 1.5], ["Lyon", "chips", None, None]]
    assert (package.title, package.version, package.licenses) == (OWN.name, OWN.version, [])
    assert "Unit of the amounts: jobs." in package.description
    again = io.BytesIO()
    user_package(OWN, again)
    assert again.getvalue() == path.read_bytes()
