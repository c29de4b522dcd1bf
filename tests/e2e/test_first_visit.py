"""What a first visit fetches: plotly.js once, and nothing that the pages do not need."""

import re

from playwright.sync_api import Browser

from tests.e2e.driver import drawn, visit

LARGEST = 2_600_000
"""Bytes on the wire of the first visit of the map."""


def test_a_first_visit_fetches_plotly_once_and_no_font_of_another_theme(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    fetched: list[str] = []
    sizes: list[int] = []
    devtools.on("Network.requestWillBeSent", lambda event: fetched.append(event["request"]["url"]))
    devtools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    visit(page, server)
    drawn(page)
    assert sum(bool(re.search(r"/plotly[^/]*\.min\.js", url)) for url in fetched) == 1
    for once in (
        "BidiComponent",
        "focus-atlas-figure.figure/index.js",
    ):
        assert sum(once in url for url in fetched) == 1
    assert not [url for url in fetched if "PlotlyChart" in url or "SourceSans" in url]
    assert sum(sizes) <= LARGEST
    context.close()
