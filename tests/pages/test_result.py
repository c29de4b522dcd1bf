"""The page on promise and result: its findings, recomputed from the CSV files, in every measure and edition."""

import io
from datetime import date

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook
from scipy.stats import norm, spearmanr
from streamlit.testing.v1 import AppTest

from analysis.editions import Edition, EvidenceChoice
from components.dataset.cache import focus
from components.export.brief.render import industry_brief, region_brief
from components.export.brief.settings import BriefSettings
from data.atlas import Atlas
from data.load import load
from data.outcomes import shown_measures
from tests.apptest import figures, is_complete, open_page, panel_text
from tests.apptest import page_text as text_of
from tests.pages.downloaded import alike, opened
from tests.tables import TABLES, default_evidence

REGIONS = pd.read_csv(TABLES / "regions.csv", keep_default_na=False).set_index("region_id")
OUTCOMES = pd.read_csv(TABLES / "outcomes.csv")
MEASURES = pd.read_csv(TABLES / "outcome_measures.csv", keep_default_na=False)
SHOWN = MEASURES[MEASURES["proxy"].isin(["direct", "partial"])]


def page_text(at: AppTest) -> str:
    """What the page says, with plain blanks."""
    return text_of(at).replace("\u00a0", " ")


def levels_of(edition: str, industry: str) -> "pd.Series[float]":
    """The level of each region in view with a document, 0 where none names the industry."""
    if edition == "2021":
        rows = default_evidence()
    else:
        rows = pd.read_csv(TABLES / "evidence.csv")
        year = "2021" if edition == "reports-2021" else "2026"
        rows = rows[rows["source_id"].str.startswith((f"gwr-{year}", f"pa-{year}"))]
        rows = rows[rows["region_id"].map(REGIONS["scope"]).isin(["commentary", "province"])]
    named = rows[rows["industry_id"] == industry].groupby("region_id")["level"].max()
    return named.reindex(rows["region_id"].unique()).fillna(0)


def beside(edition: str, measure: str, year: int) -> pd.DataFrame:
    """Level, share, share of GDP and quotient of each region with both, from the files alone."""
    industry = MEASURES.set_index("measure_id")["industry_id"][measure]
    rows = OUTCOMES[OUTCOMES["year"] == year].pivot(index="region_id", columns="measure_id", values="value")
    known = rows[[measure, "gdp"]].dropna()
    known = known / known.sum()
    table = known.set_axis(["share", "gdp"], axis=1).assign(quotient=lambda held: held["share"] / held["gdp"])
    return table.join(levels_of(edition, industry).rename("level"), how="inner")


def per_cent(share: float) -> str:
    return f"{100 * share:.1f} %"


def interval(one: "pd.Series[float]", other: "pd.Series[float]") -> tuple[float, float, float]:
    """Spearman's correlation of SciPy with the interval of Bonett and Wright (2000), written out."""
    rho = float(spearmanr(one, other).statistic)
    middle = np.log((1 + rho) / (1 - rho)) / 2
    half = norm.ppf(0.975) * np.sqrt((1 + rho**2 / 2) / (len(one) - 3))
    low, high = ((np.exp(2 * z) - 1) / (np.exp(2 * z) + 1) for z in (middle - half, middle + half))
    return rho, float(low), float(high)


def signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'}{abs(value):.2f}"


CASES = [
    ("2021", "vehicles", 2019),
    ("reports-2026", "vehicles", 2019),
    ("reports-2021", "va_finance", 2021),
    ("2021", "raw_coal", 2020),
    ("reports-2026", "tech_contracts_sold", 2023),
    ("reports-2021", "pv_capacity", 2020),
]


