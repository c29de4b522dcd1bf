"""What would run in a spreadsheet becomes a text; nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.export.neutral import neutral, runs

FORMULAS = [
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-2+3",
    "  =A1",
    "\t=A1",
    "\r=A1",
    "\ttext",
    "\rtext",
    "\n=A1",
    "＝1+1",
    "＋1-1",
    "－A1",
    "＠SUM(A1)",
    "　＝1+1",  # after an ideographic space
    "\u00a0=A1",
    "\ufeff=A1",
    "\u200b=A1",
    "﹦1",  # small form
    '=HYPERLINK("http://example.org","x")',
    "-1_000",  # a number for Python only
    "-inf",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_would_run_is_marked_as_text(text: str) -> None:
    assert neutral(text) == f"'{text}"


HARMLESS = [
    "-3",
    "+4.5",
    "1e5",
    "-1.5e-3",
    "-1,234.5",
    "+12 %",
    "–",
    "a=b",
    "集成电路",
    "",
    " ",
    "'=1",
    -3,
    2.5,
    None,
    True,
]


@pytest.mark.parametrize("value", HARMLESS)
def test_what_is_harmless_stays_as_it_is(value: object) -> None:
    assert neutral(value) is value


@given(st.text(alphabet="=+-@\t\r\n 　＝＋－＠\ufeff0159.,e%aA一", max_size=12))
def test_no_text_that_comes_out_runs(text: str) -> None:
    out = neutral(text)
    assert isinstance(out, str)
    assert not runs(out)
    assert out.removeprefix("'") == text.removeprefix("'")


@given(st.integers() | st.floats(allow_nan=False))
def test_numbers_are_untouched(value: float) -> None:
    assert neutral(value) is value
    assert neutral(str(value)) == str(value) or "inf" in str(value)
