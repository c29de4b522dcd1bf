"""System settings: reduced motion and forced colours."""

from playwright.sync_api import Page, expect

from tests.e2e.driver import MAP, drawn, map_ready, outlined, visit

LONGEST = """() => Math.max(...[...document.querySelectorAll('*')].flatMap(at => {
    const {animationDuration, transitionDuration} = getComputedStyle(at);
    const times = `${animationDuration},${transitionDuration}`.split(',');
    return times.map(time => parseFloat(time) * (time.includes('ms') ? 1 : 1000));
}))"""
FRAME = "at => [getComputedStyle(at).borderTopStyle, getComputedStyle(at).borderTopWidth]"


def test_nothing_moves_where_the_system_asks_for_no_motion(page: Page, server: str) -> None:
    visit(page, server, lang="en")
    drawn(page)
    popover = page.get_by_role("button", name="How to read this").locator("visible=true").first
    popover.click()
    expect(page.locator('[data-testid="stPopoverBody"]').locator("visible=true")).to_have_count(1)
    # Without the setting there is motion, so the next assertion can fail.
    assert page.evaluate(LONGEST) >= 100
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(LONGEST) <= 0.01


def test_selected_elements_keep_a_frame_with_forced_colours(page: Page, server: str) -> None:
    page.emulate_media(forced_colors="active")
    visit(page, server, lang="en", region="CN-GD")
    map_ready(page)
    drawn(page)
    colour = page.get_by_role("radiogroup", name="Colour by")
    assert colour.get_by_role("radio", checked=True).evaluate(FRAME) == ["solid", "3px"]
    assert colour.get_by_role("radio", checked=False).first.evaluate(FRAME) != ["solid", "3px"]
    assert page.get_by_role("link", name="Map", exact=True).evaluate(FRAME) == ["solid", "3px"]
    tile = page.get_by_role("radiogroup", name="Regions as tiles").get_by_role("radio", checked=True)
    framed = "at => [getComputedStyle(at).outlineStyle, parseFloat(getComputedStyle(at).outlineWidth) >= 2]"
    assert tile.evaluate(framed) == ["solid", True]
    assert outlined(page) == ["CN-GD"]
    # Figures keep their colours, because colours carry meaning.
    assert page.locator(f"{MAP} .js-plotly-plot").evaluate("at => getComputedStyle(at).forcedColorAdjust") == "none"
