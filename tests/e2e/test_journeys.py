"""Journeys of readers in a real browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from components.page.registry import PAGES
from scripts.servers import app
from tests.e2e.browser import OpenContext
from tests.e2e.driver import (
    MAP,
    area,
    cell,
    choose,
    click_area,
    comparison_cell,
    drawn,
    map_ready,
    panel,
    settled,
    similarity_cell,
    visit,
    walk,
)

EVERY_PAGE = [pytest.param(entry.path, entry.question(), id=entry.key) for entry in PAGES]


def test_a_first_visit_opens_on_a_region_worth_reading(page: Page, server: str) -> None:
    visit(page, server)
    expect(panel(page).get_by_role("heading", name="Shanghai")).to_be_visible()
    expect(panel(page)).to_contain_text("Integrated circuits")
    map_ready(page)


def test_a_click_selects_and_a_second_click_clears(page: Page, server: str) -> None:
    visit(page, server)
    click_area(page, "CN-GD")
    expect(panel(page).get_by_role("heading", name="Guangdong")).to_be_visible()
    expect(page).to_have_url(re.compile("region=CN-GD"))
    settled(page)
    click_area(page, "CN-GD")
    expect(panel(page)).to_contain_text("No region is selected")
    expect(page).to_have_url(re.compile("region=none"))


def test_a_city_is_selected_by_its_marker_and_not_its_province(page: Page, server: str) -> None:
    visit(page, server)
    map_ready(page)
    marker = page.locator(f"{MAP} .scattergeo path.point").first.bounding_box()
    assert marker is not None
    page.mouse.click(marker["x"] + marker["width"] / 2, marker["y"] + marker["height"] / 2)
    expect(panel(page).get_by_role("heading", name="Qingdao")).to_be_visible()
    expect(page).to_have_url(re.compile("region=CN-370200"))


def test_hong_kong_is_selected_in_the_inset(page: Page, server: str) -> None:
    visit(page, server)
    click_area(page, "CN-HK", "geo2")
    expect(panel(page).get_by_role("heading", name="Hong Kong")).to_be_visible()
    expect(panel(page)).to_contain_text("HKD")


def test_a_click_outside_the_dataset_changes_nothing(page: Page, server: str) -> None:
    visit(page, server, regions="commentary")
    click_area(page, "CN-XJ")
    settled(page)
    expect(panel(page).get_by_role("heading", name="Shanghai")).to_be_visible()


def test_the_list_selects_as_the_map_does(page: Page, server: str) -> None:
    visit(page, server)
    page.get_by_role("combobox", name="Region", exact=True).fill("Chong")
    page.get_by_role("option", name="Chongqing").click()
    expect(panel(page).get_by_role("heading", name="Chongqing")).to_be_visible()
    expect(page).to_have_url(re.compile("region=CN-CQ"))


def test_the_map_is_coloured_by_one_industry(page: Page, server: str) -> None:
    visit(page, server, colour="count")
    page.get_by_role("radio", name="One industry").or_(page.get_by_text("One industry", exact=True)).first.click()
    page.get_by_role("combobox", name="Industry", exact=True).click()
    page.get_by_role("combobox", name="Industry", exact=True).fill("Integrated")
    page.get_by_role("option", name="Integrated circuits").click()
    expect(page.get_by_role("heading", name="Integrated circuits: named by 9 of 33 regions")).to_be_visible()
    expect(page).to_have_url(re.compile("industry=integrated-circuits"))
    expect(page).not_to_have_url(re.compile("colour="))


def test_each_agglomeration_fills_the_map_and_its_regions_still_answer(page: Page, server: str) -> None:
    visit(page, server, region="CN-SH")
    for name, view, region, heading in (
        ("BTH", "bth", "CN-HE", "Hebei"),
        ("YRD", "yrd", "CN-AH", "Anhui"),
        ("GBA", "gba", "CN-GD", "Guangdong"),
    ):
        whole = size(page, region)
        page.get_by_role("radio", name=name, exact=True).click()
        expect(page).to_have_url(re.compile(f"zoom={view}"))
        settled(page)
        click_area(page, region)
        expect(panel(page).get_by_role("heading", name=heading)).to_be_visible()
        assert size(page, region) > 1.5 * whole, name
        page.get_by_role("radio", name="China", exact=True).click()
        expect(page).not_to_have_url(re.compile("zoom="))
        settled(page)


def size(page: Page, region: str) -> float:
    """Return the width in pixels of a region on the finished map."""
    area(page, region)
    return float(
        page.locator(MAP).evaluate(
            """(box, region) => [...box.querySelectorAll('.geo .choroplethlocation')]
                .find(path => path.__data__.loc === region).getBoundingClientRect().width""",
            region,
        )
    )


def test_a_click_on_a_cell_opens_its_evidence(page: Page, server: str) -> None:
    visit(page, server, "heatmap")
    page.mouse.click(*cell(page, "CN-GD", "new-materials"))
    expect(panel(page)).to_contain_text("Ten strategic pillar industrial clusters, item 5")
    expect(panel(page)).to_contain_text("L3a: ranked leading, pillar, flagship, core or world-class")
    expect(page).to_have_url(re.compile("region=CN-GD&industry=new-materials|industry=new-materials.*region=CN-GD"))


def test_a_blank_cell_says_what_kind_of_blank_it_is(page: Page, server: str) -> None:
    visit(page, server, "heatmap")
    page.mouse.click(*cell(page, "CN-MO", "aerospace"))
    expect(panel(page)).to_contain_text("Not mentioned")
    expect(panel(page)).to_contain_text("The digital economy in the major urban agglomerations in China")
    visit(page, server, "heatmap", asof="2020-01-01")
    page.mouse.click(*cell(page, "CN-MO", "aerospace"))
    expect(panel(page)).to_contain_text("Not covered")


def test_hover_names_the_cell_in_every_order(page: Page, server: str) -> None:
    visit(page, server, "heatmap", rows="most", columns="similarity")
    page.mouse.move(*cell(page, "CN-CQ", "automobiles"))
    hover = page.locator(".st-key-matrix .hoverlayer")
    expect(hover).to_contain_text("Chongqing")
    expect(hover).to_contain_text("Automobiles and parts")
    expect(hover).to_contain_text("3 Flagship")


@pytest.fixture(scope="module")
def cold_server() -> Iterator[str]:
    """Address of a server that computes a page when it is first asked for."""
    with app(environment={"ATLAS_WARM_UP": "off"}) as started:
        yield started.address


@pytest.mark.parametrize(("path", "question"), EVERY_PAGE)
def test_a_deep_link_opens_in_the_frame_on_a_cold_server(
    page: Page, cold_server: str, path: str, question: str
) -> None:
    visit(page, cold_server, path, region="CN-ZJ", industry="integrated-circuits")
    expect(page.locator("h1")).to_have_text(question)
    expect(page.get_by_role("link", name="Method")).to_be_visible()
    expect(page).to_have_url(re.compile("region=CN-ZJ"))
    expect(page).to_have_url(re.compile("industry=integrated-circuits"))


@pytest.mark.parametrize(
    ("alias", "question"),
    [
        ("map", "Which industries does each region focus on?"),
        ("industrial-cloud", "What does Huawei’s industrial cloud reach?"),
    ],
)
def test_other_addresses_open_the_page_they_mean(page: Page, server: str, alias: str, question: str) -> None:
    page.goto(f"{server}/{alias}?region=CN-GD")
    expect(page.get_by_role("heading", name=question, level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("region=CN-GD"))


def test_the_selection_survives_pages_reload_and_the_back_button(page: Page, server: str) -> None:
    visit(page, server, region="CN-AH", sources="commentary")
    page.get_by_role("link", name="Heatmap").click()
    expect(page.locator("h1")).to_have_text("Which regions name which industries?")
    expect(page).to_have_url(re.compile("region=CN-AH"))
    expect(page).to_have_url(re.compile("sources=commentary"))
    page.reload()
    settled(page)
    expect(page.get_by_role("combobox", name="Region", exact=True)).to_have_value("Anhui")
    page.mouse.click(*cell(page, "CN-CQ", "automobiles"))
    expect(panel(page)).to_contain_text("world-class clusters")
    page.go_back()
    expect(page.get_by_role("combobox", name="Region", exact=True)).to_have_value("Anhui")


def test_a_figure_is_kept_while_another_page_is_open_unless_the_reader_has_moved_it(page: Page, server: str) -> None:
    def there_and_back() -> str | None:
        page.get_by_role("link", name="Heatmap").click()
        expect(page.locator(".st-key-matrix .point").first).to_be_visible()
        page.get_by_role("link", name="Map", exact=True).click()
        map_ready(page)
        return figure.get_attribute("data-drawing")

    visit(page, server)
    map_ready(page)
    figure = page.locator(".st-key-map .atlas-figure")
    figure.evaluate("node => node.dataset.drawing = 'first'")
    assert there_and_back() == "first"
    click_area(page, "CN-SD")
    expect(panel(page)).to_contain_text("Shandong")
    page.evaluate("Plotly.relayout(document.querySelector('.st-key-map .js-plotly-plot'), 'geo.projection.scale', 9)")
    assert there_and_back() is None


def test_unknown_and_hostile_values_are_named_as_text_and_left_out(page: Page, server: str) -> None:
    hostile = "<img src=x onerror=alert(1)>[x](javascript:alert(1))![p](https://example.com/p.png)"
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    for path, opening in walk(("", "evidence", "code")):
        opening(page, server, path, region="CN-ATLANTIS", industry=hostile, lang="tlh", asof="9999-99-99")
        notices = page.get_by_role("alert")
        expect(notices.filter(has_text="CN-ATLANTIS")).to_be_visible()
        expect(notices.filter(has_text="<img src=x onerror=alert(1)>")).to_be_visible()
        assert page.locator("main img, main script").count() == 0


def test_without_a_network_the_map_is_drawn_from_this_server_alone(open_context: OpenContext, server: str) -> None:
    page = open_context()
    page.context.route(
        lambda address: not address.startswith(server), lambda route: route.abort("internetdisconnected")
    )
    visit(page, server)
    area(page, "CN-SH")
    assert page.locator(f"{MAP} .geo .choroplethlayer path").count() >= 34


def test_every_response_carries_the_policy(page: Page, server: str) -> None:
    for path in ("/", "/heatmap", "/app/static/boundaries.geojson", "/_stcore/health", "/nowhere/at/all.js"):
        headers = page.request.get(server + path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe-eval" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_three_regions_from_three_pages_are_compared_and_the_link_opens_the_same_view(
    page: Page, open_context: OpenContext, server: str
) -> None:
    visit(page, server)
    click_area(page, "CN-GD")
    expect(panel(page).get_by_role("heading", name="Guangdong")).to_be_visible()
    page.get_by_role("button", name="Add to the comparison").click()
    expect(page.get_by_role("button", name="Guangdong remove")).to_be_visible()

    page.get_by_role("link", name="Heatmap").click()
    expect(page.locator("h1")).to_have_text("Which regions name which industries?")
    page.mouse.click(*cell(page, "CN-SH", "integrated-circuits"))
    expect(panel(page)).to_contain_text("three leading industries")
    page.get_by_role("button", name="Add to the comparison").click()
    expect(page.get_by_role("button", name="Shanghai remove")).to_be_visible()
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(page).not_to_have_url(re.compile("industry="))
    settled(page)

    page.get_by_role("link", name="Profile").click()
    expect(page.locator("h1")).to_have_text("What is known of one region, or of one industry?")
    choose(page, "Region", "Beijing")
    page.get_by_role("button", name="Add to the comparison").click()
    expect(page.get_by_role("button", name="Beijing remove")).to_be_visible()
    page.get_by_role("link", name="Compare →").click()
    expect(page.locator("h1")).to_have_text("How do these regions differ?")
    expect(page.get_by_role("heading", name="share 6 industries of the 27 that any of them names")).to_be_visible()

    page.mouse.click(*comparison_cell(page, "CN-SH", "integrated-circuits"))
    expect(page.get_by_role("heading", name="Integrated circuits")).to_be_visible()
    expect(page.get_by_role("button", name="Close")).to_be_visible()
    expect(page.locator(".stMain")).to_contain_text("Three leading industries, item 1")
    page.get_by_text("2 Programme", exact=True).first.click()
    finding = re.compile("share 5 industries at level 2 .Programme. or above, of the 27")
    expect(page.get_by_role("heading", name=finding)).to_be_visible()
    settled(page)

    there = open_context()
    there.goto(page.url)
    drawn(there)
    expect(there.get_by_role("heading", name=finding)).to_be_visible()
    expect(there.get_by_role("heading", name="Integrated circuits")).to_be_visible()
    assert [chip.inner_text() for chip in there.get_by_role("button", name="remove").all()] == [
        "Guangdong remove",
        "Shanghai remove",
        "Beijing remove",
    ]


def test_a_pair_of_the_similarity_matrix_is_compared_by_a_click(page: Page, server: str) -> None:
    visit(page, server, "compare", compare="CN-SH,CN-BJ")
    page.mouse.click(*similarity_cell(page, "CN-AH", "CN-HE"))
    expect(page).to_have_url(re.compile("compare=CN-AH%2CCN-HE|compare=CN-AH,CN-HE|compare=CN-HE"))
    expect(page.get_by_role("button", name="Anhui remove")).to_be_visible()


def test_the_comparison_follows_the_choice_of_sources(page: Page, server: str) -> None:
    visit(page, server, "compare", compare="CN-SH,CN-BJ")
    expect(page.get_by_role("heading", name="share 8 industries of the 18 that either names")).to_be_visible()
    page.get_by_role("button", name="Sources up to 4 Aug 2021").click()
    page.get_by_text("Commentary alone", exact=True).first.click()
    expect(page.get_by_role("heading", name="share 3 industries of the 9 that either names")).to_be_visible()
