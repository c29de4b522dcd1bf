"""Widths from phone to wall display: no sideways scrolling, large touch targets, answers in view on a desktop."""

from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from components.page.registry import BY_KEY, PAGES
from tests.e2e.browser import OpenContext
from tests.e2e.driver import MAP, area, drawn, map_ready, mark, panel, point, visit, walk

WIDTHS = (360, 390, 768, 1440, 2560)
PHONES = (360, 390)
TOUCH = 44

DESK = (1440, 900)
ANSWERS = {
    "map": (".st-key-map-box", ".dense-table"),
    "heatmap": (".st-key-matrix-box", ".st-key-clear-cell"),
    "compare": (".st-key-comparison-box",),
    "profile": (".st-key-profile-box",),
    "industrial_cloud": (".st-key-cloud-box",),
    "evidence": (".st-key-evidence-table",),
}
"""Elements that must be in view without scrolling: the figure and the panel about the selection."""

SMALL = """least => [...document.querySelectorAll('a[href], button, input, [role=option], label:has(input)')]
    .filter(at => at.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    // A link in a sentence, a heading, a list or a table is as high as its line; the skip link is for the keyboard.
    .filter(at => !at.closest('p, li, td, th, h3, [data-testid=stSkipToContent]') || at.querySelector('p'))
    // A field's box is what is touched, whatever stands in it.
    .map(at => at.closest('[role=group], [data-testid=stTextInputRootElement]') ?? at)
    .map(at => (at.matches('input') ? at.closest('label') : null) ?? at)
    .filter(at => !at.querySelector('[role=radio]'))
    .map(at => [at, at.getBoundingClientRect()])
    .filter(([at, box]) => box.width && (box.width < least - 0.5 || box.height < least - 0.5))
    .map(([at, box]) => `${at.getAttribute('aria-label') || at.innerText} ${box.width}×${box.height}`)"""


PITCH = """plot => {
    const {xaxis, yaxis} = plot._fullLayout;
    return [Math.abs(xaxis.d2p(1) - xaxis.d2p(0)), Math.abs(yaxis.d2p(1) - yaxis.d2p(0))];
}"""


CUT = """() => [...document.querySelectorAll('.stMarkdown table')]
    .filter(table => table.innerText && table.parentElement.scrollWidth > table.parentElement.clientWidth)
    .map(table => table.innerText.split('\\n')[0])"""
"""Tables in the page's text that are wider than their container and would hide their last column."""

SHORTENED = """() => [...document.querySelectorAll('button [class*=stMarkdownEllipsis]')]
    .filter(text => text.scrollWidth > text.clientWidth).map(text => text.innerText)"""
"""Buttons whose text is cut off."""


TABLET = (1180, 820)


def touch(page: Page, *, screen: bool) -> None:
    """Emulate a touch screen, as on a wide tablet, or a mouse."""
    page.context.new_cdp_session(page).send("Emulation.setTouchEmulationEnabled", {"enabled": screen})
    assert page.evaluate("matchMedia('(pointer: coarse)').matches") is screen


def assert_all_can_be_touched(page: Page, case: object) -> None:
    drawn(page)
    assert page.evaluate(SMALL, TOUCH) == [], case
    assert page.evaluate(CUT) == [], case
    assert page.evaluate(SHORTENED) == [], case


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_scrolls_sideways_and_all_can_be_touched(open_context: OpenContext, server: str, language: str) -> None:
    page = open_context()
    regions = "CN-SH,CN-GD,CN-BJ,CN-CQ"
    for entry, opening in walk(PAGES):
        opening(
            page, server, entry.path, lang=language, region="CN-JS", industry="integrated-circuits", compare=regions
        )
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            drawn(page)
            expect(page.locator("html")).to_have_js_property("scrollWidth", width)
            expect(page.locator('[data-testid="stMain"]')).to_have_js_property("scrollWidth", width)
            if width in PHONES:
                assert_all_can_be_touched(page, (entry.key, width))
        touch(page, screen=True)
        page.set_viewport_size({"width": TABLET[0], "height": TABLET[1]})
        assert_all_can_be_touched(page, (entry.key, "tablet"))
        touch(page, screen=False)


NAMES = """map => [...map.querySelectorAll('.geo .scatterlayer text, .geo2 .scatterlayer text')]
    .filter(name => name.checkVisibility({visibilityProperty: true}) && getComputedStyle(name).fillOpacity > 0)
    .map(name => [name.textContent.trim(), name.getBoundingClientRect(), name.closest('svg').getBoundingClientRect()])
    .filter(([name, box, view]) => name && box.width && box.right > view.left && box.left < view.right)
    .filter(([name, box, view]) => box.bottom > view.top && box.top < view.bottom)
    .map(([name, {left, right, top, bottom}]) => [name, left, right, top, bottom])"""
