"""Editions, emphasis, broader headings and change: by hand, by properties, and against pandas on the CSV files."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.broader import broader_named, headings_above, taken_from
from analysis.change import Change, cell_changes, industry_changes, region_changes
from analysis.editions import Edition, EvidenceChoice, edition_focus, edition_sources, in_both, passages, uncovered
from analysis.emphasis import emphasis
from analysis.focus import Blank, Focus
from analysis.location_quotient import location_quotient
from data.atlas import Atlas
from data.load import HERE

REPORTED = {
    "hydrogen-and-storage": (17, 30),
    "low-altitude-economy": (6, 27),
    "artificial-intelligence": (24, 33),
    "biomanufacturing": (3, 23),
    "network-communications": (30, 20),
    "smart-city": (27, 17),
    "new-generation-it": (15, 5),
}
"""Regions that name an industry in 2021 and in 2026, of 33 with both reports, as the inputs say."""

nan = float("nan")
levels = st.sampled_from([nan, 1.0, 2.0, 3.0])
matrices = st.lists(st.lists(levels, min_size=3, max_size=3), min_size=2, max_size=5).map(
    lambda rows: pd.DataFrame(rows, index=[f"r{n}" for n in range(len(rows))], columns=list("abc"))
)


def focus_of(whole: Atlas, edition: Edition, **more: bool) -> Focus:
    return edition_focus(
        whole.table("evidence"),
        whole.table("sources"),
        list(whole.regions),
        list(whole.industries),
        EvidenceChoice(edition=edition, **more),
        {key: industry.broader_id for key, industry in whole.industries.items() if industry.broader_id},
    )


def reports(year: str) -> pd.DataFrame:
    """The rows of the work reports of a year, straight from the CSV files."""
    rows = pd.read_csv(HERE / "tables" / "evidence.csv")
    return rows[rows["source_id"].str.startswith(f"gwr-{year}")]


def test_an_edition_holds_documents_of_one_nature(whole: Atlas) -> None:
    sources, regions = whole.table("sources"), list(whole.regions)

    def kinds(edition: Edition) -> dict[str, int]:
        chosen = edition_sources(sources, EvidenceChoice(edition=edition), regions)
        return sources[sources["source_id"].isin(chosen)]["kind"].value_counts().to_dict()  # type: ignore[no-any-return]

    assert kinds(Edition.REPORTS_2021) == {"work report": 33}
    assert kinds(Edition.REPORTS_2026) == {"work report": 44, "policy address": 1}
    assert kinds(Edition.CHANGE) == {"work report": 66}
    assert set(kinds(Edition.LISTS)) == {"commentary", "list"}


def test_regions_without_a_document_are_not_covered(whole: Atlas) -> None:
    assert uncovered(focus_of(whole, Edition.REPORTS_2026)) == ["CN-MO"]
    without = uncovered(focus_of(whole, Edition.REPORTS_2021))
    assert len(without) == 13
    assert {"CN-HK", "CN-MO", "CN-440300"} < set(without)
    assert set(uncovered(focus_of(whole, Edition.CHANGE))) == set(without)


@pytest.mark.parametrize(("edition", "year"), [(Edition.REPORTS_2021, "2021"), (Edition.REPORTS_2026, "2026")])
def test_the_levels_of_an_edition_are_those_of_its_reports(whole: Atlas, edition: Edition, year: str) -> None:
    found = focus_of(whole, edition).levels.drop(index="CN-HK").stack().dropna().astype(int).to_dict()
    rows = reports(year)
    assert found == {(row.region_id, row.industry_id): row.level for row in rows.itertuples()}


def both_years(whole: Atlas) -> tuple[pd.DataFrame, pd.DataFrame]:
    regions = in_both(whole.table("sources"), list(whole.regions))
    then, now = (
        focus_of(whole, edition).levels.loc[regions] for edition in (Edition.REPORTS_2021, Edition.REPORTS_2026)
    )
    return then, now


def test_the_change_of_industries_is_that_of_the_inputs(whole: Atlas) -> None:
    found = industry_changes(*both_years(whole))
    assert {change.regions for change in found} == {33}
    counted = {change.industry: (len(change.then), len(change.now)) for change in found}
    assert {key: counted[key] for key in REPORTED} == REPORTED
    then, now = reports("2021"), reports("2026")
    covered = set(then["region_id"]) & set(now["region_id"])
    assert len(covered) == 33
    for key, pair in counted.items():
        regions = [set(rows.loc[rows["industry_id"] == key, "region_id"]) & covered for rows in (then, now)]
        assert pair == (len(regions[0]), len(regions[1])), key
    gains = [change.gain for change in found]
    assert gains == sorted(gains, reverse=True)


@pytest.mark.parametrize("region", ["CN-AH", "CN-SH", "CN-370200"])
def test_the_change_of_a_region_is_counted_from_the_tables(whole: Atlas, region: str) -> None:
    counts = region_changes(cell_changes(*both_years(whole)))[region]
    rows = [reports(year).set_index("region_id").loc[region].set_index("industry_id") for year in ("2021", "2026")]
    then, now = rows[0]["level"], rows[1]["level"]
    shared = then.index.intersection(now.index)
    assert counts == {
        Change.ADDED: len(now.index.difference(then.index)),
        Change.NOT_AGAIN: len(then.index.difference(now.index)),
        Change.RAISED: int((now[shared] > then[shared]).sum()),
        Change.LOWERED: int((now[shared] < then[shared]).sum()),
        Change.KEPT: int((now[shared] == then[shared]).sum()),
    }


@pytest.mark.parametrize(
    ("region", "by_hand"),
    [
        ("CN-AH", {"added": 11, "not named again": 1, "raised": 5, "lowered": 5, "kept": 26}),
        ("CN-SH", {"added": 12, "not named again": 2, "raised": 4, "lowered": 4, "kept": 23}),
        ("CN-370200", {"added": 7, "not named again": 9, "raised": 12, "lowered": 3, "kept": 17}),
    ],
)
def test_the_change_of_three_regions_by_hand(whole: Atlas, region: str, by_hand: dict[str, int]) -> None:
    """Counted off the rows of evidence.csv: Anhui no longer names displays, Shanghai industrial Internet, materials."""
    changes = cell_changes(*both_years(whole))
    assert {kind.value: n for kind, n in region_changes(changes)[region].items()} == by_hand
    assert changes.loc["CN-AH", "displays"] == Change.NOT_AGAIN
    assert changes.loc["CN-AH", "low-altitude-economy"] == Change.ADDED
    assert changes.loc["CN-AH", "integrated-circuits"] == Change.LOWERED
    assert changes.loc["CN-SH", "hydrogen-and-storage"] == Change.ADDED
    assert changes.loc["CN-370200", "hydrogen-and-storage"] == Change.RAISED


def test_every_kind_of_change_by_hand() -> None:
    then = pd.DataFrame({"a": [1.0, 3.0, nan], "b": [2.0, 2.0, nan]}, index=["x", "y", "z"])
    now = pd.DataFrame({"a": [2.0, 1.0, nan], "b": [2.0, nan, 3.0]}, index=["x", "y", "z"])
    assert cell_changes(then, now).to_numpy().tolist() == [
        ["raised", "kept"],
        ["lowered", "not named again"],
        ["", "added"],
    ]
    a, b = sorted(industry_changes(then, now), key=lambda change: change.industry)
    assert (a.then, a.now, a.joined, a.left, a.gain) == (("x", "y"), ("x", "y"), (), (), 0)
    assert (b.joined, b.left, b.levels_then, b.levels_now) == (("z",), ("y",), (0, 2, 0), (0, 1, 1))
    with pytest.raises(ValueError, match="different regions"):
        cell_changes(then, now.loc[["x", "y"]])


@given(matrices, st.randoms())
def test_what_is_added_one_way_is_not_named_again_the_other_way(then: pd.DataFrame, chance: object) -> None:
    now = then.sample(frac=1, random_state=chance.randint(0, 99)).set_axis(then.index)  # type: ignore[attr-defined]
    there, back = cell_changes(then, now), cell_changes(now, then)
    opposite = {"added": "not named again", "raised": "lowered", "kept": "kept", "": ""}
    opposite |= {value: key for key, value in opposite.items()}
    assert there.map(opposite.__getitem__).equals(back)
    assert (
        sum(change.gain for change in industry_changes(then, now)) == now.notna().sum().sum() - then.notna().sum().sum()
    )


def test_passages_are_those_of_the_reports(whole: Atlas) -> None:
    focus = focus_of(whole, Edition.REPORTS_2026)
    reports_only = focus.evidence[focus.evidence["source_id"].str.startswith("gwr-")]
    counts = passages(reports_only, list(whole.regions), list(whole.industries))
    rows = reports("2026")
    assert counts.sum().sum() == rows["passages"].sum()
    assert counts.loc["CN-HK"].isna().all()
    assert counts.loc["CN-BJ", "artificial-intelligence"] == 3
    assert counts.loc["CN-BJ", "new-generation-it"] == 0


def test_emphasis_by_hand() -> None:
    counts = pd.DataFrame({"a": [9.0, 1.0, nan], "b": [1.0, 9.0, nan]}, index=["x", "y", "z"])
    found = emphasis(counts)
    assert found.loc["x", "a"] == pytest.approx((9 + 2) / (5 + 2))
    assert found.loc["z"].isna().all()
    few = emphasis(pd.DataFrame({"a": [1.0, 0.0], "b": [1.0, 98.0]}, index=["x", "y"]))
    assert few.loc["x", "a"] == pytest.approx((1 + 2) / (2 * 0.01 + 2))  # 50 times without shrinkage
    assert emphasis(counts.loc[["z"]]).isna().all().all()
    with pytest.raises(ValueError, match="negative"):
        emphasis(counts - 5)


counted = st.lists(st.lists(st.integers(0, 30).map(float), min_size=3, max_size=3), min_size=2, max_size=5).map(
    lambda rows: pd.DataFrame(rows, index=[f"r{n}" for n in range(len(rows))], columns=list("abc"))
)


@given(counted)
def test_emphasis_lies_between_one_and_the_location_quotient(counts: pd.DataFrame) -> None:
    raw, shrunk = location_quotient(counts), emphasis(counts)
    known = raw.notna().to_numpy()
    low = raw.clip(upper=1).to_numpy()[known] - 1e-9
    high = raw.clip(lower=1).to_numpy()[known] + 1e-9
    assert ((shrunk.to_numpy()[known] >= low) & (shrunk.to_numpy()[known] <= high)).all()
    pd.testing.assert_frame_equal(emphasis(counts, 0).where(raw.notna()), raw)


def test_broader_headings_by_hand() -> None:
    broader = {"ic": "electronics", "electronics": "it"}
    assert headings_above("ic", broader) == ["electronics", "it"]
    table = pd.DataFrame(
        {"ic": [nan, nan, 1.0, nan], "electronics": [2.0, nan, nan, nan], "it": [3.0, 3.0, 3.0, nan]},
        index=["AH", "JS", "SH", "XZ"],
    )
    assert broader_named(table, broader).to_numpy().tolist() == [
        ["electronics", "", ""],
        ["it", "it", ""],
        ["", "it", ""],
        ["", "", ""],
    ]
    assert taken_from(table, broader_named(table, broader))["ic"].fillna(0).to_list() == [2, 3, 1, 0]
    assert taken_from(table, broader_named(table, {})).equals(table)


def test_a_blank_under_a_named_heading_is_a_state_of_its_own(whole: Atlas) -> None:
    focus = focus_of(whole, Edition.LISTS)
    assert focus.level("CN-AH", "integrated-circuits") is None
    assert focus.blank("CN-AH", "integrated-circuits") is Blank.BROADER
    assert focus.heading("CN-AH", "integrated-circuits") == "new-generation-it"
    counted = focus_of(whole, Edition.LISTS, broader=True)
    assert counted.level("CN-AH", "integrated-circuits") == focus.level("CN-AH", "new-generation-it")
    assert counted.blank("CN-AH", "integrated-circuits") is None
    under = (focus.blanks == Blank.BROADER.value).to_numpy()
    assert under.sum() == counted.levels.notna().to_numpy().sum() - focus.levels.notna().to_numpy().sum()


def test_only_confirmed_items_and_only_the_latest_list_count_if_asked_for(whole: Atlas) -> None:
    assert set(focus_of(whole, Edition.LISTS, confirmed=True).evidence["checked"]) == {"primary", "two pages"}
    chosen = focus_of(whole, Edition.LISTS, latest=True).sources
    assert {key for key in chosen if key.startswith(("he-", "sh-"))} == {"he-2018", "sh-sei-2021"}
    assert "antai-2021" in chosen


def test_a_named_heading_of_the_dataset_is_found(whole: Atlas) -> None:
    broader = {key: industry.broader_id for key, industry in whole.industries.items() if industry.broader_id}
    focus = focus_of(whole, Edition.LISTS)
    table, under = focus.levels, focus.headings
    assert all(heading in headings_above(key, broader) for key in under.columns for heading in set(under[key]) - {""})
    assert not (under.ne("") & table.notna()).any().any()
    for region in table.index:
        for industry in table.columns:
            heading = under.loc[region, industry]
            assert not heading or table.loc[region, heading] == table.loc[region, heading]
