"""A Chinese browser gets Chinese pages without an English word, and the URL keeps the language.

`tests/pages/test_chinese.py` reads what the server says; this reads what the browser makes of it.
"""

import re

from playwright.sync_api import Page, expect

from components.findings.formulas import REFERENCES
from components.page.registry import PAGES
from tests.e2e.browser import OpenContext
from tests.e2e.driver import drawn, settled, visit, walk
from tests.pages.chinese import ALLOWED, NO_WORDS, as_read, words

READ = """() => {
    const heard = ['aria-label', 'title', 'alt', 'placeholder', 'aria-roledescription'];
    const shown = [...document.querySelectorAll('body *')].filter(node => node.checkVisibility());
    const said = shown.flatMap(node => heard.map(name => node.getAttribute(name)).filter(Boolean));
    // Icons are ligatures, formulas and citations have a language of their own.
    const others = '[data-testid="stIconMaterial"], .katex, [data-testid="stCode"]';
    const hidden = document.createElement('style');
    hidden.textContent = `${others} { display: none !important }`;
    document.head.append(hidden);
    const text = document.body.innerText;
    hidden.remove();
    return [...said, ...text.split('\\n'), document.title];
}"""


def read(page: Page) -> set[str]:
    """Return every text that is visible or read aloud on the page."""
    return set(page.evaluate(READ))


def test_a_chinese_browser_sees_chinese_on_every_page(open_context: OpenContext, server: str) -> None:
    page = open_context(locale="zh-CN")
    left: dict[str, str] = {}
    for entry, opening in walk(PAGES):
        opening(page, server, entry.path)
        drawn(page)
        assert page.locator("html").get_attribute("lang") == "zh-Hans"
        for text in read(page):
            if text.startswith(REFERENCES[0][:20]):
                continue
            left |= {word: text for word in words(NO_WORDS.sub(" ", as_read(text))) if word not in ALLOWED}
    # Allowed: a language's own name, a region's English name, a source's id, letters of formulas.
    others = {"English", "Shanghai", "he", "i", "r"}
    assert {word: text for word, text in left.items() if word not in others} == {}


def test_streamlits_own_texts_follow_the_language(open_context: OpenContext, server: str) -> None:
    page = open_context(locale="zh-CN")
    visit(page, server, "your_data")
    uploader = page.locator('[data-testid="stFileUploader"]')
    expect(uploader).to_contain_text("选择文件")
    expect(uploader).not_to_contain_text("per file")
    page.get_by_role("button", name="主菜单").click()
    expect(page.get_by_text("打印")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_text("English", exact=True).click()
    expect(page.locator("h1")).to_contain_text("data")
    expect(uploader).to_contain_text("per file")
    expect(page.get_by_role("button", name="Main menu")).to_be_visible()


def test_the_language_is_in_the_address_from_the_first_click(open_context: OpenContext, server: str) -> None:
    page = open_context(locale="zh-CN")
    visit(page, server)
    page.get_by_role("radio", name=re.compile("^重庆 ")).click()
    expect(page).to_have_url(re.compile("lang=zh"))
    settled(page)
    page.get_by_text("English", exact=True).click()
    expect(page.locator("h1")).to_have_text("Which industries does each region focus on?")
    expect(page).to_have_url(re.compile("lang=en.*region=CN-CQ|region=CN-CQ.*lang=en"))
    page.reload()
    settled(page)
    expect(page.locator("h1")).to_have_text("Which industries does each region focus on?")
