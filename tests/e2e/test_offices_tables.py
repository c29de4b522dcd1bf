"""A stranger's table comes to the heatmap in at most five choices, also by finger; jobs of one's own to the result."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import OpenContext
from tests.e2e.driver import settled
from tests.e2e.files import upload

NBS = """4-5 按行业分城镇非私营单位就业人员数（2022年底）,,,,
单位：万人,,,,
地区,合计,农业,采矿业,汽车
全国,1000.5,70.2,340.1,590.2
北京,300.2,20.1,103.2,176.9
天津,250.4,20.3,85.9,144.2
河北,449.9,29.8,151.0,269.1
注：本表为城镇非私营单位。,,,,
""".encode("gb18030")
QCEW = b"""area_fips,own_code,industry_code,year,qtr,area_title,own_title,industry_title,annual_avg_emplvl
01001,0,10,2022,A,"Autauga County, Alabama",Total Covered,"10 Total, all industries",813
01001,5,1011,2022,A,"Autauga County, Alabama",Private,1011 Natural resources and mining,301
01001,5,1012,2022,A,"Autauga County, Alabama",Private,1012 Construction,512
01003,0,10,2022,A,"Baldwin County, Alabama",Total Covered,"10 Total, all industries",5813
01003,5,1011,2022,A,"Baldwin County, Alabama",Private,1011 Natural resources and mining,1301
01003,5,1012,2022,A,"Baldwin County, Alabama",Private,1012 Construction,4512
"""
INE = """Comunidades y Ciudades Autónomas;Sectores económicos;Periodo;Total
01 Andalucía;Agricultura;2023T4;251,3
01 Andalucía;Agricultura;2023T3;212,9
01 Andalucía;Industria;2023T4;305,1
01 Andalucía;Industria;2023T3;300,2
02 Aragón;Agricultura;2023T4;31,8
02 Aragón;Agricultura;2023T3;32,0
02 Aragón;Industria;2023T4;118,6
02 Aragón;Industria;2023T3;117,0
""".encode("latin-1")
NOMIS = b""""Business Register and Employment Survey : open access"
"ONS Crown Copyright Reserved [from Nomis on 3 June 2024]"
"date","2022"

"local authority: county / unitary","mnemonic","A : Agriculture","B : Mining","C : Manufacturing"
"Darlington","E06000005",20,0,4500
"County Durham","E06000047",3500,125,22000
"Column Total",,3520,125,26500

"-","These figures are missing."
"""
Press = Callable[[str], None]


@pytest.mark.parametrize(
    ("name", "raw", "texts"),
    [
        ("nbs.csv", NBS, ["农业", "采矿业"]),
        ("qcew.csv", QCEW, ["1011 Natural", "1012 Construction"]),
        ("nomis.csv", NOMIS, ["A : Agriculture", "C : Manufacturing"]),
    ],
    ids=["nbs", "qcew", "nomis"],
)
def test_an_offices_table_reaches_the_heatmap_in_five_choices(
    page: Page, server: str, name: str, raw: bytes, texts: list[str]
) -> None:
    upload(page, server, name, raw)
    choices = settle(page, lambda text: page.get_by_text(text, exact=True).first.click())
    keep(page)
    assert choices + 1 <= 5  # saving is one
    to_heatmap(page, texts)


def test_quarters_are_chosen_by_finger_on_a_phone(open_context: OpenContext, server: str) -> None:
    page = open_context(390, 844, touch=True)
    upload(page, server, "ine.csv", INE)
    expect(page.get_by_text("Nothing was imported.")).to_be_visible()  # each pair stands twice, once a quarter
    control = page.locator(".st-key-set-kept-2")
    control.locator("input").tap()
    page.get_by_role("option", name="2023T4").tap()
    settled(page)
    choices = 1 + settle(page, lambda text: page.get_by_text(text, exact=True).first.tap())
    keep(page)
    assert choices + 1 <= 5
    to_heatmap(page, ["Agricultura", "Industria"])


def settle(page: Page, press: Press) -> int:
    """Answer what the page asks about totals and warnings; return the number of choices."""
    choices = 0
    asked = page.get_by_text("Leave them out", exact=True).or_(page.get_by_text("I have seen these", exact=False))
    expect(asked.or_(page.get_by_role("heading", name="Save the dataset")).first).to_be_visible(timeout=30_000)
    for text in ("Leave them out", "I have seen these and accept them"):
        if page.get_by_text(text, exact=True).count():
            press(text)
            settled(page)
            choices += 1
    expect(page.get_by_role("heading", name="Save the dataset")).to_be_visible(timeout=30_000)
    return choices


def keep(page: Page) -> None:
    """Save the dataset and wait for its links."""
    page.get_by_role("button", name="Save and open").click()
    expect(page.get_by_role("link", name="Heatmap →")).to_be_visible(timeout=60_000)
    settled(page)


def to_heatmap(page: Page, texts: list[str]) -> None:
    page.get_by_role("link", name="Heatmap →").click()
    expect(page.locator("h1")).to_have_text("Which regions have which industries?", timeout=30_000)
    figure = page.locator(".js-plotly-plot").first
    for text in texts:
        expect(figure).to_contain_text(text, timeout=30_000)


def test_jobs_of_ones_own_stand_beside_what_provinces_promise(page: Page, server: str) -> None:
    upload(page, server, "jobs.csv", NBS)
    settle(page, lambda text: page.get_by_text(text, exact=True).first.click())
    keep(page)
    page.get_by_role("link", name="Result →").click()
    expect(page.locator("h1")).to_have_text("Do they have what they promise?", timeout=30_000)
    # 176.9, 144.2 and 269.1 of 590.2 jobs in cars
    expect(page.locator(".stMain")).to_contain_text("your own table: 汽车, 2022", timeout=30_000)
    expect(page.locator(".stMain")).to_contain_text("Shares are of the 3 regions with a figure.")
