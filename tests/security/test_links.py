"""Links from strangers: the page opens and requests nothing from other hosts."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.e2e.driver import drawn, visit
from tests.security.wire import ask, guarded


def test_query_keys_of_the_front_end_do_no_harm(page: Page, attacked: str) -> None:
    visit(page, attacked, "heatmap", staticAppId="x", lang="en", region="CN-CQ")
    drawn(page)
    expect(page.locator("h1")).to_have_text("Which regions name which industries?")
    assert "staticAppId" not in page.url
    assert "region=CN-CQ" in page.url
    visit(page, attacked, "compare", embed="false", embed_options="show_toolbar,dark_theme", lang="en")
    drawn(page)
    expect(page.locator("h1")).to_have_text("How do these regions differ?")


def test_a_file_that_a_page_offers_carries_the_headers(page: Page, attacked: str) -> None:
    visit(page, attacked, "evidence", lang="en")
    drawn(page)
    page.get_by_role("button", name="Download", exact=True).first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    answer = ask(attacked, urlsplit(download.value.url).path)
    assert answer.status == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    guarded(answer.headers)
