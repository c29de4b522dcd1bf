"""Upload a dataset and download files in the browser."""

import re
from pathlib import Path

from playwright.sync_api import Download, Page, expect

from tests.e2e.driver import settled, visit

TABLE = b"region,industry,jobs\nNorth,Steel,30\nNorth,Chips,10\nSouth,Steel,20\nSouth,Chips,50\n"
OUTLINES = """{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"North"},"geometry":{"type":"Polygon","coordinates":
[[[0,50],[4,50],[4,54],[0,54],[0,50]]]}},
{"type":"Feature","properties":{"name":"South"},"geometry":{"type":"Polygon","coordinates":
[[[0,46],[4,46],[4,50],[0,50],[0,46]]]}}]}"""
"""GeoJSON of two squares named like the regions of TABLE."""


def upload(page: Page, server: str, name: str, raw: bytes) -> None:
    """Upload a file on "Your data" and wait for its report."""
    visit(page, server, "your_data")
    page.locator('input[type="file"]').first.set_input_files({"name": name, "mimeType": "text/csv", "buffer": raw})
    expect(page.get_by_role("heading", name=re.compile("No problem|before the import|stop"))).to_be_visible(
        timeout=30_000
    )
    settled(page)


def accept(page: Page) -> None:
    """Accept the warnings of an upload."""
    page.get_by_text("I have seen these and accept them").click()
    expect(page.get_by_role("heading", name="Save the dataset")).to_be_visible()
    settled(page)


def save(page: Page) -> tuple[str, str]:
    """Save an upload and return its link and its secret link."""
    page.get_by_role("button", name="Save and open").click()
    expect(page.get_by_text("Saved.")).to_be_visible(timeout=30_000)
    expect(page.locator(".stMain code")).to_have_count(2)
    links = page.locator(".stMain code").all_inner_texts()
    return links[0].strip(), links[1].strip()


def open_downloads(page: Page, figure: str) -> None:
    """Open the download menu of a figure or table."""
    page.locator(f".st-key-{figure}-download button").click()
    page.locator(f".st-key-{figure}-files").wait_for()
    settled(page)


def download(page: Page, figure: str, kind: str) -> tuple[str, bytes]:
    """Download a file from an open menu and return its name and content."""
    with page.expect_download() as waiting:
        page.locator(f".st-key-{figure}-files").get_by_role("button", name=kind, exact=True).click()
    return content(waiting.value)


def content(file: Download) -> tuple[str, bytes]:
    """Return the name and the content of a downloaded file."""
    return file.suggested_filename, Path(file.path()).read_bytes()
