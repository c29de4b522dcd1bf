"""The brief in a browser: downloaded by its button, opened from disk without a network, printed on A4."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from analysis.focus import Focus
from components.export.brief.render import comparison_brief, industry_brief, region_brief
from data.load import Atlas
from tests.components.export.brief.brief_settings import COMPARISONS, built_in, own, strained
from tests.e2e.driver import drawn, visit

A4 = (595, 842)
"""Points."""

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
BUTTON = "Two-page brief"


@pytest.fixture
def cut_off(browser: Browser) -> Iterator[BrowserContext]:
    """A browser context without a network."""
    context = browser.new_context(offline=True, viewport={"width": 1000, "height": 800})
    yield context
    context.close()


def opened(context: BrowserContext, path: Path) -> Page:
    """Open a file from disk and assert that it requests nothing else and logs nothing to the console."""
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert said == []
    return page


def printed(page: Page) -> list[str]:
    """Return the text of each printed page and assert that all pages are A4."""
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages
    assert {(round(float(one.mediabox.width)), round(float(one.mediabox.height))) for one in pages} == {A4}
    return [one.extract_text() for one in pages]


def built_in_briefs(atlas: Atlas, focus: Focus, language: str) -> dict[str, Callable[[], str]]:
    """Briefs of regions with many and no industries, of industries and of comparisons; half in each language."""
    setting = built_in(atlas, focus, language)
    if language == "en":
        return {
            "CN-GD": lambda: region_brief(setting, "CN-GD"),
            "CN-MO": lambda: region_brief(setting, "CN-MO"),
            "new-materials": lambda: industry_brief(setting, "new-materials"),
            "four": lambda: comparison_brief(setting, COMPARISONS[-1]),
            "four and the average": lambda: comparison_brief(
                replace(setting, above_average=dict.fromkeys(COMPARISONS[-1], (13, 19))), COMPARISONS[-1]
            ),
        }
    return {
        "CN-SH": lambda: region_brief(setting, "CN-SH"),
        "integrated-circuits": lambda: industry_brief(setting, "integrated-circuits"),
        "two": lambda: comparison_brief(setting, COMPARISONS[0]),
    }


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_brief_opens_without_a_network_and_prints_on_two_pages(
    language: str, atlas: Atlas, focus: Focus, cut_off: BrowserContext, tmp_path: Path
) -> None:
    for name, make in built_in_briefs(atlas, focus, language).items():
        path = tmp_path / f"{name}.html"
        path.write_text(make(), encoding="utf-8")
        page = opened(cut_off, path)
        title = page.locator("h1").evaluate("heading => heading.firstChild.textContent.trim()")
        sheets = printed(page)
        assert len(sheets) == 2, name
        for at, text in enumerate(sheets, start=1):
            assert f"{at} / 2" in text, name
            assert atlas.version in text, name
        assert f"Focus Atlas · {title}" in sheets[1].splitlines()[0], name
        assert Axe().run(page, options=RULES).violations_count == 0, name
        page.close()


@pytest.mark.parametrize("hostile", [True, False])
def test_the_longest_names_print_on_two_pages_too(
    hostile: bool, atlas: Atlas, cut_off: BrowserContext, tmp_path: Path
) -> None:
    setting = own(tmp_path / "var", atlas, strained(hostile=hostile, coded=hostile), "en" if hostile else "zh")
    regions, industries = list(setting.atlas.regions), list(setting.atlas.industries)
    briefs = {
        "region": region_brief(setting, regions[0]),
        "industry": industry_brief(setting, industries[0]),
        "comparison": comparison_brief(setting, regions[:4]),
    }
    for name, html in briefs.items():
        path = tmp_path / f"{name}.html"
        path.write_text(html, encoding="utf-8")
        page = opened(cut_off, path)
        assert len(printed(page)) == 2, name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert Axe().run(page, options=RULES).violations_count == 0, name
        page.close()


def test_a_phone_reads_it_without_scrolling_sideways(
    atlas: Atlas, focus: Focus, cut_off: BrowserContext, tmp_path: Path
) -> None:
    path = tmp_path / "brief.html"
    path.write_text(comparison_brief(built_in(atlas, focus), COMPARISONS[-1]), encoding="utf-8")
    page = opened(cut_off, path)
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    # The figure stays large enough to read and scrolls within its own box.
    assert page.locator(".drawing svg").evaluate("drawing => drawing.getBoundingClientRect().width") > 600
    assert Axe().run(page, options=RULES).violations_count == 0


@pytest.mark.parametrize(
    ("path", "query", "heading"),
    [
        ("", {"region": "CN-ZJ"}, "Zhejiang"),
        ("profile", {"of": "industry", "industry": "aerospace"}, "Aerospace"),
        ("compare", {"compare": "CN-BJ,CN-SH"}, "Beijing and Shanghai"),
    ],
)
def test_a_click_downloads_it_and_its_link_opens_the_same_view(
    path: str, query: dict[str, str], heading: str, page: Page, server: str, tmp_path: Path, cut_off: BrowserContext
) -> None:
    visit(page, server, path, **query, lang="en")
    drawn(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=BUTTON).click()
    assert waiting.value.suggested_filename.endswith("_en.html")
    file = tmp_path / "brief.html"
    waiting.value.save_as(file)
    brief = opened(cut_off, file)
    expect(brief.locator("h1")).to_contain_text(heading)
    link = brief.locator("footer a").get_attribute("href")
    assert link is not None
    page.goto(link)
    drawn(page)
    with page.expect_download() as again:
        page.get_by_role("button", name=BUTTON).click()
    again.value.save_as(tmp_path / "again.html")
    assert (tmp_path / "again.html").read_text(encoding="utf-8") == file.read_text(encoding="utf-8")
