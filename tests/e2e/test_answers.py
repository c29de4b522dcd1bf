"""A click is answered in the browser; the server follows, says the same, and alone writes the URL."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.driver import (
    MAP,
    area,
    cell,
    choose,
    click_area,
    comparison_cell,
    mark,
    outlined,
    panel,
    settled,
    status,
    visit,
)

HEADING = ".atlas-panel h3"
AT_THE_CLICK = """heading => {
    window.atTheClick = [];
    const seen = () => window.atTheClick.push([...document.querySelectorAll(heading)].map(found => found.textContent));
    // On the window after all else has heard of the click, and before any other task.
    addEventListener("pointerup", seen);
}"""

BOLD = """plot => [...plot.querySelectorAll('.ytick text')]
    .filter(at => getComputedStyle(at).fontWeight === '700').map(at => at.textContent)"""


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
    assert page.evaluate("atTheClick") == [["Guangdong 广东省"]]
    assert outlined(page) == ["CN-GD"]
    expect(status(page)).to_contain_text("Guangdong selected.")
    expect(page).to_have_url(re.compile("region=CN-GD"))
    settled(page)
    page.get_by_role("button", name="Add to the comparison").click()  # the page has followed, so it is Guangdong's
    expect(page).to_have_url(re.compile("compare=CN-GD"))
    settled(page)
    click_area(page, "CN-GD")
    assert page.evaluate("atTheClick.at(-1)") == []
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
    assert page.evaluate("atTheClick") == [["Guangdong × New materials"]]
    expect(page).to_have_url(re.compile("region=CN-GD.*industry=new-materials"))
    settled(page)
    page.get_by_role("button", name="Clear").click()
    expect(page).not_to_have_url(re.compile("industry="))
    expect(panel(page).get_by_role("heading", name="Guangdong", exact=True)).to_be_visible()


def test_the_evidence_of_all_regions_stands_at_the_click(page: Page, server: str) -> None:
    answered(page, server, "compare", lang="en", compare="CN-SH,CN-GD")
    place = comparison_cell(page, "CN-GD", "integrated-circuits")
    page.evaluate(AT_THE_CLICK, HEADING)
    page.mouse.click(*place)
    assert page.evaluate("atTheClick") == [["Integrated circuits"]]
    expect(page.locator(".st-key-comparison-sets")).to_be_hidden()
    assert page.locator(".st-key-comparison .js-plotly-plot").evaluate(BOLD) == ["Integrated circuits"]
    expect(page).to_have_url(re.compile("industry=integrated-circuits"))
    settled(page)
    page.get_by_role("button", name="Close", exact=True).locator("visible=true").click()
    expect(page).not_to_have_url(re.compile("industry="))
    expect(page.locator(".st-key-comparison-sets")).to_be_visible()


@pytest.fixture
def unanswered(browser: Browser) -> Iterator[Page]:
    """A page whose browser is refused all answers to clicks."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.fulfill(status=404, body="There is no such view.")

    page.route("**/views/*.json*", refuse)
    yield page
    assert refused
    context.close()


@pytest.mark.parametrize(
    ("path", "figure", "data", "heading"),
    [
        ("heatmap", "matrix", ["CN-GD", "new-materials"], "Guangdong × New materials"),
        ("change", "change", "biomanufacturing", "Biomanufacturing"),
    ],
)
def test_without_the_answers_the_server_answers_on_every_page(
    unanswered: Page, server: str, path: str, figure: str, data: str | list[str], heading: str
) -> None:
    page = unanswered
    visit(page, server, path, lang="en")
    page.mouse.click(*mark(page, f".st-key-{figure}", data))
    expect(page.locator(HEADING, has_text=heading).first).to_be_visible()
    expect(page).to_have_url(re.compile(data[-1] if isinstance(data, list) else data))


@pytest.mark.parametrize(
    ("path", "query", "figure", "data", "headings"),
    [
        ("change", {}, "change", "biomanufacturing", ["Biomanufacturing", "Shanghai"]),
        ("result", {"region": "none"}, "result", "CN-SH", ["Shanghai × Automobiles and parts"]),
    ],
)
def test_every_panel_stands_at_the_click_and_its_row_is_bold(
    page: Page, server: str, path: str, query: dict[str, str], figure: str, data: str | list[str], headings: list[str]
) -> None:
    answered(page, server, path, lang="en", **query)
    place = mark(page, f".st-key-{figure}", data)
    page.evaluate(AT_THE_CLICK, HEADING)
    page.mouse.click(*place)
    assert [heading.removesuffix("Close") for heading in page.evaluate("atTheClick")[0]] == headings
    bold = page.locator(f".st-key-{figure} .ytick text").evaluate_all(
        "texts => texts.filter(text => getComputedStyle(text).fontWeight === '700').map(text => text.textContent)"
    )
    assert len(bold) == 1
    expect(page).to_have_url(re.compile(data[-1] if isinstance(data, list) else data))


def test_buttons_lists_and_tiles_answer_at_the_click(page: Page, server: str) -> None:
    answered(page, server, "change", lang="en", industry="biomanufacturing")
    row = page.get_by_role("radiogroup", name=re.compile("^Added"))
    row.get_by_role("radio", name="Zhejiang").click()
    expect(row.get_by_role("radio", name="Zhejiang")).to_be_checked()
    expect(row.get_by_role("radio", name="Zhejiang")).to_be_focused()
    expect(page).to_have_url(re.compile("region=CN-ZJ"))
    page.keyboard.press("ArrowRight")
    expect(row.get_by_role("radio", name="Guangdong")).to_be_focused()
    expect(row.get_by_role("radio", name="Zhejiang")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("region=CN-GD"))
    settled(page)
    answered(page, server, "", lang="en")
    page.get_by_role("radiogroup", name="Regions as tiles").get_by_role("radio", name=re.compile("^Macao ")).click()
    expect(page.locator(HEADING).first).to_contain_text("Macao")
    expect(page).to_have_url(re.compile("region=CN-MO"))
    settled(page)
    choose(page, "Region", "Guangdong")
    expect(page.locator(HEADING).first).to_contain_text("Guangdong")
    expect(page).to_have_url(re.compile("region=CN-GD"))


def test_without_the_answers_the_map_is_answered_and_cleared(unanswered: Page, server: str) -> None:
    page = unanswered
    visit(page, server)
    click_area(page, "CN-GD")
    expect(panel(page).get_by_role("heading", name="Guangdong")).to_be_visible()
    expect(page).to_have_url(re.compile("region=CN-GD"))
    settled(page)
    assert outlined(page) == ["CN-GD"]
    click_area(page, "CN-GD")
    expect(panel(page)).to_contain_text("No region is selected.")


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
