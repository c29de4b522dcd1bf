"""A user's dataset in view: the same numbers as the whole matrix gives, whatever the window."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.focus import Blank
from analysis.location_quotient import location_quotient
from analysis.scale import Scale
from components.dataset.user_atlas import SOURCE
from components.dataset.user_axes import axes
from components.dataset.user_window import WINDOW, UserData, View, in_force, user_data
from components.selection.model import ORDERS
from data.atlas import Atlas
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.settings import store_settings
from tests.data.store.conftest import frame_of, grid


@pytest.fixture
def store(tmp_path: Path) -> DatasetStore:
    return DatasetStore(store_settings({"ATLAS_DATA_DIR": str(tmp_path)}))


def opened(store: DatasetStore, atlas: Atlas, new: NewDataset, view: View | None = None) -> UserData:
    return user_data(store, store.open(store.save(new).id), view or View(), atlas)


def test_quotients_in_a_window_are_those_of_the_whole(store: DatasetStore, atlas: Atlas) -> None:
    new = grid(60, 45)
    found = opened(store, atlas, new)
    assert found.amounts.shape == (WINDOW, WINDOW)
    whole = location_quotient(new.frame.pivot(index="region", columns="industry", values="value"))
    names = [found.region_names[key] for key in found.amounts.index]
    industries = [found.industry_names[key] for key in found.amounts.columns]
    assert found.scaled is not None
    np.testing.assert_allclose(found.scaled.values, whole.loc[names, industries], rtol=1e-9)
    assert len(found.region_names) == 60


def test_the_largest_come_first_and_pages_follow(store: DatasetStore, atlas: Atlas) -> None:
    saved = store.open(store.save(grid(60, 3)).id)
    first = user_data(store, saved, View(), atlas)
    second = user_data(store, saved, View(region_page=1), atlas)
    assert [unit.name_en for unit in first.atlas.regions.values()][:2] == ["region 59", "region 58"]
    assert len(second.atlas.regions) == 20
    assert not set(first.atlas.regions) & set(second.atlas.regions)
    beyond = user_data(store, saved, View(region_page=99), atlas)
    assert list(beyond.atlas.regions) == list(first.atlas.regions)


def test_what_is_selected_is_in_view_wherever_it_stands(store: DatasetStore, atlas: Atlas) -> None:
    found = opened(store, atlas, grid(60, 45), View(regions=("r0",), industries=("i0",)))
    assert "r0" in found.atlas.regions
    assert "i0" in found.atlas.industries


def test_views_with_one_window_are_one_view(store: DatasetStore, atlas: Atlas) -> None:
    sides = axes(store, store.open(store.save(grid(60, 45)).id), 0, atlas)
    plain = in_force(View(), sides)
    assert (
        in_force(View(year=1999, region_page=99, regions=("r59", "r58", "none"), industries=("i44",)), sides) == plain
    )
    both = in_force(View(regions=("r1", "r0", "r59")), sides)
    assert both == in_force(View(regions=("r0", "r1")), sides)
    assert both.regions == ("r0", "r1")


def test_blanks_are_told_apart(store: DatasetStore, atlas: Atlas) -> None:
    cells = [
        ("a", "x", None, 9.0, None, "", "", ""),
        ("a", "y", None, 1.0, None, "", "", ""),
        ("b", "x", None, None, None, "", "", ""),
        ("b", "y", None, 5.0, None, "said", "statement", "p. 1"),
    ]
    found = opened(store, atlas, NewDataset("blanks", frame_of(cells)))
    ids = {name: key for key, name in found.region_names.items()}
    industries = {name: key for key, name in found.industry_names.items()}
    assert found.focus.blank(ids["a"], industries["y"]) is Blank.BELOW
    assert found.focus.blank(ids["b"], industries["x"]) is Blank.NO_VALUE
    row = found.atlas.evidence[f"{SOURCE}/{ids['b']}/{industries['y']}"]
    assert (row.term, row.statement, row.locator) == ("said", "statement", "p. 1")


def test_coded_levels_stay_levels(store: DatasetStore, atlas: Atlas) -> None:
    cells = [("a", "x", None, None, 3, "", "", ""), ("b", "x", None, None, 1, "", "", "")]
    found = opened(store, atlas, NewDataset("coded", frame_of(cells), coded=True))
    assert found.scaled is None
    assert sorted(found.focus.levels.to_numpy().ravel().tolist()) == [1, 3]


def test_a_matched_region_is_the_unit_of_the_map_and_two_of_one_unit_are_not(store: DatasetStore, atlas: Atlas) -> None:
    cells = [(name, "x", None, 1.0, None, "", "", "") for name in ("北京", "Sichuan", "Shanghai", "Shanghai 2")]
    units = {"北京": "CN-BJ", "Sichuan": "CN-SC", "Shanghai": "CN-SH", "Shanghai 2": "CN-SH"}
    found = opened(store, atlas, NewDataset("china", frame_of(cells), units=units))
    assert set(found.atlas.regions) == {"CN-BJ", "CN-SC", "r2", "r3"}
    assert found.atlas.regions["CN-BJ"].name_en == "北京"
    assert found.atlas.regions["CN-BJ"].longitude == atlas.units["CN-BJ"].longitude
    assert len([unit for unit in found.atlas.units.values() if unit.iso_3166_2.startswith("CN-")]) == 34


def test_an_unknown_year_becomes_the_last(store: DatasetStore, atlas: Atlas) -> None:
    cells = [("a", "x", year, float(year), None, "", "", "") for year in (2011, 2021)]
    header = store.open(store.save(NewDataset("years", frame_of(cells))).id)
    amounts = {
        year: user_data(store, header, View(year=year, scale=Scale.RAW), atlas).amounts.iloc[0, 0]
        for year in (0, 1999, 2011, 2021)
    }
    assert amounts == {0: 2021.0, 1999: 2021.0, 2011: 2011.0, 2021: 2021.0}


def test_nothing_but_blanks_is_an_empty_view_and_no_error(store: DatasetStore, atlas: Atlas) -> None:
    cells = [(region, "x", None, value, None, "", "", "") for region, value in (("a", 0.0), ("b", None))]
    found = opened(store, atlas, NewDataset("zeros", frame_of(cells)))
    assert found.focus.levels.isna().all(axis=None)
    assert pd.isna(found.amounts.loc["r1", "i0"])


def test_the_order_is_by_what_was_chosen(store: DatasetStore, atlas: Atlas) -> None:
    rows = [("b", "x", 9.0), ("b", "y", None), ("c", "x", 2.0), ("c", "y", 2.0), ("a", "x", 1.0)]
    cells = [(region, industry, None, value, None, "", "", "") for region, industry, value in rows]
    header = store.open(store.save(NewDataset("orders", frame_of(cells))).id)
    found = {
        order: [unit.name_en for unit in user_data(store, header, View(order=order), atlas).atlas.regions.values()]
        for order in ORDERS
    }
    assert found == {
        "total": ["b", "c", "a"],
        "known": ["c", "b", "a"],
        "file": ["b", "c", "a"],
        "name": ["a", "b", "c"],
    }
