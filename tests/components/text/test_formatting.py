"""Numbers, dates and lists in both languages."""

from datetime import date

import pytest

from components.text import i18n
from components.text.formatting import dated, day, enumerated, first_of, number


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


def test_a_long_list_counts_what_it_leaves_out_and_in_chinese_what_there_is() -> None:
    assert first_of(["A", "B", "C", "D"], 2) == "A, B and 2 more"
    assert first_of(["A", "B"], 2) == "A and B"
    i18n.use("zh")
    assert first_of(["A", "B", "C", "D"], 2) == "A、B等4个"


def test_names_make_a_list() -> None:
    assert enumerated([]) == ""
    assert enumerated(["A"]) == "A"
    assert enumerated(["A", "B", "C"]) == "A, B and C"


def test_a_value_rounded_to_zero_has_no_minus_sign() -> None:
    assert (number(-0.001, 2), number(-0.006, 2), number(0)) == ("0.00", "-0.01", "0")
