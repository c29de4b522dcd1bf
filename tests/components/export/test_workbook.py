"""Workbooks opened with openpyxl and pandas: types, header, README, and nothing that runs."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook

from components.export.workbook import Readme, workbook

README = Readme(
    title="Evidence for Shanghai",
    about="One row: a source puts a region on an industry.",
    columns={"name": "Name of the region", "value": "Amount"},
    sources=["Peng, J. (2021, August 4).", "上海市人民政府."],
    licence="CC BY 4.0",
    caveats=["Not official statistics.", "=1+1"],
    link="https://example.org/map?region=CN-SH",
    version="2026-11-24.1a2b3c4d",
    date=date(2026, 11, 24),
)
TABLE = pd.DataFrame(
    {
        "name": ["上海", "=1+1", "-3"],
        "value": [1.5, np.nan, -2.0],
        "count": [1, 2, 3],
        "yes": [True, False, True],
        "day": ["2021-08-04", "", "2020-05-18"],
        "moment": [pd.Timestamp("2021-08-04"), pd.Timestamp("2021-08-04 12:30"), pd.NaT],
    }
)


def sheets(raw: bytes) -> tuple[Any, Any]:
    book = load_workbook(io.BytesIO(raw))
    assert book.sheetnames == ["Data", "README"]
    return book["Data"], book["README"]


def test_columns_are_typed() -> None:
    data, _readme = sheets(workbook(TABLE, README))
    rows = [[cell.value for cell in row] for row in data.iter_rows(min_row=2)]
    day, noon = datetime(2021, 8, 4), datetime(2021, 8, 4, 12, 30)
    assert rows == [
        ["上海", 1.5, 1, True, day, day],
        ["=1+1", None, 2, False, None, noon],
        ["-3", -2, 3, True, datetime(2020, 5, 18), None],
    ]
    assert [cell.data_type for cell in data[2]] == ["s", "n", "n", "b", "d", "d"]
    assert data["E2"].number_format == "yyyy-mm-dd"


def test_pandas_reads_the_table_from_the_first_sheet() -> None:
    table = TABLE[["name", "value", "count", "yes"]]
    pd.testing.assert_frame_equal(pd.read_excel(io.BytesIO(workbook(table, README)), engine="openpyxl"), table)


def test_the_header_is_bold_stays_and_filters() -> None:
    data, _readme = sheets(workbook(TABLE, README))
    assert all(cell.font.bold for cell in data[1])
    assert data.freeze_panes == "B2"
    assert data.auto_filter.ref == "A1:F4"


def test_widths_follow_the_content_within_bounds() -> None:
    wide = pd.DataFrame({"a": ["x" * 500], "b": ["集成电路产业"], "c": [1]})
    data, _readme = sheets(workbook(wide, README))
    widths = [data.column_dimensions[letter].width for letter in "ABC"]
    assert widths == [60, 14, 8]  # six characters of two columns, and two to spare
    assert data["A2"].alignment.wrap_text


def test_the_readme_says_everything() -> None:
    _data, readme = sheets(workbook(TABLE, README))
    rows = [(row[0].value, row[1].value) for row in readme.iter_rows()]
    texts = [text for _label, text in rows]
    for text in (
        README.title,
        README.about,
        README.licence,
        README.link,
        README.version,
        "2026-11-24",
        *README.sources,
    ):
        assert text in texts
    assert "=1+1" in texts
    assert rows[-2:] == list(README.columns.items())


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x")', " ＝A1", "@SUM(A1)", "\t=A1", "#REF!", "{=1}", "http://example.org"]
)
def test_no_cell_is_a_formula_a_link_or_an_error(text: str) -> None:
    raw = workbook(pd.DataFrame({text: [text]}), replace(README, title=text, columns={text: text}))
    for sheet in load_workbook(io.BytesIO(raw)):
        for row in sheet.iter_rows():
            assert all(cell.data_type in "sn" and cell.hyperlink is None for cell in row)
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        assert all(b"<f>" not in parts.read(name) for name in parts.namelist())


def test_a_text_that_looks_like_a_formula_stays_a_text_when_it_is_edited() -> None:
    data, _readme = sheets(workbook(TABLE, README))
    assert [data[cell].quotePrefix for cell in ("A2", "A3", "A4")] == [False, True, False]


def test_the_evidence_has_a_sheet_between_table_and_readme() -> None:
    evidence = pd.DataFrame({"source": ["Plan of Shanghai"], "date": ["2021-01-24"]})
    book = load_workbook(io.BytesIO(workbook(TABLE, README, evidence=evidence)))
    assert book.sheetnames == ["Data", "Evidence", "README"]
    assert [cell.value for cell in book["Evidence"][2]] == ["Plan of Shanghai", datetime(2021, 1, 24)]


def test_what_a_sheet_cannot_hold_stays_readable() -> None:
    values = [10**15, 10**14, np.inf, "a\0b", "x" * 40_000, "1850-01-01", pd.Timestamp("2021-08-04T10:00+08:00")]
    data, _readme = sheets(workbook(pd.DataFrame({"v": pd.Series(values, dtype=object)}), README))
    found = [row[0].value for row in data.iter_rows(min_row=2)]
    assert found[:4] == [str(10**15), 10**14, "inf", "a\N{REPLACEMENT CHARACTER}b"]
    assert len(found[4]) == 32_767
    assert found[5:] == ["1850-01-01", "2021-08-04T10:00:00+08:00"]


def test_early_days_stay_texts_and_a_table_may_be_empty() -> None:
    data, _readme = sheets(workbook(pd.DataFrame({"d": ["1850-01-01", "2021-02-30"]}), README))
    assert [data["A2"].value, data["A3"].value] == ["1850-01-01", "2021-02-30"]
    sheets(workbook(pd.DataFrame({"a": []}), README))
    sheets(workbook(pd.DataFrame(), README))


def test_the_same_content_gives_the_same_bytes() -> None:
    assert workbook(TABLE, README) == workbook(TABLE.copy(), replace(README))
    with zipfile.ZipFile(io.BytesIO(workbook(TABLE, README))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(2026, 11, 24, 0, 0, 0)}
        assert b"2026-11-24T00:00:00Z</dcterms:modified>" in parts.read("docProps/core.xml")


def test_a_table_larger_than_a_sheet_is_refused_with_both_sizes() -> None:
    with pytest.raises(ValueError, match="1,048,576 rows and 1 columns; a sheet holds 1,048,575"):
        workbook(pd.DataFrame({"a": np.zeros(1_048_576)}), README)


def test_a_sheet_takes_any_name() -> None:
    assert load_workbook(io.BytesIO(workbook(TABLE, README, "a/b:c" + "x" * 40))).sheetnames[0] == "a b c" + "x" * 26