"""The names that can be seen on the map, each with its box."""

AS_WIDE = """map => {
    const plot = map.querySelector('.js-plotly-plot');
    return plot.querySelector('.main-svg').clientWidth === plot.parentElement.clientWidth;
}"""
CITIES = {
    "CN-340100": "Hefei",
    "CN-320500": "Suzhou",
    "CN-330200": "Ningbo",
    "CN-330100": "Hangzhou",
    "CN-320100": "Nanjing",
}
"""Those of the Yangtze River Delta, which do not all have room for their names on the map of the country."""

ZOOMED = """map => map.querySelector('.js-plotly-plot')._fullLayout.geo.lonaxis.range[0] > 100"""
"""The map does not show the west of the country."""

BESIDE = 2
"""Pixels by which two boxes may overlap: those of the halo around a name."""


def names_on_map(page: Page) -> list[str]:
    """Return the names that can be seen on the map, and check that no two of them overlap."""
    drawn(page)
    map_ready(page)
    figure = page.locator(MAP)
    page.wait_for_function(AS_WIDE, arg=figure.element_handle())
    shown = figure.evaluate(NAMES)
    over = [
        (one[0], other[0])
        for one, other in combinations(shown, 2)
        if min(one[2], other[2]) - max(one[1], other[1]) > BESIDE
        and min(one[4], other[4]) - max(one[3], other[3]) > BESIDE
    ]
    assert over == []
    return [name for name, *_box in shown]


def test_no_name_on_the_map_overlaps_another_and_the_pointer_reads_those_without_room(page: Page, server: str) -> None:
    """All 46 regions and the agglomerations' names: at two widths, each with two zooms."""
    visit(page, server, regions="all", colour="agglomeration")
    wide = {"China": names_on_map(page)}
    page.set_viewport_size({"width": 820, "height": 900})
    narrow = {"China": names_on_map(page)}
    assert {"Xinjiang", "Chengdu–Chongqing", "Middle Yangtze"} <= set(wide["China"])
    assert 10 < len(narrow["China"]) < len(wide["China"]) < 46 + 16
    assert not {"Jiangsu", "Hunan"} & set(narrow["China"])  # names of agglomerations stand in their place
    for region, name in (("CN-HN", "Hunan"), ("CN-JS", "Jiangsu")):
        page.mouse.click(*area(page, region))
        expect(panel(page).get_by_role("heading", name=name)).to_be_visible()
        assert name in names_on_map(page)

    without_room = next(city for city in CITIES if CITIES[city] not in narrow["China"])
    page.mouse.move(*point(page, without_room))
    expect(page.locator(f"{MAP} .hoverlayer .hovertext")).to_contain_text(CITIES[without_room])

    page.get_by_role("radiogroup", name="Zoom to").get_by_role("radio", name="YRD").click()
    page.wait_for_function(ZOOMED, arg=page.locator(MAP).element_handle())
    narrow["YRD"] = names_on_map(page)
    assert {"Shanghai", "Jiangsu", "Nanjing", "Central Plains"} <= set(narrow["YRD"])
    page.set_viewport_size({"width": 1440, "height": 900})
    wide["YRD"] = names_on_map(page)
    assert {CITIES[without_room], "Anhui", "Zhejiang"} <= set(wide["YRD"])


def test_the_matrix_of_a_wide_tablet_has_cells_for_fingers(open_context: OpenContext, server: str) -> None:
    page = open_context(*TABLET)
    touch(page, screen=True)
    visit(page, server, "heatmap", lang="en")
    drawn(page)
    expect(page.locator(".st-key-matrix")).to_be_hidden()
    assert min(page.locator(".st-key-matrix-narrow .js-plotly-plot").evaluate(PITCH)) >= TOUCH


def bottom(page: Page, selector: str) -> float:
    box = page.locator(selector).locator("visible=true").last.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_desk_shows_each_answer_without_scrolling(open_context: OpenContext, server: str, language: str) -> None:
    page = open_context(*DESK)
    for (key, selectors), opening in walk(ANSWERS.items()):
        chosen = {"industry": "integrated-circuits"} if key == "heatmap" else {}
        opening(page, server, BY_KEY[key].path, lang=language, **chosen)
        drawn(page)
        for selector in selectors:
            expect(page.locator(selector).locator("visible=true").last).to_be_visible()
            assert bottom(page, selector) <= DESK[1], (key, selector)