@pytest.mark.parametrize(("edition", "measure", "year"), CASES)
def test_the_findings_are_those_of_the_files(edition: str, measure: str, year: int, atlas: Atlas) -> None:
    entry = MEASURES.set_index("measure_id").loc[measure]
    query = {"industry": entry["industry_id"], "measure": measure, "data_year": str(year), "edition": edition}
    shown = page_text(open_page("result", **query))
    table = beside(edition, measure, year)
    named, unnamed = table[table["level"] > 0], table[table["level"] == 0]
    held = f"hold {per_cent(named['share'].sum())} of the total and {per_cent(named['gdp'].sum())} of GDP"
    start = f"({entry['proxy']} measure: {entry['short_en']}, {year}): the {len(named)} regions that name it"
    assert f"{atlas.industries[entry['industry_id']].name_en} {start} {held}" in shown
    largest = unnamed.loc[unnamed["share"].idxmax()]
    name = atlas.units[str(largest.name)].short_en
    shares = f"{per_cent(largest['share'])} of the total and {per_cent(largest['gdp'])} of GDP"
    assert f"The largest holder that does not name it: {name}, with {shares}." in shown
    rho, low, high = map(signed, interval(table["level"], table["quotient"]))
    sentence = f"{rho} (95 % interval {low} to {high}, {len(table)} regions, not named as 0)"
    assert f"Rank correlation of level and location quotient: {sentence}" in shown
    for field, part in (
        ("named_strong", named[named["quotient"] >= 1]),
        ("named_weak", named[named["quotient"] < 1]),
        ("unnamed_strong", unnamed[unnamed["quotient"] >= 1]),
        ("unnamed_weak", unnamed[unnamed["quotient"] < 1]),
    ):
        assert fields(open_page("result", **query)).get(field, set()) == {
            atlas.units[key].short_en.replace("-", "\\-") for key in part.index
        }


def fields(at: AppTest) -> dict[str, set[str]]:
    found = [group for group in at.button_group if str(group.key).startswith("result-")]
    return {str(group.key).removeprefix("result-"): set(group.options) for group in found}


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("measure", list(shown_measures(load())))
def test_every_measure_opens_in_every_edition_in_chinese_with_its_quality(measure: str, edition: str) -> None:
    entry = shown_measures(load())[measure]
    at = open_page("result", industry=entry.industry_id, measure=measure, edition=edition, lang="zh")
    assert not at.exception
    shown = page_text(at)
    assert {"direct": "直接指标", "partial": "部分指标"}[entry.proxy] + f"：{entry.short_zh}" in shown
    assert entry.why_zh in shown
    assert "未提出不等于没有" in shown


def test_a_finding_is_called_a_relation_only_if_its_interval_excludes_zero() -> None:
    clear = page_text(open_page("result", industry="automobiles"))
    assert "Regions at higher levels tend to hold more." in clear
    unclear = page_text(open_page("result", industry="financial-services", edition="reports-2026"))
    assert "The interval contains 0: these figures show no clear relation." in unclear
    assert "tend to hold" not in unclear


def in_every_measure(edition: str, region: str) -> pd.DataFrame:
    """Level and quotient of a region in each measure, in its latest year, from the files alone."""
    rows = {}
    for measure in SHOWN["measure_id"]:
        latest = int(OUTCOMES.loc[(OUTCOMES["measure_id"] == measure) & (OUTCOMES["year"] <= 2023), "year"].max())
        table = beside(edition, measure, latest)
        if region in table.index:
            rows[measure] = table.loc[region]
    return pd.DataFrame(rows).T


def test_a_region_stands_in_every_measure_as_the_files_say(atlas: Atlas) -> None:
    at = open_page("result", of="region", region="CN-SC", edition="reports-2026")
    assert is_complete(at)
    named = in_every_measure("reports-2026", "CN-SC").query("level > 0")
    strong = int((named["quotient"] >= 1).sum())
    assert f"Sichuan: strong in {strong} of {len(named)} measures whose industry it names" in page_text(at)


