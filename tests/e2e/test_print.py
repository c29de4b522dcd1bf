"""On paper: the figure as it was drawn, whole evidence, the choice and the source in words, and no controls."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.driver import MAP, MATRIX, drawn, visit

CONTROLS = "button, select, input, [role=combobox], [role=radio], a[data-testid=stPageLink-NavLink]"


def to_paper(page: Page) -> None:
    """Lay the page out as for a printer, on the width between the margins of A4."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.add_style_tag(content="html { width: 688px !important; }")


@pytest.mark.parametrize(
    ("path", "figure", "heading"), [("", MAP, "Guangdong"), ("heatmap", MATRIX, "Guangdong × New materials")]
)
def test_a_page_prints_its_figure_and_its_panel(page: Page, server: str, path: str, figure: str, heading: str) -> None:
    visit(page, server, path, lang="en", region="CN-GD", industry="new-materials")
    drawn(page)
    to_paper(page)
    svg = page.locator(f"{figure} .main-svg").first.bounding_box()
    assert svg is not None
    assert svg["width"] <= 688
    assert svg["height"] > 200
    panel = page.get_by_role("heading", name=heading).first.bounding_box()
    assert panel is not None
    assert panel["y"] >= svg["y"] + svg["height"] - 1
    expect(page.locator(CONTROLS).locator("visible=true")).to_have_count(0)
    expect(page.get_by_text("Guangdong, New materials: 3 Flagship.")).to_be_visible()
    expect(page.get_by_text("As stated in the sources on their dates")).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    box = page.locator(f"{figure} .main-svg").first.bounding_box()
    assert box is not None
    assert box["height"] > 300
