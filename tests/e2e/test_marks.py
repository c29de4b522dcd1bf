"""How many bytes a click sends, and how a figure that is not sent again shows the selection."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from benchmarks.relay import Relay, relay
from benchmarks.session import Session
from tests.e2e.driver import MAP, MATRIX, cell, choose, click_area, map_ready, outlined, panel, settled, visit

BYTES_A_CLICK = 8_000


async def clicks(counter: Relay, path: str, panel: str, choices: list[str]) -> list[int]:
    """Return the bytes sent in both directions by a click on each choice, which the browser has answered."""
    found = []
    async with Session(counter.port) as session:
        await session.visit(path)
        for choice in choices:
            before = counter.total
            await session.choose(panel, choice)
            found.append(counter.total - before)
    return found


@pytest.mark.parametrize(
    ("path", "panel", "choices"),
    [
        ("", "region-panel", ["CN-GD", "CN-SC", "CN-BJ", "CN-ZJ", "CN-CQ"]),
        (
            "heatmap",
            "cell-panel",
            ["CN-GD/new-materials", "CN-SH/integrated-circuits", "CN-BJ/integrated-circuits", "CN-CQ/automobiles"],
        ),
    ],
)
def test_a_click_is_a_few_kilobytes(server: str, path: str, panel: str, choices: list[str]) -> None:
    # In another thread, because Playwright's event loop runs in this one.
    with relay(int(urlsplit(server).port or 0)) as counter, ThreadPoolExecutor(1) as thread:
        first, *others = thread.submit(asyncio.run, clicks(counter, path, panel, choices)).result()
    # The first click fills the compression window and is not counted.
    assert max(others) <= BYTES_A_CLICK, (first, others)


def test_the_outline_follows_click_and_list_and_a_click_on_another_choice_selects(page: Page, server: str) -> None:
    visit(page, server)
    click_area(page, "CN-GD")
    expect(panel(page).get_by_role("heading", name="Guangdong")).to_be_visible()
    settled(page)
    assert outlined(page) == ["CN-GD"]
    choose(page, "Region", "Chongqing")
    expect(panel(page).get_by_role("heading", name="Chongqing")).to_be_visible()
    settled(page)
    assert outlined(page) == ["CN-CQ"]
    click_area(page, "CN-GD")
    expect(panel(page).get_by_role("heading", name="Guangdong")).to_be_visible()
    settled(page)
    assert outlined(page) == ["CN-GD"]


def test_a_city_gets_a_ring_and_the_others_fade(page: Page, server: str) -> None:
    visit(page, server, region="CN-370200", colour="agglomeration")
    map_ready(page)
    rings = page.locator(f"{MAP} .geo .scatterlayer > :nth-child(4) > path")
    assert [ring.evaluate("node => getComputedStyle(node).opacity") for ring in rings.all()] == ["1", "0"]
    fills = page.locator(f"{MAP} .geo:not(.geo2) .choroplethlayer > :nth-child(2) > path")
    faded = [fill.evaluate("node => getComputedStyle(node).fill !== node.getAttribute('fill')") for fill in fills.all()]
    assert len(faded) == 33
    assert all(faded)


def test_a_cell_gets_frames_and_bold_names(page: Page, server: str) -> None:
    visit(page, server, "heatmap")
    page.mouse.click(*cell(page, "CN-GD", "new-materials"))
    expect(page).to_have_url(re.compile("industry=new-materials"))
    settled(page)
    matrix = page.locator(MATRIX).first
    frames = matrix.locator(".shapelayer .shape-group path")
    seen = [path for path in frames.all() if path.evaluate("node => getComputedStyle(node).opacity") == "1"]
    boxes = [box for box in (path.bounding_box() for path in seen) if box and box["height"] > 2]
    assert len(boxes) == 2
    x, y = cell(page, "CN-GD", "new-materials")
    for box in boxes:
        assert box["x"] <= x <= box["x"] + box["width"]
        assert box["y"] <= y <= box["y"] + box["height"]
    bold = [
        text.text_content()
        for text in matrix.locator(".xtick text, .ytick text").all()
        if text.evaluate("node => getComputedStyle(node).fontWeight") == "700"
    ]
    assert bold == ["New materials", "Guangdong"]
