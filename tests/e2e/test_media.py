"""What the reader has asked the system for: no motion, or colours of the system's own."""

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
    # Otherwise there is motion that could have been left in.
    assert page.evaluate(LONGEST) >= 100
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(LONGEST) <= 0.01


def test_what_is_chosen_keeps_a_frame_in_the_systems_own_colours(page: Page, server: str) -> None:
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
    # Figures keep the colours that say what they mean, on a ground of the page's own.
    assert page.locator(f"{MAP} .js-plotly-plot").evaluate("at => getComputedStyle(at).forcedColorAdjust") == "none"
