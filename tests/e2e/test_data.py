"""Data for programs on a running server: pandas and the validator read the documented URLs."""

import urllib.error
import urllib.request
from pathlib import Path

import pandas as pd
import pytest
from frictionless import validate
from playwright.sync_api import Page, expect

from data.load import HERE
from tests.e2e.accessibility import violations
from tests.e2e.driver import visit


def test_pandas_and_the_validator_read_the_addresses(server: str, tmp_path: Path) -> None:
    found = pd.read_csv(f"{server}/data/latest/evidence.csv")
    pd.testing.assert_frame_equal(found, pd.read_csv(HERE / "tables" / "evidence.csv"))
    path = tmp_path / "focus-atlas.zip"
    foreign = {"Origin": "https://elsewhere.example"}
    with urllib.request.urlopen(
        urllib.request.Request(f"{server}/data/latest/focus-atlas.zip", headers=foreign)
    ) as answer:
        path.write_bytes(answer.read())
        headers = answer.headers
    report = validate(str(path), type="package")
    assert report.valid, report.flatten(["place", "fieldName", "note"])
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cross-origin-resource-policy"] == "cross-origin"  # the app's own headers do not restrict it
    again = urllib.request.Request(
        f"{server}/data/latest/focus-atlas.zip", headers={"If-None-Match": headers["etag"]}, method="HEAD"
    )
    with pytest.raises(urllib.error.HTTPError, match="304"):
        urllib.request.urlopen(again)


def test_a_wrong_address_gets_a_sentence_and_not_the_app(server: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404") as refused:
        urllib.request.urlopen(f"{server}/data/v/2020-01-01.00000000/evidence.csv")
    with refused.value as answer:
        assert "/data/ lists them all" in answer.read().decode()


def test_the_method_page_leads_to_the_addresses(page: Page, server: str) -> None:
    visit(page, server, "method", lang="en")
    link = page.get_by_role("link", name="permanent addresses, by version")
    assert link.evaluate("link => link.href") == f"{server}/data/"


@pytest.mark.parametrize(("language", "heading"), [("en", "Data for programs"), ("zh", "供程序读取的数据")])
def test_the_page_of_addresses_keeps_its_strict_policy(language: str, heading: str, page: Page, server: str) -> None:
    answer = page.goto(f"{server}/data/?lang={language}")
    assert answer is not None
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    expect(page.locator("h1")).to_have_text(heading)
    assert page.locator("body").evaluate("body => getComputedStyle(body).maxWidth") != "none"  # the style is allowed
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
