"""The package descriptor, read by the Frictionless library: valid, complete, and what the script would write."""

import json

import pandas as pd
import pytest
from frictionless import Package, system, validate

from data.atlas import Atlas
from data.load import HERE
from data.schema import TABLES
from scripts import build_datapackage

DESCRIPTOR = HERE / "datapackage.json"


def test_every_table_is_valid_by_the_standard() -> None:
    with system.use_context(trusted=True):
        report = validate(str(DESCRIPTOR))
    assert report.valid, report.flatten(["place", "fieldName", "note"])
    assert report.stats["tasks"] == len(TABLES) + 1  # and the outlines


@pytest.mark.parametrize("table", sorted(TABLES))
def test_fields_are_described_one_by_one_and_in_order(table: str, atlas: Atlas) -> None:
    resources = {part["name"]: part for part in json.loads(DESCRIPTOR.read_text("utf-8"))["resources"]}
    described = resources[table.replace("_", "-")]
    assert [field["name"] for field in described["schema"]["fields"]] == list(atlas.table(table).columns)


def test_the_frictionless_library_reads_the_same_evidence(atlas: Atlas) -> None:
    with system.use_context(trusted=True):
        rows = Package(str(DESCRIPTOR)).get_resource("evidence").read_rows()
    read = (
        pd.DataFrame([row.to_dict() for row in rows])
        .astype({"passages": "float64"})
        .astype(object)
        .fillna("")
        .astype(str)
    )
    pd.testing.assert_frame_equal(
        read, atlas.table("evidence").astype(object).fillna("").astype(str), check_dtype=False
    )


def test_the_descriptor_is_what_the_script_writes() -> None:
    assert json.loads(DESCRIPTOR.read_text("utf-8")) == build_datapackage.package()


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_documentation_lists_every_column_and_the_number_of_rows(table: str, atlas: Atlas) -> None:
    text = (HERE.parent / "docs" / "dataset.md").read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith(f"| `{table}.csv`"))
    assert f"| {len(atlas.table(table))} |" in line
    assert all(f"`{column}`" in line for column in atlas.table(table).columns)
