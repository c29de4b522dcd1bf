"""Downloads and links, opened again: pictures, tables, citations, links of views, figures on other sites."""

import io
import json
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from components.export.citation.cite import FORMATS
from scripts.servers import app
from tests.e2e.browser import OpenContext
from tests.e2e.driver import drawn, map_ready, settled, visit, walk
from tests.e2e.files import content, download, open_downloads

SVG = "{http://www.w3.org/2000/svg}"


def words(svg: bytes) -> str:
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    return " ".join(" ".join(node.itertext()) for node in root.iter(f"{SVG}text"))


def shape(png: bytes) -> tuple[int, int]:
    """Return width and height of a PNG in pixels."""
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def rendered(page: Page, svg: bytes) -> dict[str, int]:
    """Return width, height and number of colours of an SVG file as the browser draws it."""
    found: dict[str, int] = page.evaluate(
        """async (text) => {
            const image = new Image();
            image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text);
            await image.decode();
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
            const pen = canvas.getContext('2d');
            pen.drawImage(image, 0, 0);
            const pixels = new Uint32Array(pen.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
            return {width: canvas.width, height: canvas.height, colours: new Set(pixels).size};
        }""",
        svg.decode(),
    )
    return found


def test_files_of_the_map_in_chinese_are_complete(open_context: OpenContext, server: str) -> None:
    page = open_context()
    visit(page, server, lang="zh", region="CN-GD")
    map_ready(page)
    open_downloads(page, "map")
    expect(page.get_by_role("button", name="复制嵌入代码")).to_have_count(0)  # no operator has allowed it here
    name, svg = download(page, "map", "SVG")
    assert name == "focus-atlas_map_industry_guangdong_zh.svg"
    text = words(svg)
    for part in ("新材料", "广东", "香港", "主导", "并非官方统计", "2021年", "Natural Earth"):
        assert part in text, part
    assert re.search(r"数据集版本20\d\d-\d\d-\d\d\.[0-9a-f]{8}", re.sub(r"\s", "", text))
    areas = [node for node in ElementTree.fromstring(svg).iter(f"{SVG}path") if "choropleth" in node.get("class", "")]
    assert len(areas) > 40  # 34 units, and those of the inset
    seen = [node for node in areas if "opacity: 1" in node.get("style", "")]
    assert seen, "the outline of the selected region is not in the picture"
    drawing = rendered(page, svg)
    assert drawing["colours"] > 100

    assert f"{server}/?region=CN-GD&lang=zh" in text.replace(" ", "")

    _name, png = download(page, "map", "PNG")
    assert shape(png) == (2 * drawing["width"], 2 * drawing["height"])
    name, square = download(page, "map", "PNG 1:1")
    assert name == "focus-atlas_map_industry_guangdong_zh_1x1.png"
    width, height = shape(square)
    assert width == height >= 2 * drawing["width"]
    width, height = shape(download(page, "map", "PNG 16:9")[1])
    assert width / height == pytest.approx(16 / 9, abs=0.01)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".st-key-map-files").get_by_role("button", name="复制图片").click()
    expect(page.locator(".st-key-map-files").get_by_role("status")).to_have_text("图片已复制。")
    assert page.evaluate("navigator.clipboard.read().then(items => items[0].types)") == ["image/png"]

    _name, csv = download(page, "map", "CSV")
    table = pd.read_csv(io.BytesIO(csv))
    assert csv.startswith(b"\xef\xbb\xbf")
    assert dict(zip(table["地区"], table["提出的产业数"], strict=True))["广东省"] == 19
    assert len(table) == 35

    _name, xlsx = download(page, "map", "XLSX")
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    sheet, evidence, readme = book.worksheets
    assert [cell.value for cell in sheet[1]] == list(table.columns)
    assert [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)] == (
        table.astype(object).where(table.notna(), None).to_numpy().tolist()
    )
    assert {row[0] for row in evidence.iter_rows(min_row=2, values_only=True)} <= set(table["地区"])
    cells = " ".join(str(cell) for row in readme.iter_rows(values_only=True) for cell in row if cell)
    for part in (f"{server}/?region=CN-GD&lang=zh", "CC BY 4.0", "PENG J", "并非官方统计", "省级单位或城市"):
        assert part in cells, part


FIGURES: list[tuple[str, dict[str, str], tuple[str, ...]]] = [
    ("heatmap", {}, ("matrix",)),
    ("compare", {"compare": "CN-SH,CN-GD"}, ("comparison", "similarity")),
    ("profile", {"region": "CN-CQ"}, ("profile",)),
    ("industrial_cloud", {}, ("cloud", "digital-economy")),
]


def test_files_of_every_other_figure_are_complete(open_context: OpenContext, server: str) -> None:
    page = open_context(scheme="dark")
    names = []
    for (path, query, figures), opening in walk(FIGURES):
        opening(page, server, path, lang="en", **query)
        drawn(page)
        headings = page.locator("main").get_by_role("heading").all_inner_texts()
        headings = [" ".join(heading.split()) for heading in headings]
        for figure in figures:
            open_downloads(page, figure)
            name, svg = download(page, figure, "SVG")
            page.keyboard.press("Escape")
            names.append(name)
            text = " ".join(words(svg).split())
            assert any(finding in text for finding in headings), figure
            expected = (
                r"As stated in (2015–2021|the sources on their dates); not official statistics. "
                r"Focus Atlas, dataset 20[\d-]+\.[0-9a-f]{8}"
            )
            assert re.search(expected, text), figure
            assert rendered(page, svg)["colours"] > 20, figure
    assert len(set(names)) == len(names)
    assert "focus-atlas_compare_focus_shanghai_guangdong_en.svg" in names


