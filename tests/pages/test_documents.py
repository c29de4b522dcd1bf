"""The time line of documents, and the groups of regions, against the tables."""

import re
from datetime import date

import pandas as pd
import pytest

from components.evidence.time_line import quarters
from components.selection.model import parse
from data.atlas import Atlas
from tests.apptest import drawn_by, figures, is_complete, open_page, page_text
from tests.tables import SCOPES, TABLES


def test_the_time_line_counts_every_dated_document_about_regions_in_view() -> None:
    sources = pd.read_csv(TABLES / "sources.csv", keep_default_na=False)
    regions = pd.read_csv(TABLES / "regions.csv", keep_default_na=False)
    seen = ["", *regions.loc[regions["scope"].isin(SCOPES), "region_id"]]
    dated = sources[(sources["date"] != "") & sources["region_id"].isin(seen)]
    when = pd.PeriodIndex(dated["date"], freq="Q")
    expected = dated.groupby([dated["kind"], when.year, when.quarter]).size()
    at = open_page("evidence")
    assert is_complete(at)
    marks = next(trace for trace in figures(at)[-1]["data"] if trace.get("customdata"))
    counted = dict(zip(marks["customdata"], map(int, marks["text"]), strict=True))
    assert counted == {f"{kind} {year}-{quarter}": n for (kind, year, quarter), n in expected.items()}


def test_a_mark_of_the_time_line_puts_its_documents_in_force(whole: Atlas) -> None:
    latest = date.fromisoformat(whole.created)
    for quarter in quarters(list(whole.sources.values())):
        query = {key: value for key, value in quarter.changes(latest).items() if value}
        chosen = parse(query, whole, {})
        assert not chosen.dropped, quarter.id
        kinds = chosen.evidence.kinds_read
        assert quarter.kind in kinds
        if quarter.kind in ("commentary", "list"):
            assert chosen.evidence.as_of >= min(quarter.last, latest)


@pytest.mark.parametrize("query", [{}, {"edition": "reports-2026", "regions": "all"}])
def test_the_groups_on_the_map_are_those_of_the_list(query: dict[str, str]) -> None:
    at = open_page("compare", **query)
    assert is_complete(at)
    shown = next(data for data in drawn_by(at, "focusAtlasFigure") if data["key"] == "clusters")
    sizes = [int(n) for n in re.findall(r": (\d+)(?=, | and |\.$)", shown["alternative"])]
    text = page_text(at)
    regions = {"": 35, "all": 46}[query.get("regions", "")]
    outside = text.split("In no group: ")[1].split(" (")[0] if "In no group" in text else ""
    count = len(outside.replace(" and ", ", ").split(", ")) if outside else 0
    assert sum(sizes) + count == regions
    assert f"The regions form {len(sizes)} groups" in text


def test_peers_of_other_agglomerations_are_in_another_one() -> None:
    regions = pd.read_csv(TABLES / "regions.csv", keep_default_na=False).set_index("name_en")
    text = page_text(open_page("profile", of="region", region="CN-JS"))
    line = next(line for line in text.splitlines() if line.startswith("In other agglomerations"))
    names = [part.split(" (")[0] for part in line.split(": ")[1].replace(" and ", ", ").split(", ")]
    assert len(names) == 3
    assert all(regions.loc[name, "plan_agglomeration_id"] != "yrd" for name in names)
