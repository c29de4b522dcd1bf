"""Whose words a term is, and what holds of the items behind a cell."""

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from components.text import i18n
from components.text.source_terms import is_translated, marked_term, read_where, translation_note
from data.atlas import Atlas
from tests.apptest import open_page, page_text

NEW_MATERIALS = "tj-2021-134/CN-TJ/new-materials"
"""Printed in English; nobody printed its Chinese name."""

PETROCHEMICALS = "gd-2020/CN-GD/petrochemicals"
"""Printed in Chinese; its English name is ours."""

COMMENTARY = "antai-2021/CN-BJ/integrated-circuits"
"""Written in English."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    i18n.use("en")


def shown_text(page: AppTest) -> str:
    """All that a page says, without its escapes."""
    return page_text(page)


def test_a_chinese_term_is_printed_exactly_where_an_item_of_its_list_prints_it(atlas: Atlas) -> None:
    for key, row in atlas.evidence.items():
        printed = {item.item_zh for item in atlas.list_items.get(key, ())} - {""}
        if row.checked != "full text":
            assert row.term_zh_printed is (row.term_zh in printed), key
        else:  # the policy address was read in English
            assert row.term_zh_printed is (row.source_id != "pa-2025-hk"), key
    ours = [row for row in atlas.evidence.values() if not row.term_zh_printed and row.region_id in atlas.regions]
    ours = [row for row in ours if row.source_id != "pa-2025-hk"]
    assert sum(row.source_id == "antai-2021" for row in ours) == 40
    assert sum(row.source_id == "tj-2021-134" for row in ours) == 7
    assert sum(row.source_id == "he-2018" for row in ours) == 4
    assert len(ours) == 40 + 7 + 4 + 23
    for row in ours:
        assert f"“{row.term_zh}”" not in row.statement_zh, row.evidence_id


@pytest.mark.parametrize(
    ("language", "ours", "mark"), [("en", {PETROCHEMICALS}, " (tr.)"), ("zh", {NEW_MATERIALS, COMMENTARY}, "（译）")]
)
def test_a_translation_is_marked_in_the_language_into_which_it_was_translated(
    atlas: Atlas, language: str, ours: set[str], mark: str
) -> None:
    i18n.use(language)
    rows = [atlas.evidence[key] for key in (NEW_MATERIALS, PETROCHEMICALS, COMMENTARY)]
    assert {row.evidence_id for row in rows if is_translated(atlas, row)} == ours
    assert {row.evidence_id for row in rows if marked_term(atlas, row).endswith(mark)} == ours
    assert all(("\u4e00" <= marked_term(atlas, row)[0] <= "\u9fff") == (language == "zh") for row in rows)
    assert translation_note(atlas, rows)
    assert not translation_note(atlas, [row for row in rows if row.evidence_id not in ours])


def test_two_pages_are_named_only_for_items_that_two_pages_print(atlas: Atlas) -> None:
    locators = {key: read_where(atlas, row) for key, row in atlas.evidence.items()}
    first = {
        key: where
        for key, where in locators.items()
        if atlas.units[atlas.evidence[key].region_id].scope == "commentary"
    }
    assert {key: where for key, where in first.items() if "one page only" in where} == {
        "tj-2021-plan/CN-TJ/biopharmaceuticals": (
            "checked on two independent pages; Traditional Chinese medicine on one page only"
        ),
        "tj-2021-plan/CN-TJ/new-energy-intelligent-vehicles": (
            "checked on two independent pages; Automobiles and NEVs on one page only"
        ),
        "js-2018/CN-JS/high-end-equipment": "checked on two independent pages; High-end equipment on one page only",
    }
    assert locators["gd-2020/CN-GD/integrated-circuits"] == "checked on two independent pages"


def test_a_panel_marks_translations_and_says_so_once() -> None:
    page = open_page("map", region="CN-TJ", lang="zh", sources="commentary")
    assert re.search(r" 译\s", shown_text(page))
    assert shown_text(page).count("本图集所译，所读来源中未见此写法") == 1
    cell = shown_text(open_page("heatmap", region="CN-TJ", industry="new-materials", lang="zh"))
    assert "· 新材料 译" in cell
    assert "中列入新材料（第4项，中文名为本图集所译）" in cell


def test_a_blank_says_which_lists_were_read_in_part() -> None:
    partly = shown_text(open_page("heatmap", region="CN-HE", industry="smart-city", asof="2022-12-31", lang="en"))
    assert "a list that was read in part may name it elsewhere:" in partly
    assert "17 January 2022\nThe list was read in part. Partial: the report’s list of twelve" in partly
    whole = shown_text(open_page("heatmap", region="CN-370200", industry="smart-city", lang="en"))
    assert "These sources were read for this region, and none names it:" in whole
    assert "12 August 2019\nThe seven fields are complete; the N traditional pillars" in whole
