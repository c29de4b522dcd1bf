"""The industrial cloud page says what the tables say, and no more than they allow."""

import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.page.registry import FOLDER
from data.atlas import Atlas
from tests.apptest import plain
from tests.tables import TABLES


def opened(**query: str) -> AppTest:
    at = AppTest.from_file(str(FOLDER.parent / "app.py"), default_timeout=60)
    for key, value in ({"lang": "en"} | query).items():
        at.query_params[key] = value
    at.run()
    at.switch_page("pages/industrial_cloud.py").run()
    assert not at.exception
    return at


def text(at: AppTest) -> str:
    parts = [*at.markdown, *at.subheader, *at.caption]
    return plain("\n".join(part.value for part in parts))


def entry(at: AppTest, title: str) -> str:
    return next(plain(m.value) for m in at.markdown if plain(m.value).startswith(f"**{title}**"))


@pytest.fixture(scope="module")
def page() -> AppTest:
    return opened()


def test_more_than_is_never_dropped(page: AppTest, atlas: Atlas) -> None:
    shown = text(page)
    for stated in ("17,000 enterprises", "300 partners", "120 centres and bases", "15 clusters"):
        assert f"**more than {stated}**" in shown
    assert "**5 scenarios**" in shown
    bare = re.sub(r"[Mm]ore than (17,000|300|120|15)\b", "", shown)
    assert not re.search(r"\b(17,000|300 partners|120 centres|15 clusters)\b", bare)


def test_ratios_are_only_orders_of_magnitude_with_the_reason(page: AppTest) -> None:
    shown = text(page)
    assert "| per centre or base | **hundreds** |" in shown
    assert "| per cluster | **a thousand or so** |" in shown
    assert "| per partner | **tens** |" in shown
    assert "bounded on neither side" in shown
    for quotient in ("141", "142", "1,133", "1133", "56.7", "57 "):
        assert quotient not in shown


def test_each_number_says_what_it_counts_how_firm_it_is_and_who_gives_it(page: AppTest, atlas: Atlas) -> None:
    ledger = next(m.value for m in page.markdown if m.value.startswith("| Number"))
    rows = plain(ledger).splitlines()[2:]
    assert [row.split("**")[1] for row in rows] == [
        "more than 17,000 enterprises",
        "more than 300 partners",
        "more than 120 centres and bases",
        "more than 15 clusters",
        "5 scenarios",
    ]
    assert all(row.endswith("| lower bound, no second source |") for row in rows[:4])
    assert rows[4].endswith("| exact, listed by name, no second source |")
    origin = next(plain(m.value) for m in page.markdown if m.value.startswith("Who says so"))
    assert "Peng Juan, for Huawei Industrial Cloud, 4 August 2021" in origin
    assert f"](<{atlas.sources['antai-2021'].address}>), II, paragraph 4" in origin
    assert origin.count("Peng Juan") == 1


def test_the_five_scenarios_stand_in_the_order_of_the_text(page: AppTest) -> None:
    steps = [m.value for m in page.markdown if re.match(r"\d\\\.", m.value)]
    names = [re.search(r"\*\*(.+?)\*\*", step)[1] for step in steps]  # type: ignore[index]
    assert names == ["Research", "Production", "Supply", "Marketing", "Service"]
    assert ["→" in step for step in steps] == [True] * 4 + [False]


def test_each_entry_has_its_place_and_its_regions(page: AppTest, atlas: Atlas) -> None:
    shown = text(page)
    for row in atlas.table("agenda").to_dict("records"):
        assert f":gray[Where in the source] {row['locator']}" in shown
    assert "Regions] **Flagship** Shanxi\xa0· **Programme** Shanghai" in entry(page, "The Industrial Internet")
    assert "Nearest column of the matrix] Food and modern agriculture" in entry(
        page, "The digital economy in rural areas"
    )
    assert "Column of the matrix]" in entry(page, "The Industrial Internet")
    assert "no region under Smart city" in entry(page, "New infrastructure and the smart city")


def test_the_regions_follow_the_choice_of_sources() -> None:
    alone = opened(sources="commentary")
    assert "none under the sources and date in force" in entry(alone, "The digital economy in rural areas")
    before = opened(asof="2016-12-31")
    assert "none under the sources and date in force" in entry(before, "Three agglomerations first")
    assert "regions have no source in force" in text(before)


def test_both_national_methods_and_their_warning_are_said(page: AppTest) -> None:
    shown = text(page)
    assert "two methods, a factor of two apart" in shown
    assert "Never mix the two" in shown


def test_conflicts_between_regional_figures_are_said_in_words(page: AppTest) -> None:
    table = plain(next(m.value for m in page.markdown if m.value.startswith("| Region, year")))
    assert not re.search(r"\d %", table)  # no line ends between a number and its sign
    table = table.replace("\N{NO-BREAK SPACE}", " ")
    assert "**Conflict.** Contradicts the 46.8 % above" in table
    assert "**Inconsistent.** 46.8 % of 11.076 trillion" in table
    assert "| 10.83 trillion CNY; about 44 % of GDP |" in table
    assert "| size not read; more than 50 % of GDP |" in table
    assert "| 988.58 billion CNY; 27.4 % of GDP |" in table
    assert "[bbs.yktworld.com](<http://bbs.yktworld.com/bbs/" in table


def test_chinese_says_what_is_counted(atlas: Atlas) -> None:
    at = opened(lang="zh")
    claim = atlas.table("industrial_cloud").set_index("claim_id").loc["enterprises"]
    assert f"17,000{claim['unit_zh']}{claim['measure_zh']}" in text(at)
    table = next(m.value for m in at.markdown if "9,885.8亿元" in plain(m.value))
    assert "988.58" not in plain(table)


def test_then_and_now_is_counted_on_the_reports_of_both_years(page: AppTest) -> None:
    sources = pd.read_csv(TABLES / "sources.csv", keep_default_na=False)
    reports = sources[sources["kind"] == "work report"]
    year = reports.set_index("source_id")["date"].str[:4]
    rows = pd.read_csv(TABLES / "evidence.csv", keep_default_na=False)
    rows = rows[rows["source_id"].isin(reports["source_id"])].assign(year=lambda part: part["source_id"].map(year))
    both = set.intersection(*(set(part["region_id"]) for _year, part in rows.groupby("year")))
    rows = rows[rows["region_id"].isin(both)]
    named = rows.groupby(["industry_id", "year"])["region_id"].nunique()
    table = plain(next(m.value for m in page.markdown if m.value.startswith("| Subject")))
    for name, key in (("Industrial Internet", "industrial-internet"), ("digitalisation", "industrial-digitalisation")):
        assert f"{name} | {named[key, '2021']} | {named[key, '2026']} |" in table
    assert "| Enterprises to the cloud | 10 | 0 | none | Hebei, Anhui, Guangdong," in table
    assert f"{len(both)} regions have a report of each year" in text(page)
