"""Journeys with the keyboard alone: nothing is clicked, and only keys move the focus."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.driver import MAP, MATRIX, drawn, map_ready, panel, settled, status, visit
from tests.e2e.files import TABLE

STOPS = 90
NAME = """() => {
    const at = document.activeElement;
    if (at.matches('main, body')) return [];
    return (at.getAttribute('aria-label') || at.innerText || at.value || '').trim().split(/\\s*\\n\\s*/);
}"""
FRAMED = """() => {
    for (let at = document.activeElement; at && at !== document.body; at = at.parentElement) {
        const {outlineStyle, outlineWidth} = getComputedStyle(at);
        if (outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2) return true;
    }
    return false;
}"""


def focus(page: Page) -> Locator:
    return page.locator(":focus")


def stop(page: Page) -> Locator:
    """The mark of a figure that the keyboard cursor is on."""
    return page.locator(f"#{focus(page).get_attribute('aria-activedescendant')}")


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until a line of the focused element's name begins with `name`; icons add lines of their own."""
    stops: list[list[str]] = []
    for _ in range(STOPS):
        page.keyboard.press(key)
        stops.append(page.evaluate(NAME))
        if any(line.startswith(name) for line in stops[-1]):
            return
    raise AssertionError(f"{name} is no stop of {stops}")


def test_from_the_skip_link_to_a_comparison_in_chinese(page: Page, server: str) -> None:
    visit(page, server, lang="zh")
    drawn(page)
    page.keyboard.press("Tab")
    expect(focus(page)).to_have_text("跳至页面正文")
    box = focus(page).bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) > 10
    page.keyboard.press("Enter")
    expect(focus(page)).to_have_text(re.compile("^各地区侧重"))

    tab_to(page, "地区")
    while not focus(page).evaluate("at => at.closest('.st-key-panel-controls') !== null"):  # which regions are in view
        tab_to(page, "地区")
    page.keyboard.type("广东")
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", name="广东省")).to_be_visible()
    expect(focus(page)).to_have_attribute("aria-label", "地区")
    settled(page)
    tab_to(page, "加入比较")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("待比较地区1个：广东省。")
    expect(focus(page)).to_have_text("移出比较")

    tab_to(page, "比较", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(re.compile("^这些地区有何异同"))
    drawn(page)
    tab_to(page, "1 方向")
    # A focused row of choices explains its keys, visibly and to screen readers.
    row = page.locator(".stButtonGroup", has=focus(page))
    style = row.evaluate("row => [getComputedStyle(row, '::after').content, getComputedStyle(row, '::after').position]")
    assert style == ['"方向键移动，空格键选定" / ""', "absolute"]
    expect(focus(page)).to_have_accessible_description("方向键移动，空格键选定")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("lowest=2"))
    expect(focus(page)).to_have_text("2 部署")
    settled(page)
    tab_to(page, "如何读图")
    page.keyboard.press("Enter")
    expect(page.locator('[data-testid="stPopoverBody"]').locator("visible=true")).to_contain_text("每行")
    page.keyboard.press("Escape")
    expect(page.locator('[data-testid="stPopoverBody"]').locator("visible=true")).to_have_count(0)
    expect(focus(page)).to_contain_text("如何读图")


