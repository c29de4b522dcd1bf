"""Downloaded pictures of hostile datasets, opened as documents: names are text; nothing runs, links or loads."""

import re
from html import unescape
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page

from components.matrix.matrix_figure import INDUSTRY_LABEL, REGION_LABEL
from components.page.registry import BY_KEY
from components.text.escaping import escape_plotly as cut
from data.store.dataset import Saved
from data.store.datasets import DatasetStore
from tests.e2e.driver import drawn, visit
from tests.e2e.files import download, open_downloads
from tests.security.hostile import INDUSTRIES, REGIONS, hostile
from tests.security.naughty import MARK, NOWHERE, SCRIPTS

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"svg", "g", "path", "rect", "circle", "line", "polygon", "text", "tspan", "defs", "clipPath", "pattern"} | {
    "title", "desc", "linearGradient", "stop", "filter", "feFlood", "feComposite"
}  # fmt: skip
FONTS = re.compile(
    r'(?:@font-face\{[^{}<>]*url\(data:font/woff2;base64,[A-Za-z0-9+/=]+\) format\("woff2"\)[^{}<>()]*\})+'
)
"""The only rules of style: the app's own fonts, within the picture."""

INSIDE = re.compile(r"url\(\s*[\"']?(?!#)", re.IGNORECASE)
"""A reference to something outside the picture."""

PICTURES = [
    ("map", "map", {"region": "CN-GD"}),
    ("heatmap", "matrix", {"region": "r6"}),
    ("compare", "comparison", {"region": "r6", "compare": "r7,r8,r11"}),
]


def texts(root: ElementTree.Element) -> set[str]:
    return {"".join(node.itertext()) for node in root.iter(f"{SVG}text")}


def harmless(svg: bytes) -> ElementTree.Element:
    """Parse a picture and assert that it holds shapes and text only."""
    root = ElementTree.fromstring(svg)
    for node in root.iter():
        if node.tag == f"{SVG}style":
            assert FONTS.fullmatch(node.text or ""), node.text
            continue
        assert node.tag.removeprefix(SVG) in SHAPES, node.tag
        for name, value in node.attrib.items():
            assert not name.lower().startswith("on"), (node.tag, name)
            assert not name.endswith(("href", "src")), (node.tag, name, value)
            assert not INSIDE.search(value), (node.tag, name, value)
            assert "javascript:" not in value, (node.tag, name, value)
    return root


def shown_alone(browser: Browser, svg: bytes) -> None:
    """Open a picture as a document without a content security policy and watch what it does."""
    context = browser.new_context()
    asked: list[str] = []
    alone = context.new_page()
    alone.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    alone.on("request", lambda request: request.url.startswith("data:font/") or asked.append(request.url))
    address = "http://picture.test/figure.svg"
    context.route("**/*", lambda route: route.fulfill(body=svg, content_type="image/svg+xml"))
    alone.goto(address, wait_until="load")
    assert alone.evaluate("document.documentElement.localName") == "svg"
    assert alone.evaluate("document.querySelector('parsererror') === null")
    assert alone.evaluate("mark => window[mark] === undefined", MARK)
    assert asked == [address]
    context.close()


@pytest.mark.parametrize(("key", "figure", "query"), PICTURES, ids=[key for key, _figure, _query in PICTURES])
def test_a_picture_holds_names_as_text_and_no_script(
    page: Page, browser: Browser, attacked: str, risky: Saved, key: str, figure: str, query: dict[str, str]
) -> None:
    visit(page, attacked, BY_KEY[key].path, dataset=risky.id, order="file", lang="en", **query)
    drawn(page)
    open_downloads(page, figure)
    name, svg = download(page, figure, "SVG")
    assert re.fullmatch(r"[\w-]+\.svg", name)
    root = harmless(svg)
    shown_alone(browser, svg)
    if figure == "matrix":
        shown = texts(root)
        labels = [
            *(cut(name, REGION_LABEL) for name in REGIONS),
            *(cut(name, INDUSTRY_LABEL) for name in INDUSTRIES[:9]),
        ]
        assert [label for label in labels if unescape(label) and unescape(label) not in shown] == []
    _name, png = download(page, figure, "PNG")
    assert png.startswith(b"\x89PNG")
    assert NOWHERE.encode() not in png


def test_characters_that_svg_cannot_hold_are_left_out(
    page: Page, browser: Browser, attacked: str, shared_store: DatasetStore
) -> None:
    saved = shared_store.save(hostile(SCRIPTS, INDUSTRIES[:4]))
    visit(page, attacked, "heatmap", dataset=saved.id, order="file", lang="en")
    drawn(page)
    open_downloads(page, "matrix")
    _name, svg = download(page, "matrix", "SVG")
    harmless(svg)
    shown_alone(browser, svg)
    _name, png = download(page, "matrix", "PNG")
    assert png.startswith(b"\x89PNG")
