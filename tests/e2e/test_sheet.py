"""On a phone the answer to a tap comes up from below, and goes when the reader closes it."""

from playwright.sync_api import Page, expect

from tests.e2e.browser import OpenContext
from tests.e2e.driver import drawn, mark, settled, visit

PHONE = (390, 844)
SHEET = ".atlas-sheet[data-open]"


def swipe_down(page: Page, x: float, y: float) -> None:
    session = page.context.new_cdp_session(page)
    for kind, places in (("touchStart", [y]), ("touchMove", [y + 60]), ("touchMove", [y + 120]), ("touchEnd", [])):
        points = [{"x": x, "y": place} for place in places]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_the_panel_of_a_tile_comes_up_and_closes_in_three_ways(open_context: OpenContext, server: str) -> None:
    page = open_context(*PHONE, touch=True)
    visit(page, server, lang="en")
    for name, close in (
        ("Anhui", lambda: page.locator(SHEET).get_by_role("button", name="Close").tap()),
        ("Jiangsu", lambda: page.keyboard.press("Escape")),
        ("Zhejiang", lambda: swipe_down(page, 195, 400)),
    ):
        page.locator(".st-key-tiles button", has_text=name).first.tap()
        heading = page.locator(SHEET).get_by_role("heading", name=name)
        expect(heading).to_be_in_viewport()
        settled(page)
        expect(heading).to_be_in_viewport()
        close()
        expect(page.locator(SHEET)).to_have_count(0)


def test_the_evidence_of_a_cell_comes_up_and_goes_with_the_selection(open_context: OpenContext, server: str) -> None:
    page = open_context(*PHONE, touch=True)
    visit(page, server, "heatmap", lang="en")
    drawn(page)
    place = mark(page, ".st-key-matrix-narrow", ["CN-BJ", "integrated-circuits"])
    page.touchscreen.tap(*place)
    expect(page.locator(SHEET).get_by_role("heading", name="Beijing × Integrated circuits")).to_be_in_viewport()
    settled(page)
    page.locator(SHEET).get_by_role("button", name="Close").tap()
    page.touchscreen.tap(*place)  # a second tap clears the cell
    expect(page.locator(SHEET)).to_have_count(0)