@pytest.mark.parametrize("region", ["CN-ZJ", "CN-SX", "CN-SH"])
def test_the_panel_of_a_region_on_the_map_carries_one_line_of_it(region: str, atlas: Atlas) -> None:
    shown = panel_text(open_page("map", region=region)).replace("\u00a0", " ")
    table = in_every_measure("2021", region)
    named, unnamed = table[table["level"] > 0], table[table["level"] == 0]
    strong = int((named["quotient"] >= 1).sum())
    says = f"strong in {strong} of {len(named)} measures whose industry it names"
    if len(named) == 1:
        says = f"{'' if strong else 'not '}strong in the one measure whose industry it names"
    assert f"{atlas.regions[region].name_en}: {says if len(named) else 'names the industry of no measure'}" in shown
    assert f"; strong in {int((unnamed['quotient'] >= 1).sum())} whose industry it does not name" in shown
    assert "A region may have what it does not name: what runs well may go unsaid." in shown
    assert "may have what it does not name" not in panel_text(open_page("map", region="CN-MO"))


def test_marks_stand_at_their_quotient_and_lead_to_the_evidence(atlas: Atlas) -> None:
    at = open_page("result", industry="automobiles", region="CN-JL")
    table = beside("2021", "vehicles", 2019)
    (figure,) = figures(at)
    marks = dict(zip(figure["data"][-1]["customdata"], figure["data"][-1]["x"], strict=True))
    assert set(marks) == set(table.index)
    quotient = table["quotient"]["CN-JL"]
    assert marks["CN-JL"] == pytest.approx((quotient - 1) / (quotient + 1))
    next(group for group in at.button_group if group.key == "result-named_strong").set_value("CN-SH").run()
    assert at.query_params["region"] == "CN-SH"
    shown = page_text(at)
    assert "274.9 (10,000 vehicles). 10.7 % of the total, 4.0 % of GDP, location quotient 2.66" in shown
    assert "Puts “Automobiles” on the list “Six key industries” as item 3." in shown


def test_the_lines_above_the_axis_are_short_enough_for_a_phone(atlas: Atlas) -> None:
    for measure in ("va_wholesale_retail", "vehicles"):
        entry = shown_measures(atlas)[measure]
        (figure,) = figures(open_page("result", industry=entry.industry_id, measure=measure))
        (label,) = figure["layout"]["annotations"]
        lines = label["text"].split("<br>")
        assert max(map(len, lines)) <= 60
        assert " ".join(lines).startswith(entry.name_en)
        assert figure["layout"]["margin"]["t"] >= 30 + 14 * len(lines)


def test_a_picture_of_official_figures_is_not_said_to_show_none() -> None:
    shown = page_text(open_page("result", framed=True, industry="automobiles"))
    assert "Statements: as the documents cited on the page make them. Focus Atlas, dataset" in shown


def test_the_table_has_unit_year_and_publication_and_its_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    query = {"industry": "coal-power-and-mining", "measure": "raw_coal", "edition": "reports-2026"}
    table = alike(opened(monkeypatch, "result", ["result"], **query), "result").set_index("Region")
    expected = beside("reports-2026", "raw_coal", 2023)
    assert len(table) == len(expected) == 23
    assert table["Quotient to GDP"].sum() == pytest.approx(expected["quotient"].sum())
    assert set(table["Unit"]) == {"10,000 t"}
    assert set(table["Year"]) == {2023}
    assert "not a true zero" in table.loc["Fujian", "Note on the figure"]


def test_a_column_without_a_figure_says_so_and_offers_the_readers_own() -> None:
    shown = page_text(open_page("result", industry="integrated-circuits"))
    assert "Integrated circuits: no official figure by province was found" in shown
    weak = open_page("result", industry="food-and-agriculture")
    assert "“Value added, primary industry” is too weak a measure of it" in page_text(weak)
    assert len(next(group for group in weak.button_group if group.key == "result-measured").options) == 9


def test_a_zero_from_rounding_and_a_missing_figure_are_no_zeros() -> None:
    shown = page_text(open_page("result", industry="coal-power-and-mining", edition="reports-2026", region="CN-SH"))
    assert (
        "The 0 of Fujian, Jiangxi, Hubei and Guangxi in raw coal is rounding at the source, not a true zero." in shown
    )
    assert "No official figure of this region was found; that is not zero." in shown
    assert page_text(open_page("result", of="region", region="CN-HK")).count("no official figure") == 1


