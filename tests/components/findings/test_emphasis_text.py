"""What a region stresses: counted from the tables, and said in words."""

import pandas as pd
import pytest

from analysis.editions import Edition, EvidenceChoice, edition_focus
from components.findings.emphasis_text import counted_passages, stressed, stressed_text
from data.atlas import Atlas
from data.load import HERE


@pytest.fixture(scope="module")
def counts(atlas: Atlas) -> pd.DataFrame:
    tables = atlas.table("evidence"), atlas.table("sources")
    choice = EvidenceChoice(edition=Edition.REPORTS_2026)
    focus = edition_focus(*tables, list(atlas.regions), list(atlas.industries), choice, atlas.broader)
    return counted_passages(atlas, focus)


def test_emphasis_is_what_plain_pandas_finds(atlas: Atlas, counts: pd.DataFrame) -> None:
    rows = pd.read_csv(HERE / "tables" / "evidence.csv")
    rows = rows[rows["source_id"].str.startswith("gwr-2026") & rows["region_id"].isin(atlas.regions)]
    rows = rows[rows["industry_id"].isin(atlas.columns())]
    whole = rows["passages"].sum()
    own = rows[rows["region_id"] == "CN-AH"].set_index("industry_id")["passages"]
    times = {
        key: (own[key] + 2) / (own.sum() * rows.loc[rows["industry_id"] == key, "passages"].sum() / whole + 2)
        for key in own.index
        if own[key] >= 3
    }
    best = sorted((key for key in times if times[key] > 1), key=lambda key: -times[key])[:5]
    found = stressed(counts, "CN-AH", 5)
    assert [entry.industry for entry in found] == best
    assert [entry.times for entry in found] == pytest.approx([times[key] for key in best])


def test_a_region_without_a_work_report_stresses_nothing(counts: pd.DataFrame) -> None:
    assert stressed(counts, "CN-HK", 5) == []
    assert stressed(counts, "CN-MO", 5) == []


def test_a_stressed_industry_is_told_with_its_number_of_times(atlas: Atlas, counts: pd.DataFrame) -> None:
    first = stressed(counts, "CN-SX", 1)[0]
    text = stressed_text(atlas, first)
    assert text.startswith(
        f"{atlas.industries[first.industry].name_en}: {first.times:.1f} times as often as all regions"
    )
    assert text.endswith(f"in {first.passages} passages")