def test_evidence_citations_and_the_whole_dataset_are_downloaded(open_context: OpenContext, server: str) -> None:
    page = open_context()
    visit(page, server, "evidence", lang="en", in_region="CN-SH")
    drawn(page)
    grid = page.locator(".st-key-evidence-table .dvn-scroller")
    grid.click(position={"x": 150, "y": 70})  # any cell of the first row opens it
    expect(page.get_by_role("heading", name=re.compile("^Shanghai × "))).to_be_visible()
    page.get_by_role("button", name="Close").click()
    settled(page)
    open_downloads(page, "evidence-table")
    name, csv = download(page, "evidence-table", "CSV")
    assert name == "focus-atlas_evidence_rows_shanghai_en.csv"
    table = pd.read_csv(io.BytesIO(csv))
    assert set(table["Region"]) == {"Shanghai"}
    assert set(table["Level"]) <= {1, 2, 3}
    page.keyboard.press("Escape")

    with page.expect_download() as waiting:
        page.get_by_role("button", name="Whole dataset (zip)").click()
    name, packed = content(waiting.value)
    assert re.fullmatch(r"focus-atlas-20[\d-]+\.[0-9a-f]{8}\.zip", name)
    assert packed.startswith(b"PK")

    page.locator(".st-key-cite button").first.click()
    box = page.locator('[data-testid="stPopoverBody"]')
    expect(box.get_by_text("Peng, J. (2021, August 4)")).to_be_visible()
    for style in FORMATS.values():
        box.get_by_role("radio", name=style.label, exact=True).click()
        settled(page)
    # The last format: the file that is offered is that of the run which shows it.
    expect(box.locator("code")).to_contain_text('"family": "Peng"')
    settled(page)
    with page.expect_download() as waiting:
        box.get_by_role("button", name="Download").click()
    _name, cited = content(waiting.value)
    items = json.loads(cited)
    assert items[0]["author"] == [{"family": "Peng", "given": "Juan"}]
    assert items[-1]["URL"] == f"{server}/evidence?lang=en&in_region=CN-SH"


def test_a_copied_link_opens_the_same_view_on_another_server(
    open_context: OpenContext, server: str, fresh_server: str
) -> None:
    page = open_context(locale="zh-CN")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, server, "compare", compare="CN-SH,CN-GD,CN-BJ", lowest="2", sources="commentary")
    drawn(page)
    shown = page.locator("main h2, main h3").all_inner_texts()
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(".st-key-page-tools").get_by_role("status")).to_have_text("链接已复制。")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{server}/compare?")
    assert len(link) < 140

    other = open_context(locale="en-GB")  # the link, not the browser, says which language
    other.goto(link.replace(server, fresh_server))
    drawn(other)
    assert other.locator("main h2, main h3").all_inner_texts() == shown


@contextmanager
def site(html: dict[str, str]) -> Iterator[str]:
    """Serve a website on another origin."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = html.get(self.path, "").encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_given: object) -> None:
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as web:
        Thread(target=web.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{web.server_port}"
        web.shutdown()


def test_another_site_shows_a_figure_where_the_operator_allows_it(
    open_context: OpenContext, server: str, browser: Browser
) -> None:
    pages: dict[str, str] = {}
    with site(pages) as origin:
        with app(environment={"ATLAS_FRAME_ANCESTORS": origin, "ATLAS_WARM_UP": "off"}) as started:
            allowing = started.address
            page = open_context()
            page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            visit(page, allowing, "heatmap", lang="en", region="CN-ZJ")
            drawn(page)
            open_downloads(page, "matrix")
            page.get_by_role("button", name="Copy embed code").click()
            expect(page.locator(".st-key-matrix-files").get_by_role("status")).to_have_text("Code copied.")
            pages["/"] = page.evaluate("navigator.clipboard.readText()")
            page.goto(f"{origin}/")
            frame = page.frame_locator("iframe")
            expect(frame.locator(".st-key-embedded-matrix .scatterlayer .point").first).to_be_attached(timeout=30_000)
            expect(frame.locator(".st-key-embedded-matrix").get_by_text("not official statistics")).to_be_visible()
            expect(frame.get_by_role("heading")).to_have_count(1)
            expect(frame.locator(".st-key-top-line, .st-key-page-tools")).to_have_count(0)
            room = page.locator("iframe").evaluate("node => node.clientWidth")
            drawing = frame.locator(".st-key-embedded-matrix .main-svg").first.evaluate("node => node.clientWidth")
            assert room - 60 < drawing <= room
            page.goto("about:blank")

        # The same URL on a server that allows no other site.
        pages["/"] = pages["/"].replace(allowing, server)
        context = browser.new_context()
        refused = context.new_page()
        messages: list[str] = []
        refused.on("console", lambda message: messages.append(message.text))
        refused.goto(f"{origin}/")
        refused.wait_for_function("document.querySelector('iframe').contentDocument === null")
        assert urlsplit(refused.frames[1].url).scheme == "chrome-error"
        assert any("frame-ancestors" in text for text in messages)
        context.close()
