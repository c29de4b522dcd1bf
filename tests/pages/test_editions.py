"""Every page in every edition and choice of regions: it opens, and counts what the CSV files say."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.editions import Edition
from analysis.other_editions import region_of, split_pair
from analysis.scopes import RegionScope
from components.page.registry import PAGES
from components.selection.model import COMPARE_LIMIT, parse
from data.load import load
from tests.apptest import figures, is_complete, open_page, page_text
from tests.tables import TABLES

KINDS = {
    "commentary": ["commentary"],
    "provinces": ["commentary", "province"],
    "all": ["commentary", "province", "city"],
}
DATASET = load()
KEYS = [
    "edition",
    "regions",
    "region",
    "compare",
    "industry",
    "sources",
    "asof",
    "broader",
    "latest",
    "confirmed",
    "kinds",
]
PAIRS = st.lists(
    st.builds(
        "".join,
        st.tuples(
            st.sampled_from(["CN-SH", "cn-ah", "CN-440300", "CN-HK", "CN-TW", ""]),
            st.sampled_from(["", "@", "@@", "@2021", "@reports-2021", "@REPORTS-2026", "@change", "@reports-2099"]),
        ),
    ),
    max_size=7,
).map(",".join)
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["2021", "reports-2021", "reports-2026", "change", "commentary", "provinces", "all", "yes", "none"]
    ),
    st.sampled_from(["CN-SH", "CN-440300", "CN-TW", "CN-SH,CN-440300", "2026-01-01", "hydrogen-and-storage"]),
    st.sampled_from(["list", "commentary,list", "work-report", "policy-address,list", "letters"]),
    PAIRS,
)


def evidence_of(edition: str, scope: str) -> pd.DataFrame:
    """The rows whose levels an edition shows, straight from the CSV files."""
    rows = pd.read_csv(TABLES / "evidence.csv")
    sources = pd.read_csv(TABLES / "sources.csv", keep_default_na=False).set_index("source_id")
    regions = pd.read_csv(TABLES / "regions.csv", keep_default_na=False)
    rows = rows.join(sources[["kind", "date"]], on="source_id")
    rows = rows[rows["region_id"].isin(regions.loc[regions["scope"].isin(KINDS[scope]), "region_id"])]
    report = rows["kind"] == "work report"
    then, now = rows[report & rows["date"].str.startswith("2021")], rows[report & rows["date"].str.startswith("2026")]
    match edition:
        case "2021":
            dated = (rows["date"] != "") & (rows["date"] <= "2021-08-04")
            return rows[rows["kind"].isin(["commentary", "list"]) & dated]
        case "reports-2021":
            return then
        case "reports-2026":
            return pd.concat([now, rows[rows["kind"] == "policy address"]])
        case _:
            return now[now["region_id"].isin(then["region_id"])]


@pytest.mark.parametrize("scope", list(RegionScope))
@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("page", [entry.key for entry in PAGES])
def test_every_page_opens_in_every_edition_and_choice_of_regions(page: str, edition: str, scope: str) -> None:
    at = open_page(page, edition=edition, regions=scope, industry="hydrogen-and-storage", compare="CN-AH,CN-SH")
    assert is_complete(at), (at.exception, at.error)


@pytest.mark.parametrize("scope", list(RegionScope))
@pytest.mark.parametrize("edition", list(Edition))
def test_an_industry_is_named_by_as_many_regions_as_the_tables_say(edition: str, scope: str) -> None:
    rows = evidence_of(edition, scope)
    own = rows[rows["industry_id"] == "artificial-intelligence"]
    named, covered = own["region_id"].nunique(), rows["region_id"].nunique()
    regions = {"commentary": 14, "provinces": 35, "all": 46}[scope]
    shown = page_text(
        open_page("profile", of="industry", industry="artificial-intelligence", edition=edition, regions=scope)
    )
    if edition == Edition.CHANGE:
        before = evidence_of("reports-2021", scope)
        then = set(before.loc[before["industry_id"] == "artificial-intelligence", "region_id"])
        now, both = set(own["region_id"]), set(rows["region_id"])
        sentence = (
            f"added by {len(now - then)} of {covered} regions since 2021, not named again by {len(then & both - now)}"
        )
        assert f"Artificial intelligence: {sentence}" in shown
    else:
        assert f"Artificial intelligence: named by {named} of {covered} regions" in shown
    if regions > covered:
        assert f"; {regions - covered} without a source" in shown


@pytest.mark.parametrize(
    ("edition", "kinds"),
    [("2021", "list"), ("2021", "commentary"), ("reports-2026", "work report"), ("reports-2026", "policy address")],
)
def test_a_kind_of_document_alone_counts_what_the_tables_say(edition: str, kinds: str) -> None:
    rows = evidence_of(edition, "all")
    own = rows[(rows["industry_id"] == "artificial-intelligence") & (rows["kind"] == kinds)]
    covered = rows.loc[rows["kind"] == kinds, "region_id"].nunique()
    query = {"edition": edition, "kinds": kinds.replace(" ", "-"), "regions": "all"}
    shown = page_text(open_page("profile", of="industry", industry="artificial-intelligence", **query))
    named = own["region_id"].nunique()
    sentence = f"named by {named} of {covered} regions" if covered > 1 else "named by the one region with a source"
    assert f"Artificial intelligence: {sentence}" in shown


@pytest.mark.parametrize("edition", [edition for edition in Edition if edition is not Edition.CHANGE])
def test_a_region_names_as_many_industries_as_the_tables_say(edition: str) -> None:
    rows = evidence_of(edition, "provinces")
    industries = pd.read_csv(TABLES / "industries.csv").query("kind == 'industry'")["industry_id"]
    own = rows[(rows["region_id"] == "CN-AH") & rows["industry_id"].isin(industries)]
    levels = own.groupby("industry_id")["level"].max()
    flagships = int((levels == 3).sum())
    shown = page_text(open_page("map", region="CN-AH", edition=edition))
    assert f"Names {len(levels)} industries, {flagships} of them as " in shown


@pytest.mark.parametrize("edition", ["2021", "reports-2026"])
def test_four_colours_of_the_map_cover_the_numbers_of_industries_in_view(edition: str) -> None:
    rows = evidence_of(edition, "provinces")
    industries = pd.read_csv(TABLES / "industries.csv").query("kind == 'industry'")["industry_id"]
    counts = rows[rows["industry_id"].isin(industries)].groupby("region_id")["industry_id"].nunique()
    width = -(-int(counts.max()) // 4)
    traces = figures(open_page("map", edition=edition, colour="count"))[0]["data"]
    names = {trace.get("name") for trace in traces}
    assert {f"1–{width}", f"{3 * width + 1} and more"} < names
    coloured = next(trace for trace in traces if len(trace.get("locations") or []) > 1)
    shades = dict(zip(coloured["locations"], coloured["z"], strict=True))
    known = [key for key in counts.index if key in shades]
    shades_of_class: dict[int, set[int]] = {}
    for key in known:
        shades_of_class.setdefault((int(counts[key]) - 1) // width, set()).add(shades[key])
    assert len(shades_of_class) > 1
    assert all(len(found) == 1 for found in shades_of_class.values())
    assert len(set.union(*shades_of_class.values())) == len(shades_of_class)


@pytest.mark.parametrize("edition", list(Edition))
def test_all_numbers_around_the_heatmap_are_those_of_the_tables(edition: str) -> None:
    """At the right how many industries each region names, below how many regions name each column; “–” for a blank."""
    cells = evidence_of(edition, "all")[["region_id", "industry_id"]].drop_duplicates()
    kinds = pd.read_csv(TABLES / "industries.csv").set_index("industry_id")["kind"]
    industries = cells[cells["industry_id"].map(kinds) == "industry"].groupby("region_id").size()
    regions = cells.groupby("industry_id").size()
    figure = figures(open_page("heatmap", edition=edition, regions="all"))[0]
    beside, below = [trace["text"] for trace in figure["data"] if trace.get("mode") == "text"][:2]
    covered = set(cells["region_id"])
    assert beside == [str(industries.get(key, 0)) if key in covered else "–" for key in DATASET.regions]
    order = [key for kind in ("industry", "umbrella", "agenda") for key in kinds.index[kinds == kind]]
    assert below == [str(regions.get(key, 0)) for key in order]


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_no_url_can_break_the_choice_of_evidence(query: dict[str, str]) -> None:
    chosen = parse(query, DATASET, {})
    scope = pd.read_csv(TABLES / "regions.csv", keep_default_na=False).set_index("region_id")["scope"]
    for region in filter(None, (chosen.region, *chosen.compare)):
        assert scope[region_of(region)] in KINDS[chosen.evidence.scope]
    again = parse(chosen.query(), DATASET, {})
    assert (again.evidence, again.compare) == (chosen.evidence, chosen.compare)
    meant = [(region_of(key), split_pair(key)[1] or chosen.evidence.edition) for key in chosen.compare]
    assert len(set(meant)) == len(meant) <= COMPARE_LIMIT
    understood = {key for key, _value in chosen.dropped}
    for key in ("edition", "regions", "broader", "latest", "confirmed"):
        if key in query and key not in understood:
            assert chosen.query().get(key, query[key]) == query[key] or key == "regions"


def test_counts_of_lists_are_shown_with_a_warning_and_those_of_reports_without() -> None:
    warning = "Lists differ in kind and length, so the number of industries says little between regions here"
    assert page_text(open_page("map", colour="count")).count(warning) == 2  # above the map, and with the choice of date
    assert warning not in page_text(open_page("map", colour="count", edition="reports-2026"))
