"""What a clicked mark stands for, as the browser reports it, and what a click selects or clears."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from components.selection.chart_events import meaning, select_clicked
from data.atlas import Atlas


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

    def click(self, *parts: str, mark: object, double: bool = False) -> dict[str, str]:
        """Click a mark as the browser reports it. Returns the URL without its language."""
        self.state["figure"] = SimpleNamespace(picked={"mark": mark, "double": double})
        select_clicked("figure", self.atlas, self.dataset, *parts)
        return {key: value for key, value in self.query.items() if key != "lang"}


@pytest.fixture
def users_atlas(atlas: Atlas) -> Atlas:
    """The built-in dataset as a user's would be: it opens on Guangdong, its first region."""
    regions = atlas.table("regions").sort_values("region_id", key=lambda ids: ids != "CN-GD", kind="stable")
    return replace(atlas, _tables={**atlas._tables, "regions": regions})


def test_a_region_is_known_by_its_id_or_a_list_of_one(atlas: Atlas) -> None:
    for mark in ("CN-370200", ["CN-370200"]):
        assert meaning(mark, atlas) == {"region": "CN-370200"}


def test_a_cell_is_a_region_and_an_industry_and_a_pair_is_two_regions(atlas: Atlas) -> None:
    assert meaning(["CN-GD", "new-materials"], atlas) == {"region": "CN-GD", "industry": "new-materials"}
    assert meaning("new-materials", atlas) == {"industry": "new-materials"}
    assert meaning(["CN-GD", "CN-BJ"], atlas) == {"compare": "CN-GD,CN-BJ"}


@pytest.mark.parametrize("mark", [None, [], "CN-TW", ["CN-XX", ["nested"], 3], {"CN-GD": 1}, 7])
def test_a_mark_without_an_id_of_the_dataset_means_nothing(atlas: Atlas, mark: object) -> None:
    assert meaning(mark, atlas) == {}


@pytest.mark.parametrize("reported", [None, "CN-GD", ["CN-GD"], 3, {}])
def test_what_no_figure_reports_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, atlas: Atlas, reported: object
) -> None:
    figure = Figure(monkeypatch, atlas, None, {"region": "CN-BJ"})
    figure.state["figure"] = SimpleNamespace(picked=reported)
    select_clicked("figure", atlas, None, "region")
    assert figure.query["region"] == "CN-BJ"


def test_a_double_click_selects_whatever_was_selected(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    for query in ({"region": "CN-GD"}, {"region": "CN-BJ"}):
        figure = Figure(monkeypatch, atlas, None, query)
        figure.click("region", mark="CN-GD")
        assert figure.click("region", mark="CN-GD", double=True) == {"region": "CN-GD"}


def test_a_second_click_clears_the_region(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    figure = Figure(monkeypatch, atlas, None, {})
    assert figure.click("region", mark="CN-GD") == {"region": "CN-GD"}
    assert figure.click("region", mark="CN-GD") == {"region": "none"}
    assert figure.click("region", mark="CN-GD") == {"region": "CN-GD"}
    assert figure.click("region", mark="CN-BJ") == {"region": "CN-BJ"}


def test_a_click_on_the_region_that_a_first_visit_shows_clears_it(
    monkeypatch: pytest.MonkeyPatch, atlas: Atlas, users_atlas: Atlas
) -> None:
    built_in = Figure(monkeypatch, atlas, None, {})
    assert built_in.click("region", mark="CN-SH") == {"region": "none"}
    users = Figure(monkeypatch, users_atlas, "id", {"dataset": "id"})
    assert users.click("region", mark="CN-GD") == {"dataset": "id", "region": "none"}
    users = Figure(monkeypatch, users_atlas, "id", {"dataset": "id"})
    assert users.click("region", mark="CN-SH") == {"dataset": "id", "region": "CN-SH"}


def test_a_click_on_a_region_that_the_url_spells_wrongly_selects_it(
    monkeypatch: pytest.MonkeyPatch, atlas: Atlas
) -> None:
    figure = Figure(monkeypatch, atlas, None, {"region": "CN-XX"})  # the page shows the first region instead
    assert figure.click("region", mark="CN-SH") == {"region": "none"}


def test_a_second_click_on_a_cell_clears_its_industry_and_keeps_its_region(
    monkeypatch: pytest.MonkeyPatch, atlas: Atlas, users_atlas: Atlas
) -> None:
    for chosen, first in ((atlas, "CN-SH"), (users_atlas, "CN-GD")):
        figure = Figure(monkeypatch, chosen, None if chosen is atlas else "id", {"industry": "new-materials"})
        other = figure.click("region", "industry", mark=[first, "aerospace"])
        assert other == {"region": first, "industry": "aerospace"}
        assert figure.click("region", "industry", mark=[first, "aerospace"]) == {"region": first}
        figure = Figure(monkeypatch, chosen, None if chosen is atlas else "id", {"industry": "new-materials"})
        assert figure.click("region", "industry", mark=[first, "new-materials"]) == {}


def test_a_figure_may_select_the_industry_of_a_cell_alone(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    figure = Figure(monkeypatch, atlas, None, {"region": "CN-BJ"})
    chosen = {"region": "CN-BJ", "industry": "aerospace"}
    assert figure.click("industry", mark=["CN-GD", "aerospace"]) == chosen
    assert figure.click("industry", mark=["CN-SH", "aerospace"]) == {"region": "CN-BJ"}


def test_a_second_click_on_a_pair_ends_its_comparison(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    figure = Figure(monkeypatch, atlas, None, {"compare": "CN-SH"})
    assert figure.click("compare", mark=["CN-GD", "CN-BJ"]) == {"compare": "CN-GD,CN-BJ"}
    assert figure.click("compare", mark=["CN-GD", "CN-BJ"]) == {}


def test_a_click_on_what_the_figure_does_not_select_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, atlas: Atlas
) -> None:
    figure = Figure(monkeypatch, atlas, None, {"region": "CN-BJ"})
    assert figure.click("region", mark=None) == {"region": "CN-BJ"}
    assert figure.click("region", "industry", mark=["CN-GD"]) == {"region": "CN-BJ"}
