"""The search box, used with the keyboard alone."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.browser import OpenContext
from tests.e2e.driver import drawn, panel, settled, visit


def box(page: Page) -> Locator:
    return page.locator(".st-key-search input")


def results(page: Page) -> Locator:
    return page.locator(".st-key-search-results a")


def summoned(page: Page) -> None:
    """Move the focus to the search box with its shortcut."""
    expect(box(page)).to_be_visible()
    page.keyboard.press("Control+k")
    expect(box(page)).to_be_focused()


def test_the_keyboard_alone_finds_and_opens_a_result(page: Page, server: str) -> None:
    visit(page, server, sources="commentary")
    drawn(page)
    title = page.locator("h1").bounding_box()
    summoned(page)
    page.keyboard.type("guangdong")
    expect(page.get_by_role("status").filter(has_text="results")).to_be_visible()
    expect(results(page).first).to_have_text(re.compile("^Guangdong Region"))
    assert page.locator("h1").bounding_box() == title  # nothing moved
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results(page).nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(results(page)).to_have_count(0)
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("Macau")
    page.keyboard.press("Enter")  # before the results are there
    expect(panel(page).get_by_role("heading", name="Macao")).to_be_visible()
    expect(page).to_have_url(re.compile("region=CN-MO"))
    expect(page).to_have_url(re.compile("sources=commentary"))
    expect(results(page)).to_have_count(0)


def test_a_result_on_another_page_opens_with_the_language_kept(open_context: OpenContext, server: str) -> None:
    page = open_context(locale="zh-CN")
    visit(page, server)
    summoned(page)
    page.keyboard.type("hua wei")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/industrial_cloud.*lang=zh"))
    settled(page)
    expect(page.locator("h1")).to_contain_text("华为")
