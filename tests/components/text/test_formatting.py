"""Words and numbers in both languages, and text that stays text."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from components.text import i18n
from components.text.escaping import JOINER, escape_markdown, escape_plotly
from components.text.formatting import dated, day, enumerated, number


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


def test_numbers_and_dates_follow_the_language() -> None:
    assert number(17000) == "17,000"
    assert number(24.8709, 2) == "24.87"
    assert day(date(2021, 8, 4)) == "4 August 2021"
    i18n.use("zh")
    assert day(date(2021, 8, 4)) == "2021年8月4日"


@pytest.mark.parametrize(
    ("value", "precision", "shown"),
    [
        ("2021-08-04", "day", "4 August 2021"),
        ("2020-08-01", "month", "August 2020"),
        ("2018-01-01", "year", "2018"),
        ("", "undated", "undated"),
        ("2015-02-09", "standing", "page without a fixed date, as of 9 February 2015"),
    ],
)
def test_a_date_is_shown_no_more_precise_than_it_is_known(value: str, precision: str, shown: str) -> None:
    assert dated(value, precision) == shown


def test_names_make_a_list() -> None:
    assert enumerated([]) == ""
    assert enumerated(["A"]) == "A"
    assert enumerated(["A", "B", "C"]) == "A, B and C"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=80))
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    """A Markdown parser that is not Streamlit's reads the escaped text back as plain text."""
    shown = " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "", text).split())
    tokens = MarkdownIt("commonmark").parse(f"x{escape_markdown(text)}x")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children).replace(JOINER, "") == f"x{shown}x".replace(JOINER, "")


@pytest.mark.parametrize("address", ["https://a.example/x", "HTTP://a.example", "www.a.example", "me@a.example"])
def test_an_address_in_a_text_is_no_link(address: str) -> None:
    shown = escape_markdown(address).replace("\\", "")
    assert address not in shown
    assert shown.replace(JOINER, "") == address


def test_a_text_does_not_change_the_direction_of_later_text() -> None:
    assert escape_markdown("\u202egnp.exe") == "gnp\\.exe"
    assert escape_plotly("a\u2067b") == "ab"


def test_a_figure_shows_a_text_as_it_stands() -> None:
    assert escape_plotly("<b>R&D</b>\nnext") == "&lt;b&gt;R&amp;D&lt;/b&gt; next"
    assert escape_plotly("W" * 100, 5) == "WWWW…"


def test_a_value_rounded_to_zero_has_no_minus_sign() -> None:
    assert (number(-0.001, 2), number(-0.006, 2), number(0)) == ("0.00", "-0.01", "0")
