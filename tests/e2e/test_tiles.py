"""The tile grid: clicked, used with the keyboard alone, and in place of the map on a phone."""

import re

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.e2e.browser import OpenContext
from tests.e2e.driver import MAP, drawn, map_ready, panel, settled, visit, walk

SCREEN = 900
"""Height of the wide screen in pixels; map and tiles fit without scrolling."""

TOUCH_TARGET = 44
"""Pixels; WCAG 2.2, 2.5.5."""


def grid(page: Page) -> Locator:
    return page.get_by_role("radiogroup", name="Regions as tiles")


def tile(page: Page, name: str) -> Locator:
    """A tile, found by the beginning of its accessible name."""
    return grid(page).get_by_role("radio", name=re.compile(f"^{name} "))


def test_a_tile_selects_and_a_second_click_clears(page: Page, server: str) -> None:
    visit(page, server, show="tiles")
    expect(page.locator(MAP)).to_be_hidden()
    expect(tile(page, "Shanghai")).to_be_checked()
    tile(page, "Macao").click()
    expect(panel(page).get_by_role("heading", name="Macao")).to_be_visible()
    expect(page).to_have_url(re.compile("region=CN-MO"))
    settled(page)
    expect(tile(page, "Macao")).to_be_checked()
    expect(tile(page, "Shanghai")).not_to_be_checked()
    tile(page, "Macao").click()
    expect(page).to_have_url(re.compile("region=none"))
    expect(panel(page)).to_contain_text("No region is selected")


def test_the_keyboard_alone_walks_the_grid_and_selects(page: Page, server: str) -> None:
    visit(page, server, show="tiles", colour="count", region="CN-BJ", regions="commentary")
    page.get_by_role("radiogroup", name="Show as").get_by_role("radio", name="Tiles").focus()
    for _ in range(1 + page.locator("h3 a").locator("visible=true").count()):
        page.keyboard.press("Tab")  # the names in the finding above the tiles are links
        if tile(page, "Beijing").evaluate("tile => tile === document.activeElement"):
            break
    expect(tile(page, "Beijing")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(tile(page, "Hebei")).to_be_focused()
    assert tile(page, "Hebei").evaluate("tile => parseFloat(getComputedStyle(tile).outlineWidth)") >= 2
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", name="Hebei")).to_be_visible()
    expect(page).to_have_url(re.compile("region=CN-HE"))


def test_tiles_are_beside_the_map_and_either_can_be_hidden(page: Page, server: str) -> None:
    visit(page, server)
    map_ready(page)
    settled(page)
    guangdong, hong_kong = (box_of(tile(page, name)) for name in ("Guangdong", "Hong Kong"))
    assert (guangdong["width"], guangdong["height"]) == pytest.approx((hong_kong["width"], hong_kong["height"]), abs=1)
    assert min(guangdong["width"], guangdong["height"]) >= TOUCH_TARGET
    chart, tiles = box_of(page.locator(f"{MAP} .js-plotly-plot")), box_of(grid(page))
    assert chart["x"] + chart["width"] <= tiles["x"]
    assert tiles["y"] + tiles["height"] <= SCREEN
    assert chart["y"] + chart["height"] <= SCREEN
    tile(page, "Macao").click()
    expect(panel(page).get_by_role("heading", name="Macao")).to_be_visible()
    expect(page).to_have_url(re.compile("region=CN-MO&lang=en|lang=en&region=CN-MO"))
    shapes = page.get_by_role("radiogroup", name="Show as")
    shapes.get_by_text("Map", exact=True).click()
    expect(grid(page)).to_be_hidden()
    shapes.get_by_text("Tiles", exact=True).click()
    expect(page.locator(MAP)).to_be_hidden()
    expect(tile(page, "Guangdong")).to_be_visible()
    expect(page).to_have_url(re.compile("show=tiles"))


def box_of(what: Locator) -> FloatRect:
    """Return the bounding box of an element."""
    found = what.bounding_box()
    assert found is not None
    return found


@pytest.mark.parametrize("width", [390, 360])
def test_on_a_phone_tiles_replace_the_map(open_context: OpenContext, server: str, width: int) -> None:
    page = open_context(width=width, height=844, scheme="dark")
    visit(page, server)
    drawn(page)
    expect(page.locator(MAP)).to_be_hidden()
    expect(tile(page, "Shanghai")).to_be_checked()
    for box in (button.bounding_box() for button in grid(page).get_by_role("radio").all()):
        assert box is not None
        assert min(box["width"], box["height"]) >= TOUCH_TARGET
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    tile(page, "Hong Kong").click()
    expect(panel(page).get_by_role("heading", name="Hong Kong")).to_be_visible()


def test_no_name_is_cut_off_on_the_narrowest_grid(open_context: OpenContext, server: str) -> None:
    page = open_context(width=390, height=844)
    for (width, language), opening in walk(((390, "en"), (360, "zh"), (768, "en"))):
        page.set_viewport_size({"width": width, "height": 844})
        opening(page, server, show="tiles", lang=language)
        drawn(page)
        cut = page.locator(".st-key-tiles button, .tile-ground span").evaluate_all(
            """tiles => tiles
                .filter(tile => tile.scrollWidth > tile.clientWidth + 1 || tile.scrollHeight > tile.clientHeight + 1)
                .map(tile => tile.innerText)"""
        )
        assert cut == []