def test_a_cell_of_the_matrix_is_read_with_arrow_keys(page: Page, server: str) -> None:
    visit(page, server, "heatmap", lang="en")
    expect(page.locator(f"{MATRIX} [role=listbox]")).to_have_count(1)
    drawn(page)
    tab_to(page, "Marks of the figure")
    page.keyboard.press("ArrowRight")
    expect(stop(page)).to_have_accessible_name("Beijing, New-generation information technology, 2 Programme")
    expect(focus(page)).to_have_attribute("aria-activedescendant", re.compile("^atlas-mark-"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(stop(page)).to_have_accessible_name(re.compile("^Tianjin, Integrated circuits"))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", name="Beijing × Integrated circuits")).to_be_visible()
    expect(panel(page)).to_contain_text("Source")
    expect(status(page)).to_contain_text("Beijing, Integrated circuits: 2 Programme.")
    # The figure is drawn again, and the cursor keeps its place.
    expect(page.locator(f"{MATRIX} .js-plotly-plot")).to_be_focused()
    settled(page)
    page.keyboard.press("Home")
    expect(stop(page)).to_have_accessible_name(re.compile("^Beijing, New-generation information technology"))


def test_a_region_is_chosen_on_the_map_alone_with_arrow_keys(page: Page, server: str) -> None:
    visit(page, server, lang="en", show="map", colour="agglomeration", region="none")
    map_ready(page)
    drawn(page)
    tab_to(page, "Marks of the figure")
    assert page.evaluate(FRAMED)
    ring = page.locator("#atlas-ring")
    expect(ring).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(stop(page)).to_have_accessible_name(re.compile(r"^Beijing, \d+ industries named, .*Beijing–Tianjin–Hebei$"))
    expect(ring).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(stop(page)).to_have_accessible_name(re.compile("^Hebei"))
    # Both regions of the inset, which are too small to hit on the main map.
    page.keyboard.press("Home")
    expect(stop(page)).to_have_accessible_name(re.compile("^Macao"))
    page.keyboard.press("ArrowRight")
    expect(stop(page)).to_have_accessible_name(re.compile("^Hong Kong"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", name="Yunnan")).to_be_visible()
    expect(status(page)).to_contain_text("Yunnan selected.")
    expect(page.locator(f"{MAP} .js-plotly-plot")).to_be_focused()
    settled(page)
    page.keyboard.press("ArrowRight")
    expect(stop(page)).to_have_accessible_name(re.compile("^Guangxi"))
    page.keyboard.press("Escape")
    expect(ring).to_be_hidden()


def test_search_download_and_language(page: Page, server: str) -> None:
    visit(page, server, lang="en")
    drawn(page)
    tab_to(page, "Find a region")
    page.keyboard.type("hong kong")
    expect(page.locator(".st-key-search-results a").first).to_be_visible()
    tab_to(page, "Hong Kong")
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", name="Hong Kong")).to_be_visible()
    expect(status(page)).to_contain_text("Hong Kong selected.")
    drawn(page)
    tab_to(page, "Download")
    page.keyboard.press("Enter")
    expect(page.locator('[data-testid="stPopoverBody"]').locator("visible=true")).to_have_count(1)
    drawn(page)
    with page.expect_download() as download:
        tab_to(page, "CSV")
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")
    page.keyboard.press("Escape")
    tab_to(page, "English", "Shift+Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(focus(page)).to_have_text("中文")


def test_a_users_table_is_uploaded_and_saved(page: Page, server: str) -> None:
    # Listen early: Playwright cannot take over a file chooser that opened before a listener was set.
    page.on("filechooser", lambda _chooser: None)
    visit(page, server, "your_data", lang="en")
    drawn(page)
    tab_to(page, "Upload")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files({"name": "own.csv", "mimeType": "text/csv", "buffer": TABLE})
    expect(page.get_by_role("heading", name="Save the dataset")).to_be_visible(timeout=30_000)
    settled(page)
    tab_to(page, "Save and open")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible(timeout=30_000)


def test_every_stop_shows_where_the_focus_is(page: Page, server: str) -> None:
    visit(page, server, "heatmap", lang="en", region="CN-SH", industry="integrated-circuits", compare="CN-SH")
    expect(page.locator(f"{MATRIX} [role=listbox]")).to_have_count(1)
    drawn(page)
    bare, stops = [], []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(NAME))
        if len(stops) > 1 and stops[-1] == stops[0]:
            break
        if page.evaluate("document.activeElement !== document.body") and not page.evaluate(FRAMED):
            bare.append(stops[-1])
    assert len(stops) > 20
    assert bare == []


def test_the_focus_stays_near_a_button_that_disappears(page: Page, server: str) -> None:
    visit(page, server, "compare", lang="en", compare="CN-SH,CN-GD,CN-BJ")
    drawn(page)
    tab_to(page, "Guangdong")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("compare=CN-SH%2CCN-BJ"))
    expect(status(page)).to_have_text("2 regions to compare: Shanghai and Beijing.")
    expect(focus(page)).to_have_text(re.compile("remove|Clear all"))
