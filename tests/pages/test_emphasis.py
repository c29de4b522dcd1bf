"""Emphasis on map, heatmap and compare, recomputed from the tables with plain pandas."""

import pandas as pd
import pytest

from analysis.emphasis import emphasis, emphasis_terms
from tests.apptest import figures, is_complete, open_page, page_text
from tests.tables import SCOPES, TABLES


def quotients(year: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Passages and shrunk location quotients of the work reports of a year, by region and industry."""
    tables = {name: pd.read_csv(TABLES / f"{name}.csv", keep_default_na=False) for name in ("sources", "regions")}
    rows = pd.read_csv(TABLES / "evidence.csv").merge(tables["sources"][["source_id", "kind", "date"]], on="source_id")
    industries = pd.read_csv(TABLES / "industries.csv")
    proper = industries.loc[industries["kind"] == "industry", "industry_id"]
    seen = tables["regions"].loc[tables["regions"]["scope"].isin(SCOPES), "region_id"]
    own = rows[(rows["kind"] == "work report") & rows["date"].str.startswith(year)]
    own = own[own["industry_id"].isin(proper) & own["region_id"].isin(seen)]
    counts = own.groupby(["region_id", "industry_id"])["passages"].sum().unstack(fill_value=0.0)
    expected = counts.sum(axis=1).to_numpy()[:, None] * counts.sum().to_numpy() / counts.to_numpy().sum()
    return counts, (counts + 2) / (expected + 2)


@pytest.mark.parametrize("year", ["2021", "2026"])
def test_the_map_names_the_region_that_speaks_of_an_industry_most(year: str) -> None:
    counts, times = quotients(year)
    known = times.loc[counts["new-energy-intelligent-vehicles"] >= 3, "new-energy-intelligent-vehicles"]
    at = open_page("map", edition=f"reports-{year}", colour="emphasis", industry="new-energy-intelligent-vehicles")
    assert is_complete(at)
    assert f" {known.max():.1f} times as often as all regions do" in page_text(at)
    assert f"; {(known >= 1.5).sum()} regions at least 1.5 times" in page_text(at)


def test_the_heatmap_has_as_many_marks_of_each_size_as_the_quotients_say() -> None:
    counts, times = quotients("2026")
    at = open_page("heatmap", edition="reports-2026", cells="emphasis")
    assert is_complete(at)
    sizes = {
        trace["name"]: len(trace["x"]) for trace in figures(at)[0]["data"] if "times as often" in trace.get("name", "")
    }
    named = times.where(counts > 0)
    assert sizes == {
        "1.0 to 1.5 times as often": int(((named >= 1) & (named < 1.5)).to_numpy().sum()),
        "1.5 to 2.5 times as often": int(((named >= 1.5) & (named < 2.5)).to_numpy().sum()),
        "2.5 times as often or more": int((named >= 2.5).to_numpy().sum()),
    }


def test_compare_puts_each_editions_emphasis_beside_its_marks() -> None:
    at = open_page("compare", edition="reports-2026", compare="CN-AH@reports-2021,CN-AH")
    beside = next(trace for trace in figures(at)[0]["data"] if any("×" in str(text) for text in trace.get("text", [])))
    expected = 0
    for year in ("2021", "2026"):
        counts, times = quotients(year)
        shown = times.loc["CN-AH"][(counts.loc["CN-AH"] >= 3) & (times.loc["CN-AH"] >= 1.5)]
        expected += len(shown)
        assert all(any(f"{value:.1f}×" in text for text in beside["text"]) for value in shown)
    assert len(beside["text"]) == expected > 0


def test_lists_have_no_emphasis() -> None:
    for page in ("map", "heatmap", "compare"):
        at = open_page(
            page, colour="emphasis", cells="emphasis", industry="new-energy-intelligent-vehicles", compare="CN-AH,CN-SH"
        )
        assert is_complete(at)
        assert "×" not in str([trace.get("text") for trace in figures(at)[0]["data"]])
        assert "times as often" not in str(figures(at))


def test_terms_give_the_same_values() -> None:
    counts, times = quotients("2026")
    pd.testing.assert_frame_equal(emphasis(counts), times)
    for region in counts.index:
        pd.testing.assert_series_equal(emphasis_terms(counts, str(region)).values, times.loc[region], check_names=False)
