"""The brief as its reader has it: downloaded by a button, opened from disk without a network, printed on A4."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdfium2 import PdfDocument

from analysis.focus import Focus
from components.export.brief.render import comparison_brief, industry_brief, region_brief
from data.atlas import Atlas
from tests.components.export.brief.brief_settings import COMPARISONS, built_in, own, strained
from tests.e2e.accessibility import violations
from tests.e2e.driver import drawn, visit

A4 = (595, 842)
NAMES = {"en": "Focus Atlas", "zh": "中国重点产业图集（Focus Atlas）"}
"""Points."""

BUTTON = "Brief (HTML)"

LOOK_ALIKES = str.maketrans(
    "戶⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "户母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
)
"""A PDF may name a character by another one with the same glyph, which NFKC does not replace."""

CELLS = """(rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText).filter(Boolean))"""
"""The texts of the cells of table rows."""

OVERFLOWING = """() => [...document.querySelectorAll("h1, h2, p, dt, dd, th, td, li, svg")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.outerHTML)"""
"""The elements that reach beyond the right edge of the page."""


@pytest.fixture
def cut_off(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without a network."""
    context = browser.new_context(offline=True, viewport={"width": 1000, "height": 800})
    yield context
    context.close()


def opened(context: BrowserContext, path: Path) -> Page:
    """The file, opened from disk: it requests nothing else and writes nothing to the console."""
    page = context.new_page()
    requests: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(path.as_uri())
    assert requests == [path.as_uri()]
    assert messages == []
    return page


def squeezed(text: str) -> str:
    """The letters and digits of a text: a PDF breaks lines anywhere, joins letters and draws look-alike characters."""
    return "".join(character for character in normalize("NFKC", text).translate(LOOK_ALIKES) if character.isalnum())


def printed(page: Page) -> list[str]:
    """The squeezed text of each printed page; all pages are A4."""
    with closing(PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))) as document:
        assert {tuple(map(round, one.get_size())) for one in document} == {A4}
        return [squeezed(one.get_textpage().get_text_bounded()) for one in document]


def assert_well_broken(page: Page, sheets: list[str]) -> None:
    """No figure and no row is cut, each page with rows of a table has its heads, and the sources end the document."""
    labels = [squeezed(text) for text in page.locator(".marks th").all_inner_texts()]
    assert any(all(label in sheet for label in labels) for sheet in sheets)
    for table in page.locator(".evidence table, .robustness table").all():
        heads = [squeezed(text) for text in table.locator("thead th").all_inner_texts()]
        for cells in table.locator("tbody tr").evaluate_all(CELLS):
            texts = [squeezed(text) for text in cells]
            holding = [sheet for sheet in sheets if all(text in sheet for text in texts)]
            assert holding, cells
            assert all(head in sheet for sheet in holding for head in heads), cells
    sources = [squeezed(text) for text in page.locator(".sources li").all_inner_texts()]
    assert all(any(source in sheet for sheet in sheets) for source in sources)
    assert not sources or squeezed(page.locator("footer p").first.inner_text()) in sheets[-1]
    assert page.locator("section").last.locator(".sources").count() == bool(sources)


def built_in_briefs(atlas: Atlas, focus: Focus, language: str) -> dict[str, Callable[[], str]]:
    """Briefs of regions with many and no industries, of industries and of comparisons; half in each language."""
    settings = built_in(atlas, focus, language)
    if language == "en":
        return {
            "CN-GD": lambda: region_brief(settings, "CN-GD"),
            "CN-MO": lambda: region_brief(settings, "CN-MO"),
            "new-materials": lambda: industry_brief(settings, "new-materials"),
            "four": lambda: comparison_brief(settings, COMPARISONS[-1]),
            "four and the average": lambda: comparison_brief(
                replace(settings, above_average=dict.fromkeys(COMPARISONS[-1], (13, 19))), COMPARISONS[-1]
            ),
        }
    return {
        "CN-SH": lambda: region_brief(settings, "CN-SH"),
        "integrated-circuits": lambda: industry_brief(settings, "integrated-circuits"),
        "two": lambda: comparison_brief(settings, COMPARISONS[0]),
    }


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_brief_opens_without_a_network_and_prints_on_well_broken_pages(
    language: str, atlas: Atlas, focus: Focus, cut_off: BrowserContext, tmp_path: Path
) -> None:
    for name, make in built_in_briefs(atlas, focus, language).items():
        path = tmp_path / f"{name}.html"
        path.write_text(make(), encoding="utf-8")
        page = opened(cut_off, path)
        title = page.locator("h1").evaluate("heading => heading.firstChild.textContent.trim()")
        sheets = printed(page)
        for number, text in enumerate(sheets, start=1):
            assert squeezed(f"{number} / {len(sheets)}") in text, name
            assert squeezed(atlas.version) in text, name
        assert all(text.startswith(squeezed(f"{NAMES[language]} · {title}")) for text in sheets[1:]), name
        assert_well_broken(page, sheets)
        assert violations(page) == [], name
        page.close()


@pytest.mark.parametrize("hostile", [True, False])
def test_the_longest_names_fit_the_width_of_screen_and_paper(
    hostile: bool, atlas: Atlas, cut_off: BrowserContext, tmp_path: Path
) -> None:
    settings = own(tmp_path / "var", atlas, strained(hostile=hostile, coded=hostile), "en" if hostile else "zh")
    regions, industries = list(settings.atlas.regions), list(settings.atlas.industries)
    briefs = {
        "region": region_brief(settings, regions[0]),
        "industry": industry_brief(settings, industries[0]),
        "comparison": comparison_brief(settings, regions[:4]),
    }
    for name, html in briefs.items():
        path = tmp_path / f"{name}.html"
        path.write_text(html, encoding="utf-8")
        page = opened(cut_off, path)
        assert_well_broken(page, printed(page))
        for medium, width in (("screen", 1000), ("print", 680)):
            page.emulate_media(media=medium)  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(OVERFLOWING) == [], (name, medium)
        page.emulate_media(media="screen")
        assert violations(page) == [], name
        page.close()


def test_a_phone_reads_it_without_scrolling_sideways(
    atlas: Atlas, focus: Focus, cut_off: BrowserContext, tmp_path: Path
) -> None:
    path = tmp_path / "brief.html"
    path.write_text(comparison_brief(built_in(atlas, focus), COMPARISONS[-1]), encoding="utf-8")
    page = opened(cut_off, path)
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate(OVERFLOWING) == []
    assert violations(page) == []


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
    # The day on which a brief was made stands in it, and may have changed meanwhile.
    one, other = (re.sub(r"Made on [^<]+", "", path.read_text("utf-8")) for path in (file, tmp_path / "again.html"))
    assert one == other
