"""The fast reader returns what the strict reader returns, or declines the file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.upload.arrow_csv import read_regular
from data.upload.dialect import read_text
from data.upload.grid import Grid
from data.upload.limits import Limits
from data.upload.problems import UnreadableFileError


def strict(raw: bytes, delimiter: str) -> Grid | None:
    try:
        return read_text(raw, "utf-8", delimiter, Limits())
    except UnreadableFileError:
        return None


def assert_same(raw: bytes, delimiter: str) -> bool:
    """Return True if the fast reader accepted the file; then both readers must agree."""
    short = read_regular(raw, "utf-8", delimiter, Limits())
    if short is None:
        return False
    long = strict(raw, delimiter)
    assert long is not None
    assert not long.problems
    assert short.rows(0, short.height) == long.rows(0, long.height)
    assert short.lines.tolist() == long.lines.tolist()
    assert short.widths.tolist() == long.widths.tolist()
    return True


@settings(max_examples=500, deadline=None)
@given(text=st.text('ab",;\n\r 1北', max_size=40), delimiter=st.sampled_from([",", ";"]))
def test_both_readers_agree_on_any_text(text: str, delimiter: str) -> None:
    assert_same(text.encode(), delimiter)


FIELD = st.sampled_from(["a", "", '"x, y"', '"say ""no"""', "1.5", '""', "北京", " padded ", "NA"])


@settings(max_examples=200, deadline=None)
@given(rows=st.lists(st.tuples(FIELD, FIELD, FIELD), min_size=1, max_size=6), end=st.sampled_from(["\n", "\r\n"]))
def test_the_fast_reader_accepts_regular_tables(rows: list[tuple[str, ...]], end: str) -> None:
    first_filled = all(row[0] not in ("", '""') for row in rows)
    raw = "".join(",".join(row) + end for row in rows).encode()
    assert assert_same(raw, ",") is first_filled


@pytest.mark.parametrize(
    "raw",
    [
        b"a,b\n1\n",
        b"a,b\n\n1,2\n",
        b'a,"b\n1,2\n',
        b'a,b"c\n',
        b'a,"b"c\n',
        b'"a\nb",c\n',
        b"a\rb,c\n",
        b"a,\0\n",
        b"a,\xff\n",
    ],
)
def test_irregular_files_are_left_to_the_strict_reader(raw: bytes) -> None:
    assert read_regular(raw, "utf-8", ",", Limits()) is None


def test_limits_are_left_to_the_strict_reader() -> None:
    raw = b"a,b\n1,2\n3,4\n"
    for limits in (Limits(rows=2), Limits(columns=1), Limits(cells=3)):
        assert read_regular(raw, "utf-8", ",", limits) is None
