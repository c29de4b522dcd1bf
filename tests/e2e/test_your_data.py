"""A user's dataset, uploaded in the browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import OpenContext
from tests.e2e.driver import MAP, area, cell, drawn, map_ready, mark, panel, settled
from tests.e2e.files import OUTLINES, accept, save, upload

WIDE = """,集成电路,人工智能,新能源汽车,旅游,合计
广东,120,80,60,40,300
上海市,200,150,30,20,400
北京,90,200,10,50,350
香港,1,5,,80,86
合计,411,435,100,190,1136
"""
HOSTILE = "<img src=x onerror=alert(1)>"
LONG = f"""region,industry,jobs
{HOSTILE},=1+1,3
[x](javascript:alert(1)),$\\frac{{1}}{{0}}$,5
\u202egnp.exe,{"W" * 150},7
{HOSTILE},{"W" * 150},1
"""


def test_a_chinese_table_with_totals_is_on_every_page_and_opens_by_its_link(
    page: Page, open_context: OpenContext, server: str
) -> None:
    upload(page, server, "jobs.csv", WIDE.encode("gb18030"))
    expect(page.get_by_role("combobox", name="Encoding")).to_have_value(re.compile("^gb18030: 集成电路"))
    expect(page.get_by_text("These look like totals of the others")).to_be_visible()
    expect(page.get_by_role("button", name="Save and open")).to_have_count(0)
    page.get_by_text("Leave them out", exact=True).click()
    accept(page)
    expect(page.get_by_text("4 of 4 regions are units of China that the map knows.")).to_be_visible()
    link, secret = save(page)

    page.get_by_role("link", name="Heatmap", exact=True).click()
    expect(page.locator("h1")).to_have_text("Which regions have which industries?")
    page.mouse.click(*cell(page, "CN-HK", "i3"))
    expect(panel(page)).to_contain_text("LQ 5.56 (80)")  # (80 / 86) / (190 / 1136)
    expect(panel(page)).not_to_contain_text("Unsourced")  # said once above: the file gives no source at all

    page.get_by_role("link", name="Result", exact=True).click()
    expect(
        page.get_by_role("heading", name=re.compile(r"^Artificial intelligence \(your own table: 人工智能"))
    ).to_be_visible()
    page.mouse.click(*mark(page, ".st-key-result", "CN-GD"))
    expect(panel(page).get_by_role("heading", name="Guangdong × Artificial intelligence")).to_be_visible()

    there = open_context()
    there.goto(link)
    drawn(there)
    expect(there.get_by_text("Your dataset jobs, version")).to_be_visible()
    map_ready(there)
    there.mouse.click(*area(there, "CN-GD"))
    expect(panel(there).get_by_role("heading", name="广东")).to_be_visible()

    there.goto(secret)
    drawn(there)
    there.get_by_label("Or paste a table").fill("region,industry,jobs\nNorth,Steel,30\nSouth,Steel,20\n")
    there.get_by_role("button", name="Read the pasted table").click()
    there.get_by_role("button", name="Replace the data").click()
    expect(there.get_by_text("Replaced.")).to_be_visible()
    expect(there.get_by_text("2 cells, saved on")).to_be_visible()
    there.get_by_role("button", name="Restore").click()
    expect(there.get_by_text("16 cells, saved on")).to_be_visible(timeout=30_000)
    there.get_by_text("Delete it for good").click()
    there.get_by_role("button", name="Delete", exact=True).click()
    expect(there).not_to_have_url(re.compile("dataset="))
    there.goto(link)
    drawn(there)
    expect(there.get_by_text("There is no dataset under this link")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("scan.csv", b"%PDF-1.7\n" + bytes(range(256)) * 40, "The file is not a table of text."),
        ("table.xlsx", b"PK\x03\x04 no workbook at all", "The workbook is damaged"),
        ("negative.csv", b"region,industry,value\nA,x,-3\nB,x,2\n", "“-3” in row 2, column value is negative."),
    ],
    ids=["pdf", "no workbook", "negative"],
)
def test_a_file_that_cannot_be_imported_gets_a_message_and_no_button(
    page: Page, server: str, name: str, raw: bytes, sentence: str
) -> None:
    upload(page, server, name, raw)
    expect(page.get_by_text("Nothing was imported.")).to_be_visible()
    expect(page.get_by_role("button", name="Save and open")).to_have_count(0)
    page.locator(".st-key-problems-download button").click()
    with page.expect_download() as download:
        page.locator(".st-key-problems-files").get_by_role("button", name="CSV", exact=True).click()
    assert sentence in Path(download.value.path()).read_text("utf-8-sig")


def test_hostile_names_are_text_during_the_upload(page: Page, server: str) -> None:
    """Saved names are tested on every page in tests/security."""
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    upload(page, server, "hostile.csv", LONG.encode())
    accept(page)
    harmless(page)
    save(page)
    harmless(page)


def harmless(page: Page) -> None:
    assert page.locator("main img, main script, main iframe, main .katex").count() == 0
    assert page.locator('main a[href^="javascript"]').count() == 0
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 1440


def test_a_users_outlines_are_drawn_as_a_map(page: Page, server: str) -> None:
    upload(page, server, "own.csv", b"region,industry,value\nNorth,x,3\nNorth,y,1\nSouth,x,2\nSouth,y,5\n")
    expect(page.get_by_role("heading", name="Save the dataset")).to_be_visible()
    page.locator('input[type="file"]').nth(1).set_input_files(
        {"name": "own.geojson", "mimeType": "application/geo+json", "buffer": OUTLINES.encode()}
    )
    expect(page.get_by_text("2 of 2 regions have an outline.")).to_be_visible(timeout=30_000)
    settled(page)
    save(page)
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator("h1")).to_have_text("Which industries does each region focus on?")
    # The first region is selected already, so a click on it would clear the selection.
    expect(panel(page).get_by_role("heading", name="South")).to_be_visible()
    place = area(page, "North")
    page.mouse.move(*place)
    expect(page.locator(f"{MAP} .hoverlayer .hovertext")).to_contain_text("North")  # the outlines arrive late
    page.mouse.click(*place)
    expect(page).to_have_url(re.compile("region=r0"))
    expect(panel(page).get_by_role("heading", name="North")).to_be_visible()
