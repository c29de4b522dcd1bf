"""The first view: drawn before the front end is there, taken over by it without a second drawing, at the same place."""

import re
from collections.abc import Callable
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.browser import OpenContext
from tests.e2e.driver import drawn, settled, visit

FRONT_END = re.compile(r"/static/js/index\.[^.]{8}\.js")
"""The script that starts Streamlit's front end."""

FIRST = "#first-view"
DRAWINGS = """
    window.drawings = [];
    let plotly;
    Object.defineProperty(window, "Plotly", {
        get: () => plotly,
        set(given) {
            plotly = { ...given };
            for (const name of ["newPlot", "react", "relayout"]) {
                plotly[name] = (...args) => { window.drawings.push(name); return given[name](...args); };
            }
        },
    });
"""
"""Runs before the page's scripts: notes each time that Plotly is told to draw."""

PLACES = """root => [...document.querySelectorAll(`${root} :is(.js-plotly-plot, .atlas-panel, h1 span)`)]
    .filter(node => node.offsetParent)
    .map(node => node.getBoundingClientRect()).map(({x, y, width}) => [x, y, width])"""


def held_back(page: Page) -> Callable[[], None]:
    """Hold the front end back; return what lets it come."""
    waiting: list[Route] = []
    page.route(FRONT_END, lambda route: waiting.append(route))

    def let_come() -> None:
        for route in waiting:
            route.continue_()
        page.unroute(FRONT_END)

    return let_come


def stands(page: Page) -> None:
    """Wait until the first view's figure is drawn and its panel knows the answers to clicks."""
    page.locator(f"{FIRST} .js-plotly-plot .main-svg").first.wait_for(state="attached", timeout=60_000)
    page.wait_for_function("() => document.querySelector('#first-view .atlas-panel')?.atlas.answers", timeout=60_000)


@pytest.mark.parametrize("path", ["", "heatmap"])
@pytest.mark.parametrize(("scheme", "locale"), [("light", "en-GB"), ("dark", "zh-CN")])
def test_a_figure_is_drawn_once(open_context: OpenContext, server: str, path: str, scheme: str, locale: str) -> None:
    page = open_context(scheme=scheme, locale=locale)
    page.add_init_script(DRAWINGS)
    let_come = held_back(page)
    page.goto(f"{server}/{path}", wait_until="commit")
    stands(page)
    svg = page.locator(f"{FIRST} .js-plotly-plot .main-svg").first.element_handle()
    let_come()
    settled(page)
    drawn(page)
    assert page.evaluate("window.drawings") == ["react"]
    assert svg.evaluate("node => Boolean(node.closest('#root'))")


@pytest.mark.parametrize(
    ("path", "width", "height", "shape"),
    [
        ("", 1440, 900, {}),
        ("", 820, 1180, {"scheme": "dark"}),
        ("heatmap", 390, 844, {"touch": True, "locale": "zh-CN"}),
        ("heatmap", 2560, 1440, {"locale": "zh-CN"}),
    ],
)
def test_nothing_moves(
    open_context: OpenContext, server: str, path: str, width: int, height: int, shape: dict[str, Any]
) -> None:
    page = open_context(width, height, **shape)
    let_come = held_back(page)
    page.goto(f"{server}/{path}", wait_until="commit")
    stands(page)
    before = page.evaluate(PLACES, FIRST)
    let_come()
    settled(page)
    drawn(page)
    expect(page.locator('[data-testid="stSkeleton"]')).to_have_count(0)
    after = page.evaluate(PLACES, "#root")
    assert len(before) == len(after)
    for one, other in zip(before, after, strict=True):
        assert one == pytest.approx(other, abs=1)


def test_a_click_before_the_front_end_is_there_counts(page: Page, server: str) -> None:
    let_come = held_back(page)
    page.goto(server, wait_until="commit")
    stands(page)
    x, y = page.locator(f"{FIRST} .st-key-map").evaluate(
        """box => {
            const plot = box.querySelector('.js-plotly-plot');
            const {x, y} = window.focusAtlasMarks.all(plot).find(({id}) => id.includes('CN-XJ'));
            return [x, y];
        }"""
    )
    page.mouse.click(x, y)
    expect(page.locator(f"{FIRST} .atlas-panel h3")).to_contain_text("Xinjiang")
    let_come()
    expect(page).to_have_url(re.compile("region=CN-XJ"))
    settled(page)
    expect(page.locator(".atlas-panel h3")).to_contain_text("Xinjiang")
    page.go_back()
    expect(page.locator(".atlas-panel h3")).not_to_contain_text("Xinjiang")
    expect(page).not_to_have_url(re.compile("region="))
    page.go_forward()
    expect(page.locator(".atlas-panel h3")).to_contain_text("Xinjiang")
    page.reload()
    settled(page)
    expect(page.locator(".atlas-panel h3")).to_contain_text("Xinjiang")


def test_links_lead_on_before_the_front_end_is_there(page: Page, server: str) -> None:
    let_come = held_back(page)
    page.goto(f"{server}/?lang=zh", wait_until="commit")
    stands(page)
    page.locator(f'{FIRST} .st-key-pages a[href*="heatmap"]').click()
    let_come()
    expect(page).to_have_url(re.compile(r"/heatmap\?lang=zh$"))
    settled(page)
    page.go_back()
    settled(page)
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_without_the_figure_the_front_end_draws_the_page(browser: Any, server: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.route(re.compile("/figures/"), lambda route: route.fulfill(status=404, body="There is no such figure."))
    visit(page, server)
    drawn(page)
    expect(page.locator(".st-key-map .choroplethlocation").first).to_be_attached()
    context.close()


@pytest.mark.parametrize(
    ("path", "has_one"),
    [("", True), ("?lang=zh", True), ("heatmap", True), ("?region=CN-XJ", False), ("compare", False)],
)
def test_a_page_has_a_first_view_where_the_address_asks_for_nothing_else(server: str, path: str, has_one: bool) -> None:
    with urlopen(f"{server}/{path}") as answer:
        assert ('<template data-theme="dark">' in answer.read().decode()) is has_one
