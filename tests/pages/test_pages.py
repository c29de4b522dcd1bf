"""Every page opens, in both languages and under every choice of sources, and says what the tables say."""

import pytest
from streamlit.testing.v1 import AppTest

from components.page.registry import FOLDER, PAGES
from data.atlas import Atlas
from data.load import load
from tests.apptest import panels, plain


def opened(script: str, **query: str) -> AppTest:
    at = AppTest.from_file(str(FOLDER.parent / "app.py"), default_timeout=60)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    if script != "map":
        at.switch_page(f"pages/{script}.py").run()
    return at


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
@pytest.mark.parametrize(
    "query",
    [
        {},
        {"lang": "zh"},
        {"region": "none"},
        {"region": "CN-MO", "industry": "future-industries", "sources": "commentary"},
        {"asof": "2015-01-01"},
        {"sources": "undated", "asof": "2026-11-24", "region": "CN-350100", "industry": "petrochemicals"},
    ],
    ids=lambda query: ",".join(query) or "first visit",
)
def test_a_page_opens(entry: object, query: dict[str, str]) -> None:
    at = opened(entry.key, **query)  # type: ignore[attr-defined]
    assert not at.exception
    assert len(at.title) == 1
    assert sum(load().version in caption.value.replace("\\", "") for caption in at.caption) == 1


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_unknown_values_get_a_notice_that_names_them(entry: object) -> None:
    at = opened(entry.key, region="CN-XX", industry="<script>alert(1)</script>", lang="en")  # type: ignore[attr-defined]
    assert not at.exception
    warnings = " ".join(warning.value for warning in at.warning)
    assert "region “CN\\-XX”" in warnings
    assert "industry “" in warnings
    assert "<script>" not in warnings


def test_a_fifth_region_to_compare_is_left_out_with_the_reason() -> None:
    at = opened("compare", compare="CN-SH,CN-BJ,CN-TJ,CN-HE,CN-GD", lang="en")
    assert [warning.value for warning in at.warning] == ["At most 4 regions can be compared. Left out: Guangdong."]


def test_a_link_copied_from_a_sentence_opens_without_a_notice() -> None:
    at = opened("map", region="cn-gd.", lang="zh-CN", **{"amp;industry": "integrated-circuits", "asof": ""})
    assert not at.warning
    assert ">广东" in panels(at)[0].partition("</h3>")[0]


def test_the_panel_says_what_the_matrix_says(atlas: Atlas) -> None:
    at = opened("map", region="CN-CQ", lang="en")
    (panel,) = panels(at)
    marks = '<strong class="mark">commentary</strong> <em class="mark">official list</em>'
    assert f">Automobiles and parts</a></td><td>{marks}</td><td>automobile</td>" in panel
    assert "Names 10 industries" in panel


def test_choosing_a_region_in_the_list_writes_the_url() -> None:
    at = opened("map", lang="en")
    picker = next(box for box in at.selectbox if box.key == "pick-region")
    picker.select("CN-ZJ").run()
    assert at.query_params["region"] == "CN-ZJ"
    assert ">Zhejiang" in panels(at)[0].partition("</h3>")[0]
    next(button for button in at.button if button.key == "clear-region").click().run()
    assert at.query_params["region"] == "none"


def test_the_commentary_alone_is_one_click_away() -> None:
    at = opened("evidence", lang="en")
    control = next(group for group in at.button_group if group.key == "choice-sources")
    control.set_value("commentary").run()
    assert at.query_params["sources"] == "commentary"
    assert at.subheader[0].value.startswith("40 rows of evidence, of 3,727")


def test_evidence_is_filtered_by_the_years_of_its_sources_and_the_link_keeps_them(atlas: Atlas) -> None:
    at = opened("evidence", lang="en", sources="undated", asof="2022-12-31")
    for key, year in (("menu-since", "2019"), ("menu-until", "2020")):
        next(box for box in at.selectbox if box.key == key).select(year).run()
    assert (at.query_params["since"], at.query_params["until"]) == ("2019", "2020")
    years = {key: source.date[:4] for key, source in atlas.sources.items()}
    fitting = sum(
        years[row.source_id] in ("2019", "2020") and row.region_id in atlas.regions for row in atlas.evidence.values()
    )
    assert at.subheader[0].value.startswith(f"{fitting} rows of evidence")
    assert set(at.dataframe[0].value["Date"].str[:4]) == {"2019", "2020"}  # what has no date is of no year


def test_an_open_row_of_evidence_stands_beside_the_table(atlas: Atlas) -> None:
    assert not any(button.key == "close-row" for button in opened("evidence", lang="en").button)
    key = next(iter(atlas.evidence))
    at = opened("evidence", lang="en", row=key)
    row = atlas.evidence[key]
    named = f"{atlas.regions[row.region_id].name_en} × {atlas.industries[row.industry_id].name_en}"
    assert named in [plain(heading.value) for heading in at.subheader]
    next(button for button in at.button if button.key == "close-row").click().run()
    assert "row" not in at.query_params