def test_the_profiles_carry_one_line_of_it() -> None:
    industry = page_text(open_page("profile", of="industry", industry="automobiles", region="CN-SH"))
    held = beside("2021", "vehicles", 2019).query("level > 0")
    line = f"hold {per_cent(held['share'].sum())} of the total and {per_cent(held['gdp'].sum())} of GDP."
    assert line in industry
    assert "Do they have what they promise?" in industry
    region = page_text(open_page("profile", region="CN-AH"))
    assert (
        "Anhui: strong in 1 of 2 measures whose industry it names; strong in 6 whose industry it does not name"
        in region
    )
    assert "Do they have" not in page_text(open_page("profile", of="industry", industry="integrated-circuits"))


def test_the_briefs_carry_the_same_line(atlas: Atlas) -> None:
    evidence = EvidenceChoice()
    settings = BriefSettings(atlas, focus(evidence), evidence, "en", "http://localhost/profile", date(2026, 11, 30))
    held = beside("2021", "vehicles", 2019).query("level > 0")
    line = f"hold {per_cent(held['share'].sum())} of the total and {per_cent(held['gdp'].sum())} of GDP."
    assert line in industry_brief(settings, "automobiles").replace("\u00a0", " ")
    brief = region_brief(settings, "CN-AH")
    assert "strong in 1 of 2 measures whose industry it names" in brief
    assert "may have what it does not name" in brief
    assert "Beside official figures" not in industry_brief(settings, "integrated-circuits")


def test_a_comparison_of_an_industry_tells_what_each_region_has() -> None:
    shown = page_text(open_page("compare", compare="CN-SH,CN-GD@reports-2026", industry="automobiles"))
    table = beside("2021", "vehicles", 2019)
    for region in ("CN-SH", "CN-GD"):
        held = f"{per_cent(table['share'][region])} of the total, {per_cent(table['gdp'][region])} of GDP"
        assert f"{held}, location quotient {table['quotient'][region]:.2f}" in shown
    assert "Motor vehicles, 2019, 10,000 vehicles (direct measure): 274.9, 10.7 % of the total" in shown
    without = page_text(open_page("compare", compare="CN-HK,CN-GD", industry="automobiles"))
    assert without.count("No official figure of this region was found; that is not zero.") == 1


def test_a_comparison_has_the_figures_as_columns_on_screen_and_in_its_files(
    monkeypatch: pytest.MonkeyPatch, atlas: Atlas
) -> None:
    query = {"compare": "CN-SH,CN-HK,CN-GD", "edition": "reports-2021"}
    taken = opened(monkeypatch, "compare", ["comparison"], **query, set="some")
    rows = beside("reports-2021", "va_finance", 2023)
    assert "Finance, 2023, 100 million CNY, current prices (direct measure)" in page_text(taken.at)
    table = alike(taken, "comparison").set_index("Industry")
    finance = table.loc["Financial services"]
    for region in ("Shanghai", "Guangdong"):
        own = rows.loc[{"Shanghai": "CN-SH", "Guangdong": "CN-GD"}[region]]
        assert finance[f"{region}, share of the total"] == pytest.approx(own["share"])
        assert finance[f"{region}, quotient to GDP"] == pytest.approx(own["quotient"])
    assert pd.isna(finance["Hong Kong, official figure"])
    assert (finance["Year"], finance["Quality"]) == (2023, "direct measure")
    measured = {atlas.industries[key].name_en for key in SHOWN["industry_id"]}
    assert set(table.index[table["Measure"].notna()]) == measured & set(table.index)


def test_the_readme_of_a_table_names_the_publications_of_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = MEASURES.set_index("measure_id")
    for page, key, query in (
        ("result", "result", {"industry": "automobiles"}),
        ("compare", "comparison", {"compare": "CN-SH,CN-GD", "edition": "reports-2021"}),
    ):
        taken = opened(monkeypatch, page, [key], **query)
        *_tables, readme = load_workbook(io.BytesIO(taken.files[f"{key}-xlsx"][1]())).worksheets
        notes = {text for _label, text in readme.iter_rows(max_col=2, values_only=True)}
        assert {entry["publication_en"]["vehicles"], entry["publication_en"]["gdp"]} <= notes
