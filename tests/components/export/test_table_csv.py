"""CSV read back by pandas and by the standard library; its bytes as RFC 4180 and spreadsheets want them."""

import csv
import io

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from components.export.neutral import neutral
from components.export.table_csv import table_csv

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)


def test_a_table_comes_back_from_pandas() -> None:
    table = pd.DataFrame({"name": ["上海", 'quo"te', "two\nlines"], "value": [1.5, -2.0, None]})
    raw = table_csv(table)
    assert raw.startswith(b"\xef\xbb\xbf")
    pd.testing.assert_frame_equal(pd.read_csv(io.BytesIO(raw)), table)


def test_the_bytes_by_hand() -> None:
    table = pd.DataFrame({"=地区": ["a,b", "=1"], "n": [1, 2]})
    assert table_csv(table) == b"\xef\xbb\xbf" + "'=地区,n\r\n\"a,b\",1\r\n'=1,2\r\n".encode()


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_every_text_comes_back_from_the_standard_library(rows: list[tuple[str, str]]) -> None:
    raw = table_csv(pd.DataFrame(rows, columns=["one", "two"]))
    back = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert back == [["one", "two"], *([str(neutral(text)) for text in row] for row in rows)]


def test_half_a_surrogate_pair_stops_nothing() -> None:
    assert b"a?b" in table_csv(pd.DataFrame({"x": ["a\ud800b"]}, dtype=object))
