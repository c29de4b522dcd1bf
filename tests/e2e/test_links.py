"""Names are links that open in place; Shift and a click, or a button of the panel, fill the tray."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.browser import OpenContext
from tests.e2e.driver import area, click_area, settled, visit


def test_a_name_opens_in_place_and_keeps_what_the_reader_has_chosen(page: Page, server: str) -> None:
    visit(page, server, lang="en", region="CN-SH", compare="CN-GD")
    page.evaluate("window.sameDocument = true")
    page.locator(".dense-table").get_by_role("link", name="Aerospace", exact=True).click()
    expect(page).to_have_url(re.compile(r"/profile\?(?=.*industry=aerospace)(?=.*of=industry)(?=.*compare=CN-GD)"))
    settled(page)
    expect(page.locator(".groups")).to_contain_text("Level 3: Flagship")
    page.go_back()
    expect(page.locator(".dense-table")).to_be_visible()
    assert page.evaluate("window.sameDocument") is True


def test_a_region_leads_from_the_map_to_its_reports_of_both_years(page: Page, server: str) -> None:
    visit(page, server, lang="en", region="none")
    click_area(page, "CN-AH")
    page.get_by_role("link", name="read both").click()
    expect(page).to_have_url(re.compile(r"/compare\?.*compare=CN-AH%40reports-2021%2CCN-AH%40reports-2026"))
    settled(page)
    for report in ("Anhui (2021 report)", "Anhui (2026 report)"):
        expect(page.get_by_role("link", name=report).first).to_be_visible()


def test_shift_and_a_click_put_a_region_into_the_tray_and_take_it_out(page: Page, server: str) -> None:
    visit(page, server, lang="en", region="CN-SH")
    for in_url in (re.compile("compare=CN-GD"), re.compile(r"^(?!.*compare)")):
        place = area(page, "CN-GD")
        page.keyboard.down("Shift")
        page.mouse.click(*place)
        page.keyboard.up("Shift")
        expect(page).to_have_url(in_url)
        settled(page)
    expect(page).to_have_url(re.compile("region=CN-SH|lang=en$"))  # the choice has stayed


def test_a_phone_has_a_menu_and_a_button_for_the_tray(open_context: OpenContext, server: str) -> None:
    page = open_context(390, 844)
    visit(page, server, lang="en", region="CN-AH")
    expect(page.locator(".st-key-choice-edition")).to_be_hidden()
    page.locator(".chip summary").click()
    expect(page.locator(".st-key-choice-edition")).to_be_visible()
    page.get_by_role("link", name="Add Anhui to the comparison, or remove it").click()
    expect(page).to_have_url(re.compile("compare=CN-AH"))
    settled(page)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.locator(".menu-pages").get_by_role("link", name="Compare", exact=True).click()
    expect(page).to_have_url(re.compile("/compare"))
    expect(page.locator(".menu-pages")).to_be_hidden()
