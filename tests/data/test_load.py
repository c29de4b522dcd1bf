"""Loading: what is checked, how problems are reported, and that the dataset cannot be changed by a caller."""

import json
import shutil
from pathlib import Path
from typing import get_type_hints

import pandas as pd
import pytest

from data import load as loader
from data import records
from data.atlas import Atlas
from data.errors import InvalidTablesError, MissingTableError
from data.load import checked, load
from data.schema import kinds


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(loader.HERE / "tables", folder / "tables")
    shutil.copytree(loader.HERE / "boundaries", folder / "boundaries")
    shutil.copy(loader.HERE / "datapackage.json", folder)
    return folder


def edit(folder: Path, table: str, row: int, column: str, value: str) -> None:
    path = folder / "tables" / f"{table}.csv"
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame.loc[row, column] = value
    frame.to_csv(path, index=False)


def test_tables_read_by_the_descriptor_equal_checked_tables() -> None:
    for name, table in checked().items():
        pd.testing.assert_frame_equal(load().table(name), table)


def test_tables_are_checked_if_the_descriptor_has_no_hashes(copy: Path) -> None:
    descriptor = json.loads((copy / "datapackage.json").read_text("utf-8"))
    for described in descriptor["resources"]:
        described.pop("hash", None)
    (copy / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    assert load(copy).version == load().version
    edit(copy, "evidence", 3, "level", "7")
    with pytest.raises(InvalidTablesError):
        load(copy)


@pytest.mark.parametrize(
    ("record", "tables"),
    [
        (records.Agglomeration, ("agglomerations",)),
        (records.Alias, ("aliases",)),
        (records.ContextFigure, ("context",)),
        (records.Evidence, ("evidence", "evidence_zh")),
        (records.Industry, ("industries",)),
        (records.IndustryGroup, ("industry_groups",)),
        (records.ListItem, ("list_items",)),
        (records.OutcomeMeasure, ("outcome_measures",)),
        (records.Region, ("regions",)),
        (records.Source, ("sources",)),
        (records.Tile, ("tiles",)),
    ],
)
def test_a_record_has_the_columns_and_types_of_its_schema(record: type, tables: tuple[str, ...]) -> None:
    types = {"integer": "int", "number": "float", "boolean": "bool", "string": "str"}
    columns = {column: types[kind] for table in tables for column, kind in kinds(table).items()}
    assert {name: kind.__name__ for name, kind in get_type_hints(record).items()} == columns


def test_a_changed_table_changes_the_version(copy: Path) -> None:
    before = load(copy).version
    edit(copy, "evidence", 0, "statement", "Another sentence.")
    assert load(copy).version != before
    assert before == load().version


def test_all_problems_are_reported_at_once_with_their_positions(copy: Path) -> None:
    edit(copy, "evidence", 3, "level", "7")
    edit(copy, "evidence", 5, "region_id", "CN-ATLANTIS")
    edit(copy, "context", 0, "value", "-1")
    with pytest.raises(InvalidTablesError) as caught:
        load(copy)
    text = str(caught.value)
    assert "evidence.csv, line 5, column level: “7”" in text
    assert "evidence.csv, line 7, column region_id: “CN-ATLANTIS” fails pointing into regions.csv" in text
    assert "context.csv, line 2, column value" in text


def test_a_level_that_contradicts_its_rule_is_refused(copy: Path) -> None:
    edit(copy, "evidence", 0, "rule", "L2")
    with pytest.raises(InvalidTablesError, match="the rule's digit equals the level"):
        load(copy)


def test_a_missing_table_is_named(copy: Path) -> None:
    (copy / "tables" / "agenda.csv").unlink()
    with pytest.raises(MissingTableError, match=r"agenda\.csv"):
        load(copy)


def test_callers_cannot_change_the_dataset(atlas: Atlas) -> None:
    mine = atlas.table("evidence")
    mine.loc[0, "level"] = 99
    assert atlas.table("evidence").loc[0, "level"] != 99
    with pytest.raises(TypeError):
        atlas.regions["CN-SH"] = atlas.regions["CN-BJ"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        atlas.regions["CN-SH"].name_en = "Elsewhere"  # type: ignore[misc]
