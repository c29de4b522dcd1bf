"""Terms in a text: the longest wins, words end where words end, names of institutions hide theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.suggestions.columns import columns_of
from data.suggestions.folding import fold
from data.suggestions.matching import Matcher
from data.suggestions.suggest import RuleSuggester
from data.suggestions.terms import Term

TERMS = (
    Term("汽车", "zh", "automobiles", "sure", "curated"),
    Term("新能源汽车", "zh", "new-energy-intelligent-vehicles", "sure", "curated"),
    Term("新能源", "zh", "new-energy", "sure", "curated"),
    Term("电子", "zh", "electronic-information", "weak", "curated"),
    Term("铝", "zh", "metallurgy-and-building-materials", "sure", "curated"),
    Term("金融", "zh", "financial-services", "sure", "curated"),
    Term("金融风险", "zh", "", "mask", "curated"),
    Term("battery", "en", "hydrogen-and-storage", "sure", "curated"),
    Term("AI", "en", "artificial-intelligence", "sure", "curated"),
    Term("装备", "zh", "high-end-equipment", "sure", "curated"),
    Term("低空", "zh", "low-altitude-economy", "sure", "curated"),
    Term("光芯屏", "zh", "integrated-circuits", "sure", "curated"),
    Term("光芯屏", "zh", "displays", "sure", "curated"),
)


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[m.start : m.end], m.industry_ids) for m in Matcher(TERMS).mentions(text)]


def test_the_longest_term_wins() -> None:
    assert found("新能源汽车和新能源") == [
        ("新能源汽车", ("new-energy-intelligent-vehicles",)),
        ("新能源", ("new-energy",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "推进电子政务",
        "铝合金窗改造学校",
        "AIDS",
        "Ai Ming said",
        "National Battery Innovation Centre",
        "防范金融风险",
        "重庆大学汽车学院",
    ],
)
def test_a_piece_of_another_word_a_mask_and_a_name_are_no_mentions(text: str) -> None:
    assert [m for m in found(text) if m[0] != "铝"] == []


def test_a_short_term_may_be_a_word_or_begin_the_name_of_an_industry() -> None:
    assert found("发展铝业")[0] == ("铝", ("metallurgy-and-building-materials",))


def test_the_general_head_of_a_compound_is_no_field_of_its_own() -> None:
    assert found("低空装备") == [("低空", ("low-altitude-economy",))]
    assert [words for words, _ in found("低空、装备")] == ["低空", "装备"]


def test_english_plurals_and_any_case_match() -> None:
    assert [words for words, _ in found("Batteries and battery")] == ["Batteries", "battery"]


def test_a_term_may_name_two_columns() -> None:
    assert columns_of(Matcher(TERMS), "光芯屏") == ("integrated-circuits", "displays")


def test_nothing_is_found_without_terms() -> None:
    assert Matcher(()).mentions("汽车") == []


@given(st.text())
def test_folding_never_moves_an_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="汽车新能源金融风险AI 电子、。battery", max_size=40))
def test_mentions_are_in_order_and_do_not_overlap(text: str) -> None:
    position = 0
    for mention in Matcher(TERMS).mentions(text):
        assert position <= mention.start < mention.end <= len(text)
        position = mention.end


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        ("新材料产业集群", ("new-materials",)),  # the most specific column wins
        ("先进制造业集群", ("industrial-clusters",)),
        ("5G", ("network-communications",)),
        ("high-end manufacturing", ("high-end-equipment",)),
        ("国家农业高新技术产业示范区", ("food-and-agriculture",)),
    ],
)
def test_the_projects_terms_put_names_into_columns(
    suggest: RuleSuggester, words: str, columns: tuple[str, ...]
) -> None:
    assert columns_of(suggest.matcher, words) == columns
