"""Totals that a reader keeps are shown and counted nowhere: every finding is that of the table without them."""

import math

import pytest

from analysis.focus import Blank
from analysis.scale import Scale
from components.dataset import cache
from components.dataset.structure import structure_of
from components.dataset.user_axes import axes
from components.dataset.user_window import UserData, View
from components.page.registry import PAGES
from data.store.dataset import NewDataset, Saved
from data.store.datasets import DatasetStore
from tests.apptest import figures, open_page, page_text
from tests.data.store.conftest import frame_of

JOBS = {"Alta": (30, 10, 5), "Bodo": (10, 50, 5), "Coru": (20, 20, 40)}
NAMES = ("Mining", "Trade", "Ships")
OTHERS = {"Total": (60, 80, 50)}
"""Rows of the table: of its regions, and their sum."""


def table(rows: dict[str, tuple[int, ...]], *, total: bool) -> NewDataset:
    cells = [
        (region, name, None, float(value), None, "", "", "")
        for region, values in rows.items()
        for name, value in [*zip(NAMES, values, strict=True), *([("All", sum(values))] if total else [])]
    ]
    kept = {"total_regions": ("Total",), "total_industries": ("All",)} if total else {}
    return NewDataset("jobs", frame_of(cells), unit="jobs", **kept)


@pytest.fixture
def saved(store: DatasetStore) -> tuple[Saved, Saved]:
    """The table without totals, and with them."""
    return store.save(table(JOBS, total=False)), store.save(table(OTHERS | JOBS, total=True))


def named(data: UserData) -> dict[tuple[str, str], tuple[float, float]]:
    regions, industries = data.region_names, data.industry_names
    return {
        (regions[region], industries[industry]): (value, data.focus.levels.loc[region, industry])
        for (region, industry), value in data.values_of.items()
    }


@pytest.mark.parametrize("scale", Scale)
def test_every_other_cell_has_the_value_and_the_level_of_the_table_without_them(
    saved: tuple[Saved, Saved], scale: Scale
) -> None:
    plain, kept = (named(cache.user_data(one.id, View(scale=scale))) for one in saved)
    rest = {key: value for key, value in kept.items() if key[0] != "Total" and key[1] != "All"}
    assert str(rest) == str({key: plain[key] for key in rest})
    assert all(math.isnan(value) for key in kept.keys() - rest.keys() for value in kept[key])


def test_they_come_last_and_each_cell_says_its_amount(saved: tuple[Saved, Saved]) -> None:
    data = cache.user_data(saved[1].id, View())
    assert (list(data.region_names.values())[-1], list(data.industry_names.values())[-1]) == ("Total", "All")
    total, everything = list(data.region_names)[-1], list(data.industry_names)[-1]
    assert data.focus.blank(total) is Blank.TOTAL
    assert data.amounts_of[total, everything] == 190
    assert data.focus.covered == data.focus.counted[0]


def test_the_structure_is_that_of_the_table_without_them(store: DatasetStore, saved: tuple[Saved, Saved]) -> None:
    plain, kept = (
        structure_of(store, header := store.open(one.id), axes(store, header, 0, cache.atlas())) for one in saved
    )
    assert kept.proximities.to_numpy().tolist() == plain.proximities.to_numpy().tolist()


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_no_page_concludes_anything_from_them(saved: tuple[Saved, Saved], entry: object) -> None:
    at = open_page(entry.key, dataset=saved[1].id)  # type: ignore[attr-defined]
    assert not at.exception
    assert "Total reaches" not in page_text(at)
    assert "of 4" not in page_text(at)


def test_their_cells_have_a_mark_of_their_own(saved: tuple[Saved, Saved]) -> None:
    matrix = figures(open_page("heatmap", dataset=saved[1].id))[0]
    (marks,) = [trace for trace in matrix["data"] if trace.get("name") == "Total, not counted"]
    assert len(marks["x"]) == 4 + 3
