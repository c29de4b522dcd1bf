"""A file that the server refuses, or no longer has, is met with a sentence that says what to do, in both languages."""

import re

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.e2e.driver import drawn, visit

TABLE = {"name": "jobs.csv", "mimeType": "text/csv", "buffer": b"region,industry,jobs\nA,x,3\nB,x,2\nA,y,5\nB,y,1\n"}
BOX = '[data-testid="stFileUploader"] input[type="file"]'


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "This browser blocks the cookie that protects uploads."), ("zh", "浏览器阻止了保护上传所需的Cookie。")],
)
def test_an_upload_without_cookies_says_to_allow_them(
    browser: Browser, server: str, language: str, sentence: str
) -> None:
    page = browser.new_page()  # not `page`, which fails on the refused request
    visit(page, server, "your_data", lang=language)
    page.context.clear_cookies()
    page.locator(BOX).set_input_files(TABLE)  # type: ignore[arg-type] # a mapping of its own kind
    expect(page.get_by_text(sentence)).to_be_visible()
    expect(page.get_by_text(re.compile("AxiosError"))).to_have_count(0)
    page.close()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "choose it again"), ("zh", "再选一次")],
)
def test_a_file_that_the_server_lost_is_asked_for_again(page: Page, server: str, language: str, sentence: str) -> None:
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.method == "PUT" else None)
    visit(page, server, "your_data", lang=language)
    page.locator(BOX).first.set_input_files(TABLE)  # type: ignore[arg-type]
    expect(page.locator("button[kind=primary]")).to_be_visible(timeout=30_000)
    token = sent[0].headers["x-xsrftoken"]
    # As a restart does: the browser holds the name of a file whose bytes are gone.
    page.evaluate(
        "([address, token]) => fetch(address, {method: 'DELETE', headers: {'X-Xsrftoken': token}})",
        [sent[0].url, token],
    )
    page.get_by_role("combobox").first.click()
    page.get_by_role("option").last.click()
    drawn(page)
    expect(page.get_by_text(sentence)).to_be_visible()
