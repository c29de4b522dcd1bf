"""A large dataset is shown in part; what is selected beside that part is shown with it, whoever came before."""

import json

import pytest

from data.store.datasets import DatasetStore
from tests.apptest import figures
from tests.data.store.conftest import grid
from tests.pages.downloaded import opened

REGIONS, INDUSTRIES = 60, 12
BESIDE = (("r6", "r7"), ("r8", "r9"))
"""Regions of the smallest totals, which the window leaves out; no other name begins as theirs do."""


@pytest.mark.parametrize(("page", "shown"), [("map", 1), ("heatmap", 1), ("compare", 2)])
def test_regions_from_outside_the_window_stand_in_every_figure(
    store: DatasetStore, monkeypatch: pytest.MonkeyPatch, page: str, shown: int
) -> None:
    dataset = store.save(grid(REGIONS, INDUSTRIES)).id
    for pair in BESIDE:
        query = {"compare": ",".join(pair)} if page == "compare" else {"region": pair[0]}
        at = opened(monkeypatch, page, dataset=dataset, **query).at
        assert not at.exception
        drawn = [json.dumps(figure, ensure_ascii=False) for figure in figures(at)]
        assert drawn
        for key in pair[:shown]:
            assert all(key.replace("r", "region ") in figure for figure in drawn)
