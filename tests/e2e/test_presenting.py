"""Presentation mode: opened by a button or a URL, closed with Escape."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import OpenContext
from tests.e2e.driver import IDLE, settled, visit

SCREEN = (1920, 1080)
FILLED = 0.5
"""Smallest share of the screen that a figure fills."""

LARGER = 1.3
"""Smallest factor by which its letters grow."""
FILLS = """([plot, least]) => {
    const { width, height } = document.querySelector(plot).getBoundingClientRect();
    return width * height >= least;
}"""


def presented(page: Page, figure: str) -> None:
    """Wait until only the figure is shown."""
    page.wait_for_selector(IDLE)
    expect(page.locator(f".st-key-presented .st-key-{figure} .main-svg").first).to_be_visible()


@pytest.mark.parametrize(
    ("path", "figure"),
    [("", "map"), ("heatmap", "matrix"), ("compare", "comparison"), ("industrial_cloud", "cloud")],
)
def test_a_figure_fills_a_projector(open_context: OpenContext, server: str, path: str, figure: str) -> None:
    page = open_context(*SCREEN)
    page.goto(f"{server}/{path}?present={figure}&lang=zh")
    presented(page, figure)
    plot = f".st-key-presented .st-key-{figure} .js-plotly-plot"
    page.wait_for_function(FILLS, arg=[plot, FILLED * SCREEN[0] * SCREEN[1]])
    box = page.locator(plot).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= SCREEN[0]
    assert box["y"] + box["height"] <= SCREEN[1]
    source = page.locator('.st-key-presented [data-testid="stCaptionContainer"]').bounding_box()
    assert source is not None
    assert source["y"] >= box["y"] + box["height"] - 1  # below the figure, not across it
    assert source["y"] + source["height"] <= SCREEN[1]
    larger = page.locator(f".st-key-presented .st-key-{figure} .main-svg text").first.evaluate(
        "text => text.getBoundingClientRect().height / text.getBBox().height"
    )
    assert larger >= LARGER
    expect(page.get_by_role("combobox")).to_have_count(0)  # nothing else can be reached


def test_the_button_opens_it_and_escape_closes_it(open_context: OpenContext, server: str) -> None:
    page = open_context(*SCREEN)
    visit(page, server, "heatmap", region="CN-GD")
    page.get_by_role("button", name="Present").click()
    expect(page).to_have_url(re.compile("present=matrix"))
    presented(page, "matrix")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("present"))
    expect(page.locator(".st-key-presented")).to_have_count(0)
    settled(page)
    expect(page).to_have_url(re.compile("region=CN-GD"))
    expect(page.get_by_role("heading", name="Guangdong")).to_be_visible()


def test_questions_lead_a_first_visit_to_real_views(open_context: OpenContext, server: str) -> None:
    page = open_context()
    visit(page, server)
    questions = page.locator(".st-key-first-questions a")
    expect(questions).to_have_count(4)
    for text, address, shown in (
        ("Analyst", "/profile.*integrated-circuits", "integrated circuits"),
        ("Then and now", "/compare.*CN-AH%40reports-2021", r"Anhui \(2021 report\)"),
        ("Journalist", "/compare.*CN-SH,CN-GD", "Shanghai and Guangdong"),
        ("Student", "/heatmap.*automobiles", "Chongqing × Automobiles"),
    ):
        questions.filter(has_text=text).click()
        expect(page).to_have_url(re.compile(address))
        settled(page)
        expect(page.get_by_role("heading", name=re.compile(shown, re.IGNORECASE)).first).to_be_visible()
        page.go_back()
        settled(page)
    visit(page, server, region="CN-GD")
    expect(questions).to_have_count(0)
