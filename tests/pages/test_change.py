"""The page on change: its counts, recomputed from the CSV files, and the way from an industry to both passages."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.text.formatting import enumerated
from data.atlas import Atlas
from data.load import HERE
from tests.apptest import is_complete, offered, open_page, page_text, panels, plain
from tests.pages.downloaded import alike, opened

TABLES = HERE / "tables"


def reports(year: str) -> pd.DataFrame:
    """The rows of the work reports of a year, straight from the CSV file."""
    rows = pd.read_csv(TABLES / "evidence.csv")
    return rows[rows["source_id"].str.startswith(f"gwr-{year}")]


THEN, NOW = reports("2021"), reports("2026")
BOTH = set(THEN["region_id"]) & set(NOW["region_id"])


def naming(rows: pd.DataFrame, industry: str) -> set[str]:
    return set(rows.loc[rows["industry_id"] == industry, "region_id"]) & BOTH


def groups(at: AppTest) -> dict[str, list[str]]:
    """The regions offered under each kind of change."""
    return {label.partition(":")[0]: list(names.values()) for label, names in offered(at).items()}


def test_the_first_sentence_names_who_gained_and_who_lost_most() -> None:
    at = open_page("change")
    assert is_complete(at)
    assert next(plain(heading.value) for heading in at.subheader).startswith("Low-altitude economy gained most")
    shown = page_text(at)
    assert "from 6 to 27 of 33 regions" in shown
    assert "New-generation IT, Networks and 5G and Smart city lost most, 10 regions each" in shown
    assert "Not naming is not giving up" in shown
    assert "2 regions in view have no report of one of the years and are left out: Hong Kong and Macao." in shown


def test_the_table_counts_what_the_tables_say(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    table = alike(opened(monkeypatch, "change", ["change"]), "change")
    ids = {entry.name_en: key for key, entry in atlas.industries.items()}
    assert len(table) == 42
    for row in table.to_dict("records"):
        then, now = naming(THEN, ids[row["Industry"]]), naming(NOW, ids[row["Industry"]])
        assert (row["Regions 2021"], row["Regions 2026"], row["Difference"]) == (
            len(then),
            len(now),
            len(now) - len(then),
        )
        flagship = [len(naming(rows[rows["level"] == 3], ids[row["Industry"]])) for rows in (THEN, NOW)]
        assert [row["As a flagship 2021"], row["As a flagship 2026"]] == flagship
        joined = str(row["Joined"]) if now - then else ""
        assert all(atlas.regions[key].short_en in joined for key in now - then)


def test_a_regions_row_counts_what_the_tables_say(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    table = alike(opened(monkeypatch, "change", ["change-regions"]), "change-regions").set_index("Region")
    proper = {key for key, entry in atlas.industries.items() if entry.kind == "industry"}
    assert len(table) == 33
    for region in ("CN-AH", "CN-SH", "CN-370200"):
        then, now = (
            rows[(rows["region_id"] == region) & rows["industry_id"].isin(proper)].set_index("industry_id")["level"]
            for rows in (THEN, NOW)
        )
        shared = then.index.intersection(now.index)
        assert table.loc[atlas.regions[region].name_en].to_dict() == {
            "Added": len(now.index.difference(then.index)),
            "Raised": int((now[shared] > then[shared]).sum()),
            "Kept": int((now[shared] == then[shared]).sum()),
            "Lowered": int((now[shared] < then[shared]).sum()),
            "Not named again": len(then.index.difference(now.index)),
        }


def test_an_industry_leads_to_its_regions_and_a_region_to_both_passages(atlas: Atlas) -> None:
    at = open_page("change", industry="hydrogen-and-storage", region="none")
    found = groups(at)
    then, now = naming(THEN, "hydrogen-and-storage"), naming(NOW, "hydrogen-and-storage")
    assert (len(then), len(now)) == (17, 30)
    assert found["Added"] == [atlas.regions[key].short_en for key in atlas.regions if key in now - then]
    assert found["Not named again"] == [atlas.regions[key].short_en for key in atlas.regions if key in then - now]
    assert "Named by 17 (1 as a flagship) of 33 regions in 2021, by 30 (9 as a flagship) in 2026" in page_text(at)
    assert "CN-AH" in next(names for label, names in offered(at).items() if label.startswith("Kept"))
    at.query_params["region"] = "CN-AH"
    shown = page_text(at.run())
    for row in ("gwr-2021-ah/CN-AH/hydrogen-and-storage", "gwr-2026-ah/CN-AH/hydrogen-and-storage"):
        assert atlas.evidence[row].statement in shown
    assert "https://www.ah.gov.cn/public/1681/" in "".join(panels(at))


def test_lists_stand_beside_the_change_and_count_for_nothing(atlas: Atlas) -> None:
    rows, sources = (pd.read_csv(TABLES / f"{name}.csv", keep_default_na=False) for name in ("evidence", "sources"))
    lists = rows[rows["source_id"].isin(sources.loc[sources["kind"] == "list", "source_id"])]
    in_lists = set(lists.loc[lists["region_id"] == "CN-HE", "industry_id"])
    in_reports = {key for table in (THEN, NOW) for key in table.loc[table["region_id"] == "CN-HE", "industry_id"]}
    alone = [atlas.industries[key].short_en for key in atlas.columns() if key in in_lists - in_reports]
    assert alone
    for page in ("change", "map", "heatmap", "profile"):  # the profile shows it in every edition
        edition = {} if page in ("change", "profile") else {"edition": "change"}
        shown = page_text(open_page(page, region="CN-HE", industry=None, **edition))
        assert f"Named in official lists alone, not counted: {enumerated(alone)}" in shown.replace("**", "")
    (row,) = lists[(lists["region_id"] == "CN-AH") & (lists["industry_id"] == "new-generation-it")].to_dict("records")
    for page in ("change", "heatmap", "compare"):
        shown = page_text(
            open_page(page, edition="change", region="CN-AH", industry="new-generation-it", compare="CN-AH,CN-XZ")
        )
        list_texts = shown.split("Official lists, not counted")[1].replace("\u00a0", " ")
        assert f"{row['level']} Flagship · {row['term_en']}" in list_texts
        assert sources.set_index("source_id")["title_en"][row["source_id"]] in list_texts
    shown = page_text(open_page("change", region="CN-AH", industry="new-generation-it"))
    then, now = naming(THEN, "new-generation-it"), naming(NOW, "new-generation-it")
    assert f"Named by {len(then)} " in shown
    assert f"by {len(now)} " in shown
    without = page_text(open_page("change", region="CN-AH", industry="low-altitude-economy"))
    assert "Official lists, not counted" not in without


def test_a_region_that_named_it_in_one_year_alone_says_so() -> None:
    shown = page_text(open_page("change", industry="hydrogen-and-storage", region="CN-XJ"))
    assert "Not named in this report." in shown
    shown = page_text(open_page("change", region="CN-HK"))
    assert "Left out: this region has no work report of both years among the sources." in shown


def test_the_page_shows_the_change_whatever_edition_is_selected_and_keeps_the_selection() -> None:
    at = open_page("change", edition="reports-2026", sources="commentary")
    assert "from 6 to 27 of 33 regions" in page_text(at)
    links = [element.proto.query_string for element in at.get("page_link")]
    assert all("edition=reports-2026" in link for link in links if link)


def test_the_map_and_a_cell_tell_the_change(atlas: Atlas) -> None:
    at = open_page("map", edition="change", colour="industry", industry="hydrogen-and-storage", region="CN-AH")
    assert "added by 14 of 33 regions since 2021, not named again by 1; 2 without a source" in page_text(at)
    options = next(group for group in at.button_group if group.key == "tile-choice").options
    assert sum(option.endswith(", added]") for option in options) == 14
    added = naming(NOW, "low-altitude-economy") - naming(THEN, "low-altitude-economy")
    assert f"Low-altitude economy: added by {len(added)} " in page_text(open_page("map", edition="change"))
    shown = page_text(open_page("heatmap", edition="change", industry="hydrogen-and-storage", region="CN-XJ"))
    assert "Low-altitude economy gained most, from 6 to 27 of 33 regions" in shown
    assert "not named again: 2 Programme" in shown
    assert atlas.evidence["gwr-2021-xj/CN-XJ/hydrogen-and-storage"].statement in shown


def test_the_profile_tells_a_regions_own_change_and_what_it_stresses(atlas: Atlas) -> None:
    shown = page_text(open_page("profile", of="region", region="CN-AH", edition="reports-2026"))
    assert "What changed from 2021 to 2026?" in shown
    proper = {key for key, entry in atlas.industries.items() if entry.kind == "industry"}
    then, now = (
        set(rows.loc[(rows["region_id"] == "CN-AH") & rows["industry_id"].isin(proper), "industry_id"])
        for rows in (THEN, NOW)
    )
    assert f"{len(now - then)} added, " in shown
    assert f"{len(then - now)} not named again" in shown
    assert "times as often as all regions do, in " in shown
    assert "times as often" not in page_text(open_page("profile", of="region", region="CN-AH"))
    assert "What changed" not in page_text(open_page("profile", of="region", region="CN-MO"))
