"""Whatever breaks the page in the browser, a reader sees a sentence and a button, never a trace or an empty page."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.driver import drawn, visit

WRAPPED = """() => document.querySelectorAll('.stVerticalBlock > *, .stHorizontalBlock > *').forEach(node => {
    const wrap = document.createElement('font');  // as extensions do that translate a page
    node.replaceWith(wrap);
    wrap.append(node);
})"""
REMOVED = "() => document.querySelectorAll('.stElementContainer:not(.st-key-pages *)').forEach(node => node.remove())"
THROWING = """() => { for (const drawn of [focusAtlasFigure, focusAtlasPanel]) {
    drawn.mount = () => { throw new Error('broken on purpose'); };
} }"""


@pytest.mark.parametrize("how", [WRAPPED, REMOVED, THROWING], ids=["wrapped", "removed", "throwing"])
def test_a_broken_page_says_so_in_both_languages_and_reloads(browser: Browser, server: str, how: str) -> None:
    context = browser.new_context(locale="en-GB")
    page: Page = context.new_page()
    visit(page, server, "method", lang="en")
    drawn(page)
    page.evaluate(how)
    page.evaluate("document.querySelectorAll('.st-key-pages a')[3].click()")
    notice = page.get_by_role("alert").and_(page.locator("#atlas-broken"))
    expect(notice).to_contain_text("Part of this page can no longer be shown")
    expect(notice.locator("[lang=zh-Hans]")).to_contain_text("请重新加载")
    shown = page.locator("body").inner_text()
    assert not re.search(r"\bat \S+ \(|removeChild|broken on purpose|\.js:\d", shown)
    notice.get_by_role("button").click()
    drawn(page)
    expect(notice).to_have_count(0)
    context.close()
