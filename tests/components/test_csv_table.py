"""CSV as a spreadsheet opens it: read back by pandas, and with nothing that runs."""

import io

import pandas as pd
import pytest

from components.csv_table import csv_bytes, neutral


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "  =A1", "\t=A1", "\r=A1", "＝1+1", '=HYPERLINK("x")']
)
def test_what_would_run_is_marked_as_text(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-3", "+4.5", "1e5", "–", "a=b", "集成电路", "", -3, 2.5, None, True])
def test_what_is_harmless_stays_as_it_is(value: object) -> None:
    assert neutral(value) is value


def test_a_table_comes_back_from_pandas() -> None:
    table = pd.DataFrame({"name": ["上海", 'quo"te', "two\nlines"], "value": [1.5, -2.0, None]})
    raw = csv_bytes(table)
    assert raw.startswith(b"\xef\xbb\xbf")
    back = pd.read_csv(io.BytesIO(raw))
    pd.testing.assert_frame_equal(back, table)


def test_headings_are_neutral_too() -> None:
    assert b"'=cmd" in csv_bytes(pd.DataFrame({"=cmd": [1]}))
