"""Counts of what a region names: a blank is never a zero, none and one have words of their own, ties are all named."""

import pandas as pd
import pytest

from analysis.focus import Focus, focus_matrix
from components.findings.comparison_text import shared_finding
from components.findings.counts import (
    count_text,
    few_names,
    industry_counts,
    leaders,
    naming_finding,
    nothing_named,
    region_summary,
)
from components.text.i18n import use
from data.atlas import Atlas

INDUSTRY, UMBRELLA = "integrated-circuits", "emerging-industries"
SOURCES = pd.DataFrame({"source_id": ["essay"], "kind": ["commentary"]})


def focus_of_cells(atlas: Atlas, *cells: tuple[str, str, int]) -> Focus:
    rows = pd.DataFrame(cells, columns=["region_id", "industry_id", "level"])
    rows["evidence_id"], rows["source_id"] = rows["region_id"] + rows["industry_id"], "essay"
    return focus_matrix(rows, SOURCES, list(atlas.regions), list(atlas.industries), ("essay",))


def test_a_region_without_a_source_has_no_count_and_says_so(atlas: Atlas) -> None:
    focus = focus_of_cells(atlas, ("CN-SH", INDUSTRY, 3), ("CN-GD", UMBRELLA, 2))
    assert industry_counts(atlas, focus) == {"CN-SH": 1, "CN-GD": 0}
    assert count_text(atlas, focus, "CN-BJ") == "Not covered"
    assert region_summary(atlas, focus, "CN-BJ").startswith("Not covered: no source of this region")
    assert nothing_named("Beijing", focus, "CN-BJ") == "Beijing: not covered, no source of it is in force"


@pytest.mark.parametrize(
    ("cells", "summary", "few"),
    [
        ([(UMBRELLA, 2)], "Names no single industry", "No industry named"),
        ([(INDUSTRY, 2)], "Names 1 industry", "1 industry named"),
        ([(INDUSTRY, 3)], "Names 1 industry, as a flagship", "1 industry named"),
        ([(INDUSTRY, 3), ("automobiles", 1)], "Names 2 industries, 1 of them as a flagship", "2 industries named"),
        ([(INDUSTRY, 3), ("automobiles", 3)], "Names 2 industries, 2 of them as flagships", "2 industries named"),
    ],
)
def test_none_and_one_have_their_words(atlas: Atlas, cells: list[tuple[str, int]], summary: str, few: str) -> None:
    focus = focus_of_cells(atlas, *(("CN-SH", industry, level) for industry, level in cells))
    assert region_summary(atlas, focus, "CN-SH") == summary
    assert count_text(atlas, focus, "CN-SH") == few


def test_who_names_an_industry_is_said_for_none_and_one_too(atlas: Atlas) -> None:
    def sentence(*cells: tuple[str, str, int]) -> str:
        finding, _semicolon, without = naming_finding("Chips", focus_of_cells(atlas, *cells), INDUSTRY).partition("; ")
        covered = len({region for region, _industry, _level in cells})
        assert without == (f"{len(atlas.regions) - covered} without a source" if cells else "")
        return finding

    other = ("CN-GD", "automobiles", 2)
    assert sentence() == "Chips: not covered, no source of any region is in force"
    assert sentence(other) == "Chips: named by no region under this choice"
    assert sentence(("CN-SH", INDUSTRY, 2)) == "Chips: named by the one region with a source, not as a flagship"
    assert sentence(("CN-SH", INDUSTRY, 3)) == "Chips: named by the one region with a source, as a flagship"
    assert sentence(("CN-SH", INDUSTRY, 2), other) == "Chips: named by 1 of 2 regions, by none as a flagship"
    assert sentence(("CN-SH", INDUSTRY, 3), other) == "Chips: named by 1 of 2 regions, as a flagship by 1"


def test_all_that_lead_are_named_and_nobody_leads_with_none() -> None:
    assert leaders({"a": 2, "b": 1, "c": 2}) == (["a", "c"], 2)
    assert leaders({"a": 0}) == leaders({}) == ([], 0)
    assert (few_names(["A", "B"]), few_names(list("ABCD"))) == ("A and B", "")


def test_a_blank_is_said_in_chinese(atlas: Atlas) -> None:
    use("zh")
    try:
        assert region_summary(atlas, focus_of_cells(atlas), "CN-SH").startswith("无来源")
    finally:
        use("en")


@pytest.mark.parametrize(
    ("shared", "named", "lowest", "sentence"),
    [
        (0, 0, 1, "A and B: no industry named under this choice"),
        (0, 0, 3, "A and B: no industry named at level 3 (Flagship) or above"),
        (0, 5, 1, "A and B share none of the 5 industries that either names"),
        (0, 1, 1, "A and B do not share the one industry that either names"),
        (1, 1, 1, "A and B share the one industry that either names"),
        (1, 1, 2, "A and B share the one industry that either names at level 2 (Programme) or above"),
        (1, 5, 1, "A and B share 1 industry of the 5 that either names"),
    ],
)
def test_what_two_regions_share_is_said_for_none_and_one_too(
    shared: int, named: int, lowest: int, sentence: str
) -> None:
    assert shared_finding(["A", "B"], shared, named, lowest) == sentence