def test_the_table_of_shared_industries_is_never_cut_off(open_context: OpenContext, server: str) -> None:
    page = open_context()
    for regions in ("CN-SH,CN-GD,CN-BJ", "CN-SH,CN-GD,CN-BJ,CN-CQ"):
        visit(page, server, "compare", lang="en", compare=regions)
        drawn(page)
        for width in (768, 1024, 1359, 1360, 1559, 1560):
            page.set_viewport_size({"width": width, "height": 900})
            expect(page.locator("html")).to_have_js_property("scrollWidth", width)
            shown = page.locator(".st-key-only-wide-sets, .st-key-only-narrow-sets").locator("visible=true")
            expect(shown).to_have_count(1)
            assert page.evaluate(CUT) == [], (regions, width)


def test_a_figure_has_a_layout_for_phones(open_context: OpenContext, server: str) -> None:
    page = open_context(390, 844)
    visit(page, server, "heatmap", lang="en")
    drawn(page)
    upright = page.locator(".st-key-matrix-narrow .js-plotly-plot")
    expect(upright).to_be_visible()
    expect(page.locator(".st-key-matrix")).to_be_hidden()
    shown = upright.evaluate(
        """plot => {
            const {xaxis} = plot._fullLayout;
            const boxes = what => [...plot.querySelectorAll(what)].map(at => at.getBoundingClientRect());
            const marks = boxes('.scatterlayer .point').map(box => box.width);
            return {
                pitch: xaxis.d2p(1) - xaxis.d2p(0),
                mark: Math.max(...marks),
                legend: Math.max(...boxes('.legend .traces').map(box => box.bottom)),
                end: plot.getBoundingClientRect().bottom,
            };
        }"""
    )
    # Two rings side by side do not overlap by more than their lines are thick, and the whole legend is there.
    assert shown["mark"] <= shown["pitch"] + 2
    assert shown["legend"] <= shown["end"]


def test_rows_of_figures_are_as_high_as_a_finger_needs(open_context: OpenContext, server: str) -> None:
    page = open_context(min(PHONES), 844)
    figures = {"compare": "comparison", "profile": "profile", "heatmap": "matrix-narrow"}
    for (path, figure), opening in walk(figures.items()):
        opening(page, server, path, lang="en", compare="CN-SH,CN-GD")
        drawn(page)
        plot = page.locator(f".st-key-{figure} .js-plotly-plot")
        expect(plot).to_be_visible()
        column, row = plot.evaluate(PITCH)
        assert row >= TOUCH, figure
        # A tap on a row of the comparison is one on its industry, whichever column it hits.
        assert column >= TOUCH or figure != "matrix-narrow"
        if path == "compare":  # the compared regions and their figure come before what changes the comparison
            controls = page.locator(".st-key-comparison-controls").bounding_box()
            box = plot.bounding_box()
            assert controls is not None
            assert box is not None
            assert box["y"] + box["height"] < controls["y"]
    # What is near a cell is the cell's.
    x, y = mark(page, ".st-key-matrix-narrow", ["CN-BJ", "integrated-circuits"])
    page.mouse.click(x + TOUCH / 2 - 2, y - TOUCH / 2 + 2)
    expect(page.get_by_role("heading", name="Beijing × Integrated circuits")).to_be_visible()


def test_the_matrix_of_a_phone_moves_within_itself_and_keeps_its_names(open_context: OpenContext, server: str) -> None:
    page = open_context(min(PHONES), 844)
    visit(page, server, "heatmap", lang="en", region="CN-CQ")
    drawn(page)
    box = page.locator(".st-key-matrix-narrow-box")
    name = box.locator(".matrix-names span", has_text="Integrated circuits")
    legend = box.locator(".matrix-legend")
    moved = "box => box.parentElement.scrollLeft"
    # The selected region's column, which lies to the right, has been brought in.
    page.wait_for_function("() => document.querySelector('.st-key-matrix-narrow-box').parentElement.scrollLeft > 0")
    assert page.evaluate("document.scrollingElement.scrollLeft") == 0
    for part in (name, legend):
        assert part.evaluate("part => part.getBoundingClientRect().left") >= 0
    x, y = mark(page, ".st-key-matrix-narrow", ["CN-CQ", "integrated-circuits"])
    assert 0 < x < min(PHONES)
    before = box.evaluate(moved)
    page.mouse.click(x, y)
    expect(page.get_by_role("heading", name="Chongqing × Integrated circuits")).to_be_visible()
    assert box.evaluate(moved) == before


def test_the_text_size_set_in_the_browser_is_respected(open_context: OpenContext, server: str) -> None:
    page = open_context()
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 24}})
    visit(page, server, "", lang="en")
    drawn(page)
    expect(page.locator("html")).to_have_css("font-size", f"{24 * 15 / 16}px")
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator("html")).to_have_js_property("scrollWidth", width)
        assert page.evaluate(CUT) == [], width
