"""A click or a tap means the mark under it, whatever was clicked before and however large the figure is shown."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import OpenContext
from tests.e2e.driver import IDLE, MATRIX, area, cell, mark, outlined, panel, settled, status, visit, walk

PHONE, TABLET = (390, 844), (820, 1180)


def test_a_tap_on_the_map_opens_the_region_under_the_finger(open_context: OpenContext, server: str) -> None:
    page = open_context(*TABLET, touch=True)  # a phone shows tiles in place of the map
    visit(page, server, lang="en", show="map")
    for region, name in (("CN-GD", "Guangdong"), ("CN-CQ", "Chongqing"), ("CN-JS", "Jiangsu")):
        page.touchscreen.tap(*area(page, region))
        expect(panel(page).get_by_role("heading", name=name)).to_be_visible()
        settled(page)
        assert outlined(page) == [region]


@pytest.mark.parametrize("device", [PHONE, TABLET], ids=["phone", "tablet"])
def test_a_tap_on_a_cell_opens_its_evidence(open_context: OpenContext, server: str, device: tuple[int, int]) -> None:
    page = open_context(*device, touch=True)
    for (path, figure), opening in walk((("heatmap", "matrix-narrow"), ("compare", "comparison"))):
        opening(page, server, path, lang="en", compare="CN-SH,CN-GD")
        for industry, name in (
            ("integrated-circuits", "Integrated circuits"),
            ("electronic-information", "Electronic information"),
        ):
            page.touchscreen.tap(*mark(page, f".st-key-{figure}", ["CN-SH", industry]))
            expect(status(page)).to_contain_text(f"Shanghai, {name}")
            expect(page).to_have_url(re.compile(f"industry={industry}"))
            expect(page.get_by_role("heading", name=name)).to_be_visible()
            settled(page)


MARKS: list[tuple[str, dict[str, str], dict[str, str]]] = [
    ("change", {}, {"biomanufacturing": "Biomanufacturing", "aerospace": "Aerospace"}),
    ("result", {}, {"CN-HB": "Hubei × Automobiles", "CN-GD": "Guangdong × Automobiles"}),
    ("profile", {}, {"integrated-circuits": "What is named together with it?"}),
    ("result", {"of": "region"}, {"financial-services": "Shanghai × Financial services"}),
]
"""Pages with a figure of the same name, what the address says, and marks with the headings that a tap on them opens."""


@pytest.mark.parametrize("device", [PHONE, TABLET], ids=["phone", "tablet"])
def test_a_tap_on_a_mark_opens_what_it_stands_for(
    open_context: OpenContext, server: str, device: tuple[int, int]
) -> None:
    page = open_context(*device, touch=True)
    for (path, query, taps), opening in walk(MARKS):
        opening(page, server, path, lang="en", **query)
        for data, heading in taps.items():
            page.touchscreen.tap(*mark(page, f".st-key-{path}", data))
            expect(page.get_by_role("heading", name=heading).first).to_be_visible()
            expect(page).to_have_url(re.compile(f"(region|industry)={data}"))
            settled(page)
            page.keyboard.press("Escape")  # on a phone the panel lies over the figure


def test_a_tap_on_a_pair_compares_it(open_context: OpenContext, server: str) -> None:
    page = open_context(*TABLET, touch=True)  # a phone shows a list in place of this figure
    visit(page, server, "compare", lang="en")
    page.touchscreen.tap(*mark(page, ".st-key-similarity", ["CN-GD", "CN-BJ"]))
    expect(page).to_have_url(re.compile("compare=CN-GD%2CCN-BJ"))


def test_a_double_click_selects(page: Page, server: str) -> None:
    visit(page, server)
    place = area(page, "CN-GD")
    page.mouse.dblclick(*place)
    expect(panel(page).get_by_role("heading", name="Guangdong")).to_be_visible()
    settled(page)
    page.mouse.dblclick(*place)
    settled(page)
    expect(panel(page).get_by_role("heading", name="Guangdong")).to_be_visible()
    expect(page).to_have_url(re.compile("region=CN-GD"))
    assert outlined(page) == ["CN-GD"]


def test_quick_clicks_mean_the_places_they_hit(page: Page, server: str) -> None:
    visit(page, server, "heatmap")
    first, second = cell(page, "CN-GD", "new-materials"), cell(page, "CN-SH", "integrated-circuits")
    page.mouse.click(*first)
    page.mouse.click(*second)
    expect(panel(page).get_by_role("heading", name="Shanghai × Integrated circuits")).to_be_visible()
    expect(page).to_have_url(re.compile("region=CN-SH.*industry=integrated-circuits"))


def test_keys_and_pointer_hit_the_right_mark_of_a_figure_that_fills_the_screen(
    open_context: OpenContext, server: str
) -> None:
    page = open_context(1920, 1080)
    page.goto(f"{server}/heatmap?present=matrix&lang=en")
    page.wait_for_selector(IDLE)
    place = cell(page, "CN-BJ", "integrated-circuits")
    plot = page.locator(f"{MATRIX} .js-plotly-plot")
    expect(plot).to_have_attribute("role", "listbox")
    plot.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    ring = page.locator("#atlas-ring").bounding_box()
    assert ring is not None
    assert ring["x"] + ring["width"] / 2 == pytest.approx(place[0], abs=3)
    expect(page.locator(f"{MATRIX} .hoverlayer .hovertext")).to_contain_text("Integrated circuits")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("region=CN-BJ.*industry=integrated-circuits"))
    page.mouse.click(*cell(page, "CN-GD", "new-materials"))
    expect(page).to_have_url(re.compile("region=CN-GD.*industry=new-materials"))
