"""A click is answered in the browser; the server follows, says the same, and alone writes the URL."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.e2e.driver import MAP, area, cell, click_area, outlined, panel, settled, status, visit

HEADING = ".atlas-panel h3"
AT_THE_CLICK = """heading => {
    window.atTheClick = [];
    const seen = () => window.atTheClick.push(document.querySelector(heading)?.textContent ?? "");
    // On the window after all else has heard of the click, and before any other task.
    addEventListener("pointerup", seen);
}"""


def answered(page: Page, server: str, path: str, **query: str) -> None:
    """Open a page and wait until the browser holds the answers to its clicks."""
    with page.expect_response(re.compile(r"/views/[0-9a-f]+\.json")) as response:
        visit(page, server, path, **query)
    response.value.finished()


def test_panel_and_marks_change_in_the_task_of_the_click(page: Page, server: str) -> None:
    answered(page, server, "", lang="en")
    place = area(page, "CN-GD")
    page.evaluate(AT_THE_CLICK, HEADING)
    page.mouse.click(*place)
    assert page.evaluate("atTheClick") == ["Guangdong 广东省"]
    assert outlined(page) == ["CN-GD"]
    expect(status(page)).to_contain_text("Guangdong selected.")
    expect(page).to_have_url(re.compile("region=CN-GD"))
    settled(page)
    page.get_by_role("button", name="Add to the comparison").click()  # the page has followed, so it is Guangdong's
    expect(page).to_have_url(re.compile("compare=CN-GD"))
    settled(page)
    click_area(page, "CN-GD")
    assert page.evaluate("atTheClick.at(-1)") == ""
    expect(page).to_have_url(re.compile("region=none"))
    expect(panel(page)).to_contain_text("No region is selected.")
    settled(page)
    page.go_back()
    expect(panel(page).get_by_role("heading", name="Guangdong")).to_be_visible()
    settled(page)
    assert outlined(page) == ["CN-GD"]


def test_the_evidence_of_a_cell_stands_at_the_click(page: Page, server: str) -> None:
    answered(page, server, "heatmap", lang="en")
    place = cell(page, "CN-GD", "new-materials")
    page.evaluate(AT_THE_CLICK, HEADING)
    page.mouse.click(*place)
    assert page.evaluate("atTheClick") == ["Guangdong × New materials"]
    expect(page).to_have_url(re.compile("region=CN-GD.*industry=new-materials"))
    settled(page)
    page.get_by_role("button", name="Clear").click()
    expect(page).not_to_have_url(re.compile("industry="))
    expect(panel(page).get_by_role("heading", name="Guangdong", exact=True)).to_be_visible()


def test_without_the_answers_the_server_answers(browser: Browser, server: str) -> None:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    refused: list[str] = []

    def refuse(route: object) -> None:
        refused.append(route.request.url)  # type: ignore[attr-defined]
        route.fulfill(status=404, body="There is no such view.")  # type: ignore[attr-defined]

    page.route("**/views/*.json*", refuse)
    visit(page, server)
    click_area(page, "CN-GD")
    expect(panel(page).get_by_role("heading", name="Guangdong")).to_be_visible()
    expect(page).to_have_url(re.compile("region=CN-GD"))
    settled(page)
    assert outlined(page) == ["CN-GD"]
    click_area(page, "CN-GD")
    expect(panel(page)).to_contain_text("No region is selected.")
    assert refused
    context.close()


def test_a_help_text_of_the_panel_opens_and_closes_with_keys(page: Page, server: str) -> None:
    visit(page, server, lang="en")
    button = panel(page).get_by_role("button", name="Sources of these figures")
    text = panel(page).get_by_text("China Statistical Yearbook")
    expect(text.first).to_be_hidden()
    button.press("Enter")
    expect(text.first).to_be_visible()
    page.keyboard.press("Escape")
    expect(text.first).to_be_hidden()
    expect(page.locator(MAP).first).to_be_visible()
