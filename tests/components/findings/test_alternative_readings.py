"""One source left out at a time: what is left, counted from the CSV files alone."""

import csv
from collections import defaultdict

import pytest

from analysis.editions import Edition, EvidenceChoice, edition_focus
from analysis.focus import Focus
from analysis.other_editions import with_pairs
from analysis.readings import Choice
from analysis.ruzicka import ruzicka
from components.findings.alternative_readings import ALL, without_each
from data.atlas import Atlas
from data.load import HERE

NOW = Choice(ALL, 1, "industry", weighed=True)
ANHUI_2026 = "gwr-2026-ah"


def focus_of(atlas: Atlas, choice: EvidenceChoice) -> Focus:
    tables = atlas.table("evidence"), atlas.table("sources")
    return edition_focus(*tables, list(atlas.regions), list(atlas.industries), choice, atlas.broader)


def named(prefix: str, without: str = "") -> dict[str, dict[str, int]]:
    """The levels by region and industry of the documents whose ids begin so, but one."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    with (HERE / "tables" / "evidence.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["source_id"].startswith(prefix) and row["source_id"] != without:
                cell = found[row["region_id"]]
                cell[row["industry_id"]] = max(cell.get(row["industry_id"], 0), int(row["level"]))
    return found


def test_of_the_change_one_report_of_the_later_year_is_left_out(atlas: Atlas) -> None:
    focus = focus_of(atlas, EvidenceChoice(edition=Edition.CHANGE))
    under = without_each(focus, atlas.columns(), NOW, ruzicka, {})
    assert len(focus.sources) == 66
    assert [reading.choice.sources for reading in under] == [key for key in focus.sources if key.startswith("gwr-2026")]
    assert len(under) == 33
    for reading in under:
        left = named("gwr-2026", without=reading.choice.sources)
        for region in focus.covered:
            expected = {key: level for key, level in left[region].items() if key in reading.levels}
            row = reading.levels.loc[region].dropna()
            assert {str(key): int(level) for key, level in row.items()} == expected, reading.choice.sources


def test_a_region_in_two_editions_loses_the_document_that_is_left_out_and_no_other(atlas: Atlas) -> None:
    pairs = ["CN-AH@reports-2021", "CN-AH@reports-2026"]
    focus = with_pairs(lambda choice: focus_of(atlas, choice), EvidenceChoice(), pairs)
    under = {reading.choice.sources: reading for reading in without_each(focus, atlas.columns(), NOW, ruzicka, {})}
    assert len(under) == len(focus.sources) == len(set(focus.sources))
    whole, without = focus.levels[atlas.columns()], under[ANHUI_2026].levels
    assert without.loc[pairs[1]].isna().all()
    assert without.drop(index=pairs[1]).equals(whole.drop(index=pairs[1]))
    assert whole.loc[pairs[1]].notna().sum() > whole.loc[pairs[0]].notna().sum() > 0


@pytest.mark.parametrize("edition", [Edition.LISTS, Edition.REPORTS_2026])
def test_what_counts_under_a_broader_heading_counts_without_a_source_too(atlas: Atlas, edition: Edition) -> None:
    """A document about one region is left out: all other regions keep their levels."""
    focus = focus_of(atlas, EvidenceChoice(edition=edition, broader=True))
    whole = focus.levels[atlas.columns()]
    alone = next(key for key in focus.sources if atlas.sources[key].region_id == "CN-AH")
    under = without_each(focus, atlas.columns(), NOW, ruzicka, atlas.broader)
    without = next(reading.levels for reading in under if reading.choice.sources == alone)
    assert without.drop(index="CN-AH").equals(whole.drop(index="CN-AH"))
    assert not without.loc["CN-AH"].equals(whole.loc["CN-AH"])
