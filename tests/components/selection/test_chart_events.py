"""What a clicked point stands for, as Streamlit reports it from the browser, and what a click selects or clears."""

from dataclasses import replace
from typing import Any

import pytest
import streamlit as st

from components.selection.chart_events import meaning, select_clicked
from data.load import Atlas


class Query(dict[str, str]):
    """The URL of a session."""

    def from_dict(self, query: dict[str, str]) -> None:
        self.clear()
        self.update(query)


class Figure:
    """A figure in a session: its points are clicked, and the URL is read."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, atlas: Atlas, dataset: str | None, query: dict[str, str]
    ) -> None:
        self.atlas, self.dataset = atlas, dataset
        self.state: dict[str, Any] = {}
        self.query = Query({"lang": "en"} | query)
        monkeypatch.setattr(st, "session_state", self.state)
        monkeypatch.setattr(st, "query_params", self.query)

    def click(self, *parts: str, **point: Any) -> dict[str, str]:
        """Click a point as Plotly reports it: a marked point is unmarked. Returns the URL without its language."""
        marked = self.state.get("figure", {}).get("selection", {}).get("points", [])
        self.state["figure"] = {"selection": {"points": [] if marked == [point] else [point]}}
        select_clicked("figure", self.atlas, self.dataset, *parts)
        return {key: value for key, value in self.query.items() if key != "lang"}


@pytest.fixture
def users_atlas(atlas: Atlas) -> Atlas:
    """The built-in dataset as a user's would be: it opens on Guangdong, its first region."""
    regions = atlas.table("regions").sort_values("region_id", key=lambda ids: ids != "CN-GD", kind="stable")
    return replace(atlas, _tables={**atlas._tables, "regions": regions})


def test_an_area_is_named_by_its_location(atlas: Atlas) -> None:
    point = {"curve_number": 1, "location": "CN-GD", "text": "Guangdong"}
    assert meaning(point, atlas) == meaning(point | {"customdata": None}, atlas) == {"region": "CN-GD"}


def test_an_outline_of_the_users_is_named_by_its_custom_data(atlas: Atlas) -> None:
    assert meaning({"location": "广东", "customdata": "CN-GD"}, atlas) == {"region": "CN-GD"}


def test_a_marker_is_named_by_its_custom_data_because_its_location_is_none(atlas: Atlas) -> None:
    for data in ("CN-370200", ["CN-370200"]):
        assert meaning({"location": None, "customdata": data, "lon": 120.38}, atlas) == {"region": "CN-370200"}


def test_a_cell_is_a_region_and_an_industry_and_a_pair_is_two_regions(atlas: Atlas) -> None:
    cell = {"region": "CN-GD", "industry": "new-materials"}
    assert meaning({"customdata": ["CN-GD", "new-materials"]}, atlas) == cell
    assert meaning({"customdata": "new-materials"}, atlas) == {"industry": "new-materials"}
    assert meaning({"customdata": ["CN-GD", "CN-BJ"]}, atlas) == {"compare": "CN-GD,CN-BJ"}


@pytest.mark.parametrize("data", [None, [], "CN-SX", ["CN-XX", ["nested"], 3]])
def test_a_point_without_an_id_of_the_dataset_means_nothing(atlas: Atlas, data: object) -> None:
    assert meaning({"curve_number": 0, "location": None, "customdata": data}, atlas) == {}


def test_a_second_click_clears_the_region(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    figure = Figure(monkeypatch, atlas, None, {})
    assert figure.click("region", location="CN-GD") == {"region": "CN-GD"}
    assert figure.click("region", location="CN-GD") == {"region": "none"}
    assert figure.click("region", location="CN-GD") == {"region": "CN-GD"}
    assert figure.click("region", location="CN-BJ") == {"region": "CN-BJ"}


def test_a_click_on_the_region_that_a_first_visit_shows_clears_it(
    monkeypatch: pytest.MonkeyPatch, atlas: Atlas, users_atlas: Atlas
) -> None:
    built_in = Figure(monkeypatch, atlas, None, {})
    assert built_in.click("region", location="CN-SH") == {"region": "none"}
    users = Figure(monkeypatch, users_atlas, "id", {"dataset": "id"})
    assert users.click("region", location="CN-GD") == {"dataset": "id", "region": "none"}
    users = Figure(monkeypatch, users_atlas, "id", {"dataset": "id"})
    assert users.click("region", location="CN-SH") == {"dataset": "id", "region": "CN-SH"}


def test_a_click_on_a_region_that_the_url_spells_wrongly_selects_it(
    monkeypatch: pytest.MonkeyPatch, atlas: Atlas
) -> None:
    figure = Figure(monkeypatch, atlas, None, {"region": "CN-XX"})  # the page shows the first region instead
    assert figure.click("region", location="CN-SH") == {"region": "none"}


def test_a_second_click_on_a_cell_clears_its_industry_and_keeps_its_region(
    monkeypatch: pytest.MonkeyPatch, atlas: Atlas, users_atlas: Atlas
) -> None:
    for chosen, first in ((atlas, "CN-SH"), (users_atlas, "CN-GD")):
        figure = Figure(monkeypatch, chosen, None if chosen is atlas else "id", {"industry": "new-materials"})
        other = figure.click("region", "industry", customdata=[first, "aerospace"])
        assert other == {"region": first, "industry": "aerospace"}
        assert figure.click("region", "industry", customdata=[first, "aerospace"]) == {"region": first}
        figure = Figure(monkeypatch, chosen, None if chosen is atlas else "id", {"industry": "new-materials"})
        assert figure.click("region", "industry", customdata=[first, "new-materials"]) == {}


def test_a_figure_may_select_the_industry_of_a_cell_alone(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    figure = Figure(monkeypatch, atlas, None, {"region": "CN-BJ"})
    chosen = {"region": "CN-BJ", "industry": "aerospace"}
    assert figure.click("industry", customdata=["CN-GD", "aerospace"]) == chosen
    assert figure.click("industry", customdata=["CN-SH", "aerospace"]) == {"region": "CN-BJ"}


def test_a_second_click_on_a_pair_ends_its_comparison(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    figure = Figure(monkeypatch, atlas, None, {"compare": "CN-SH"})
    assert figure.click("compare", customdata=["CN-GD", "CN-BJ"]) == {"compare": "CN-GD,CN-BJ"}
    assert figure.click("compare", customdata=["CN-GD", "CN-BJ"]) == {}


def test_a_click_on_what_the_figure_does_not_select_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, atlas: Atlas
) -> None:
    figure = Figure(monkeypatch, atlas, None, {"region": "CN-BJ"})
    assert figure.click("region", customdata=None) == {"region": "CN-BJ"}
    assert figure.click("region", "industry", customdata=["CN-GD"]) == {"region": "CN-BJ"}
