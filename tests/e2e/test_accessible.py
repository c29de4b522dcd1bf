"""Accessibility: axe-core finds no violation of WCAG 2.0 to 2.2, A and AA; figures have names; clicks are announced."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from components.page.registry import PAGES
from components.text.theme import DARK, LIGHT
from tests.e2e.accessibility import violations
from tests.e2e.browser import OpenContext
from tests.e2e.driver import cell, click_area, drawn, map_ready, move, panel, settled, status, visit, walk
from tests.e2e.files import TABLE, save, upload

SIZES = {"wide": (1440, 900), "narrow": (390, 844)}
PAPER = {"light": LIGHT.paper, "dark": DARK.paper}


@pytest.mark.parametrize(("language", "scheme", "size"), [("en", "light", "wide"), ("zh", "dark", "narrow")])
def test_axe_finds_nothing_on_any_page(
    open_context: OpenContext, server: str, language: str, scheme: str, size: str
) -> None:
    page = open_context(*SIZES[size], scheme)
    found = {}
    for entry, opening in walk(PAGES):
        opening(page, server, entry.path, lang=language, industry="integrated-circuits", compare="CN-SH,CN-GD")
        drawn(page)
        found[entry.key] = violations(page)
    assert found == {entry.key: [] for entry in PAGES}


def test_a_page_follows_the_theme_of_the_system(page: Page, server: str) -> None:
    visit(page, server, "heatmap")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        expect(page.locator(".atlas-accessibility")).to_have_attribute("data-paper", PAPER[scheme])


def popovers(page: Page) -> Locator:
    return page.locator('[data-testid="stPopoverBody"]').locator("visible=true")


def opened(page: Page, button: str) -> None:
    page.get_by_role("button", name=re.compile(button)).locator("visible=true").first.click()
    expect(popovers(page)).to_have_count(1)
    drawn(page)


def closed(page: Page) -> None:
    """Close the open popover; a table inside it may catch the first Escape."""
    page.keyboard.press("Escape")
    if popovers(page).count():
        page.keyboard.press("Escape")
    expect(popovers(page)).to_have_count(0)


@pytest.mark.parametrize(("size", "scheme"), [("wide", "light"), ("narrow", "dark")])
def test_axe_finds_nothing_in_popovers_lists_and_menus(
    open_context: OpenContext, server: str, size: str, scheme: str
) -> None:
    page = open_context(*SIZES[size], scheme)
    visit(page, server, lang="en", region="CN-HK", compare="CN-SH,CN-GD")
    drawn(page)
    if size == "narrow":
        page.locator(".chip summary").click()
    for button in ("^How to read this", "^View as table", "^Download", "^Sources up to 4 Aug 2021", "^Cite this"):
        opened(page, button)
        # It lies over parts of the page, whose controls cannot be hit as long as it is open.
        assert violations(page, within='[data-testid="stPopoverBody"]') == [], button
        closed(page)
    region = page.get_by_role("combobox", name="Region", exact=True)
    region.click()
    region.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    assert violations(page) == [], "list"
    page.keyboard.press("Escape")
    page.get_by_role("searchbox").fill("shang")
    expect(page.locator(".st-key-search-results a").first).to_be_visible()
    assert violations(page, within=".st-key-top-line") == [], "search"
    move(page, server, lang="zh", region="none", show="tiles", colour="industry", industry="integrated-circuits")
    drawn(page)
    assert violations(page) == [], "tiles, nothing selected"
    page.locator('[data-testid="stMainMenuButton"]').click()
    expect(page.get_by_role("menu")).to_be_visible()
    assert violations(page) == [], "main menu"


def test_a_scrolling_box_takes_the_keyboard_focus_at_once(page: Page, server: str) -> None:
    visit(page, server)
    at_once = page.evaluate("""async () => {
        const box = Object.assign(document.createElement('pre'), {id: 'long', textContent: 'x'.repeat(500)});
        box.style = 'width: 100px; overflow: auto';
        document.querySelector('h1').after(box);
        await null;  // the observer of the page has run; no frame has been drawn yet
        return box.tabIndex;
    }""")
    assert at_once == 0
    box = page.locator("#long")
    box.evaluate("box => { box.style.width = '9000px' }")
    expect(box).not_to_have_attribute("tabindex", "0")
    box.evaluate("box => { box.style.width = '100px' }")
    expect(box).to_have_attribute("tabindex", "0")


def test_the_box_of_the_narrow_matrix_takes_the_focus_until_the_figure_does(
    open_context: OpenContext, server: str
) -> None:
    page = open_context(*SIZES["narrow"])
    visit(page, server, "heatmap")
    drawn(page)
    plot = page.locator(".st-key-matrix-narrow .js-plotly-plot")
    around = page.locator("div:has(> .st-key-matrix-narrow-box)")
    expect(plot).to_have_attribute("tabindex", "0")
    expect(around).not_to_have_attribute("tabindex", "0")
    event = "document.dispatchEvent(new CustomEvent('atlas:marks'))"
    plot.evaluate(f"plot => {{ plot.removeAttribute('tabindex'); {event}; }}")
    expect(around).to_have_attribute("tabindex", "0")
    plot.evaluate(f"plot => {{ plot.tabIndex = 0; {event}; }}")
    expect(around).not_to_have_attribute("tabindex", "0")


def test_axe_finds_nothing_on_pages_of_a_users_dataset(page: Page, server: str) -> None:
    upload(page, server, "own.csv", TABLE)
    assert violations(page) == [], "read"
    link, _secret = save(page)
    assert violations(page) == [], "saved"
    dataset = link.split("dataset=")[1]
    for path in ("", "heatmap", "compare", "evidence"):
        move(page, server, path, dataset=dataset, region="r0", industry="i0", lang="zh")
        drawn(page)
        assert violations(page) == [], path


def test_a_click_is_announced_in_the_language_of_the_page(page: Page, server: str) -> None:
    visit(page, server, lang="zh")
    map_ready(page)
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.get_by_role("link", name="跳至页面正文")).to_have_count(1)
    expect(status(page)).to_be_empty()
    click_area(page, "CN-GD")
    expect(status(page)).to_have_text(re.compile(r"已选中广东省：提出\d+个产业，其中\d+个为主导。"))
    page.get_by_role("button", name="加入比较").click()
    expect(status(page)).to_have_text("待比较地区1个：广东省。")
    page.get_by_role("radio", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(status(page)).to_have_text("Which industries does each region focus on?")
    page.get_by_role("radio", name="Count", exact=True).click()
    expect(status(page)).to_have_text(re.compile(r"^Guangdong names the most industries: \d+$"))
    page.get_by_role("link", name="Heatmap", exact=True).click()
    expect(status(page)).to_have_text("Which regions name which industries?")
    expect(page.get_by_role("link", name="Heatmap", exact=True)).to_have_attribute("aria-current", "page")
    expect(page.locator("a[aria-current]")).to_have_count(1)
    expect(page).to_have_title("Heatmap · Focus Atlas")


def test_a_blank_cell_says_which_kind_of_blank_it_is(page: Page, server: str) -> None:
    visit(page, server, "heatmap", lang="en")
    page.mouse.click(*cell(page, "CN-MO", "integrated-circuits"))
    expect(status(page)).to_contain_text("Macao, Integrated circuits: Not mentioned.")
    settled(page)
    page.get_by_role("combobox", name="Industry", exact=True).fill("Aerospace")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("Macao, Aerospace: Not mentioned.")
    expect(panel(page)).to_contain_text("Not mentioned")


def test_each_figure_has_a_name_and_a_table(page: Page, server: str) -> None:
    for entry, opening in walk(PAGES):
        opening(page, server, entry.path, lang="en", compare="CN-SH,CN-GD")
        drawn(page)
        plots = page.locator(".atlas-figure").locator("visible=true")
        for plot in plots.all():
            name = plot.get_attribute("aria-label") or ""
            assert plot.get_attribute("role") == "figure"
            assert name.endswith("."), name
            assert len(name.split()) > 5, name
        assert page.get_by_role("figure").count() == plots.count(), entry.key
        tables = page.get_by_role("button", name="View as table").locator("visible=true")
        assert tables.count() == plots.count(), entry.key
        # The SVG elements of a figure are hidden from screen readers.
        expect(page.locator(".atlas-figure svg.main-svg:not([aria-hidden])").locator("visible=true")).to_have_count(0)


def test_a_popover_at_the_bottom_fits_the_window_and_its_table_has_a_name(page: Page, server: str) -> None:
    visit(page, server, "heatmap", lang="zh")
    drawn(page)
    reading = page.locator(".st-key-matrix-how").get_by_role("button")
    reading.evaluate("button => button.closest('.stMain').scrollBy(0, button.getBoundingClientRect().bottom - 820)")
    reading.click()
    opened = page.get_by_test_id("stPopoverBody")
    expect(opened.get_by_role("paragraph").first).to_be_visible()
    page.wait_for_function("box => box.scrollHeight <= box.clientHeight + 1", arg=opened.element_handle())
    page.keyboard.press("Escape")
    page.locator(".st-key-matrix-table").get_by_role("button").click()
    canvas = opened.locator("canvas[tabindex]")
    expect(canvas).to_have_attribute("aria-label", "表格。用方向键在单元格间移动。")
