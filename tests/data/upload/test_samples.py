"""Small files with the quirks of real ones, cell by cell."""

from pathlib import Path

import pandas as pd
import pytest

from data.upload.interpretation import Interpretation, interpret
from data.upload.limits import Limits
from data.upload.parse import parse_file
from data.upload.parsed import Parsed
from data.upload.problems import Code
from data.upload.templates import template_csv, template_xlsx

SAMPLES = Path(__file__).parents[2] / "samples" / "upload"


def imported(raw: bytes) -> tuple[Interpretation, Parsed]:
    found = interpret(raw, Limits())
    return found, parse_file(raw, found, Limits())


def sample(name: str) -> tuple[Interpretation, Parsed]:
    return imported((SAMPLES / name).read_bytes())


def test_jobs_in_long_form() -> None:
    found, result = sample("jobs_long.csv")
    assert [str(role) for role in found.roles] == ["region", "industry", "year", "value"]
    cells = result.frame.set_index(["region", "industry", "year"])["value"]
    assert len(cells) == 32
    assert cells["Banana Bay (S)", "Agriculture, Forestry and Fishing", 2011] == 7
    assert cells["Alder (C)", "Not applicable", 2016] == 0
    assert [problem.code for problem in result.problems] == [Code.MIXED_YEARS]


def test_exports_with_ids_and_names() -> None:
    _, result = sample("exports_long.csv")
    cells = result.frame.set_index(["region", "industry"])["value"]
    assert cells["A Coruña", "Weapons"] == 15270391929.516634
    assert result.region_codes["Sin provincia asignada"] == "99"
    (missing,) = result.problems
    assert (missing.code, missing.fields["count"], missing.fields["possible"]) == (Code.MISSING, 2, 12)


def test_a_chinese_table_in_gb18030() -> None:
    found, result = sample("chinese_gb18030.csv")
    assert found.encoding == "gb18030"
    cells = result.frame.set_index(["region", "industry"])["value"]
    assert cells["广东省", "制造业"] == 0
    assert pd.isna(cells["上海市", "农业"])
    assert cells["广东省", "信息传输业"] == 150.25


def test_a_census_export() -> None:
    found, result = sample("census_preamble.csv")
    assert (found.encoding, found.delimiter, found.decimal, found.thousands) == ("cp1252", ";", ",", ".")
    assert (found.header_row, found.first_row, found.last_row) == (4, 5, 7)
    assert found.preamble == ("Census of employment 2020", "Employed persons by district and branch")
    assert found.footer == ("Source: office of statistics, 2021", "- = not available")
    cells = result.frame.set_index(["region", "industry"])["value"]
    assert cells["010000 Øst", "Agriculture"] == 1234
    assert cells["020000 Köln", "Manufacturing"] == 12345.5
    assert [problem.code for problem in result.problems] == [Code.ENCODING_UNSURE, Code.BLANK_MARK, Code.MISSING]


def test_a_table_with_totals() -> None:
    _, result = sample("totals_wide.csv")
    assert (result.total_regions, result.total_industries) == (("Sum of three",), ("合计",))


@pytest.mark.parametrize("raw", [template_csv(), template_xlsx()], ids=["csv", "xlsx"])
def test_the_templates_import(raw: bytes) -> None:
    found, result = imported(raw)
    assert not result.errors
    assert [str(role) for role in found.roles] == [
        "region", "industry", "year", "value", "level", "term", "statement", "locator",
    ]  # fmt: skip
    assert result.frame["value"].tolist() == [120, 85.5, 0]
    assert set(found.sheets) in (set(), {"data", "README"})


def test_an_understanding_survives_json() -> None:
    found, _ = sample("census_preamble.csv")
    assert Interpretation.from_record(found.as_record()) == found
