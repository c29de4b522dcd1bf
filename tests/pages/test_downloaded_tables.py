"""Tables of the pages, taken along as CSV and XLSX and opened again: what they hold, and that it is explained."""

import io

import pandas as pd
import pytest
from openpyxl import load_workbook

from components.method.coding import RULES
from data.atlas import Atlas
from tests.pages.downloaded import alike, opened
from tests.tables import TABLES, default_evidence

METHOD = ["levels-table", "reliability-table", "lists-table", "sources-table", "taxonomy"]


def test_every_table_of_the_method_page_is_downloaded_with_its_numbers(
    monkeypatch: pytest.MonkeyPatch, atlas: Atlas
) -> None:
    taken = opened(monkeypatch, "method", METHOD)
    tables = {key: alike(taken, key) for key in METHOD}
    evidence, items = pd.read_csv(TABLES / "evidence.csv"), pd.read_csv(TABLES / "list_items.csv")
    levels = tables["levels-table"]
    assert dict(zip(levels["Rule"], levels["Rows"], strict=True)) == evidence["rule"].value_counts().to_dict()
    assert levels["Level"].tolist() == [int(rule[1]) for rule in RULES]
    assert tables["reliability-table"].iloc[:, 1:].to_numpy().tolist() == [
        [39, 40, 40],
        [0.987, 0.987, 1],
        [0.96, 0.92, 0.96],
    ]
    assert tables["lists-table"]["Items"].sum() == len(items)
    assert len(tables["sources-table"]) == len(atlas.sources)
    assert len(tables["taxonomy"]) == len(atlas.industries)
    assert taken.files["lists-table-csv"][0] == "focus-atlas_method_lists_en.csv"


def test_the_ratios_are_downloaded_with_their_lower_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    ratios = alike(opened(monkeypatch, "industrial_cloud", ["ratios"]), "ratios")
    claims = pd.read_csv(TABLES / "industrial_cloud.csv").set_index("claim_id")["value"]
    assert set(ratios["Enterprises, more than"]) == {int(claims["enterprises"])}
    assert list(ratios["Divided by, more than"]) == [int(claims[key]) for key in ("centres", "clusters", "partners")]


def rows_of(region: str, industry: str | None = None) -> pd.DataFrame:
    """The rows of evidence in force by default, straight from the tables."""
    rows = default_evidence()
    rows = rows[rows["region_id"] == region]
    return rows if industry is None else rows[rows["industry_id"] == industry]


@pytest.mark.parametrize(
    ("page", "key", "region", "industry", "name"),
    [
        ("map", "panel", "CN-SD", None, "focus-atlas_map_region_shandong_en"),
        ("heatmap", "cell", "CN-SH", "integrated-circuits", "focus-atlas_heatmap_cell_shanghai_integrated-circuits_en"),
    ],
)
def test_a_panel_gives_every_row_of_evidence_behind_it(
    page: str, key: str, region: str, industry: str | None, name: str, monkeypatch: pytest.MonkeyPatch, atlas: Atlas
) -> None:
    query = {"region": region} | ({"industry": industry} if industry else {})
    taken = opened(monkeypatch, page, [key], **query)
    table, expected = alike(taken, key), rows_of(region, industry)
    assert len(table) == len(expected) > 1
    assert set(table["Region"]) == {atlas.regions[region].name_en}
    rows = sorted(zip(table["Level"], table["What the source says"], table["Address"], strict=True))
    sources = pd.read_csv(TABLES / "sources.csv", keep_default_na=False).set_index("source_id")
    foreign = sources["page_kind"] == "copy on a foreign domain"
    addresses = sources["address"].where(~foreign, sources["address"].str.split("://").str[1])
    assert rows == sorted(
        zip(expected["level"], expected["statement"], expected["source_id"].map(addresses), strict=True)
    )
    assert [taken.files[f"{key}-{kind}"][0] for kind in ("csv", "xlsx")] == [f"{name}.csv", f"{name}.xlsx"]
    about = atlas.regions[region].name_en
    assert about in taken.xlsx(key)[1]["Title"]


def test_a_panel_without_evidence_offers_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    cell = opened(monkeypatch, "heatmap", ["cell"], region="CN-MO", industry="integrated-circuits")
    assert not [key for key in cell.files if key.startswith("cell")]
    panel = opened(monkeypatch, "map", ["panel"], region="none")
    assert not [key for key in panel.files if key.startswith("panel")]


def test_the_problems_of_a_file_are_downloaded_under_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = opened(monkeypatch, "your_data", ["problems"])
    raw = b"region,industry,value\nA,=1+1,-3\nB,x,2\n"
    taken.at.file_uploader(key="upload-file").set_value(("negative.csv", raw, "text/csv")).run(timeout=60)
    table = alike(taken, "problems")
    assert "“-3” in row 2, column value is negative." in " ".join(table["What is wrong"])
    assert 2 in set(table["Row"])
    readme = " ".join(taken.xlsx("problems")[1].values())
    assert "negative.csv" in readme
    assert "CC BY" not in readme  # nobody has given the file away
    assert "Peng" not in readme


def test_the_table_of_a_profile_figure_has_full_names(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    region = alike(opened(monkeypatch, "profile", ["profile"], region="CN-SH"), "profile")
    names = {industry.name_en for industry in atlas.industries.values()}
    assert "Network communications and 5G" in set(region["Industry"]) <= names
    industry = alike(opened(monkeypatch, "profile", ["profile"], of="industry", industry="aerospace"), "profile")
    assert set(industry["Region"]) <= {region.name_en for region in atlas.regions.values()}


def test_the_workbook_of_a_figure_holds_the_evidence_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = opened(monkeypatch, "compare", ["comparison"], compare="CN-SD,CN-AH")
    sheet = load_workbook(io.BytesIO(compared.files["comparison-xlsx"][1]()))["Evidence"]
    assert sheet.max_row - 1 == default_evidence()["region_id"].isin(["CN-SD", "CN-AH"]).sum()
    assert {row[0] for row in sheet.iter_rows(min_row=2, values_only=True)} == {"Shandong", "Anhui"}
