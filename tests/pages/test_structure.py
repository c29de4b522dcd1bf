"""Relatedness and complexity of a user's amounts: where they stand, what they say, and when they are not given."""

import re

import numpy as np
import pandas as pd
import pytest

from analysis.complexity import complexity
from analysis.location_quotient import location_quotient, specialised, symmetric_location_quotient
from analysis.proximity import proximity
from analysis.relatedness_density import relatedness_density
from components.dataset import cache, structure
from components.dataset.user_window import View
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from tests.apptest import page_text
from tests.data.store.conftest import frame_of, grid
from tests.pages.downloaded import alike, opened

REGIONS, INDUSTRIES = 14, 12


@pytest.fixture(scope="module")
def jobs() -> pd.DataFrame:
    source = np.random.default_rng(4)
    values = source.lognormal(3, 1.5, (REGIONS, INDUSTRIES)).round(1)
    values[source.random(values.shape) < 0.1] = np.nan
    return pd.DataFrame(
        values, [f"Region {at}" for at in range(REGIONS)], [f"Industry {at}" for at in range(INDUSTRIES)]
    )


def saved(store: DatasetStore, jobs: pd.DataFrame) -> str:
    cells = [
        (str(region), str(industry), None, float(value), None, "", "", "")
        for (region, industry), value in jobs.stack().items()  # type: ignore[misc]
    ]
    return store.save(NewDataset("jobs", frame_of(cells), unit="jobs")).id


def ids(dataset: str, names: pd.Index) -> dict[str, str]:
    data = cache.user_data(dataset, View())
    found = {name: key for key, name in {**data.region_names, **data.industry_names}.items()}
    return {str(name): found[str(name)] for name in names}


def test_the_profile_of_a_region_shows_related_industries(
    store: DatasetStore, jobs: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset, region = saved(store, jobs), "Region 3"
    taken = opened(monkeypatch, "profile", ["relatedness"], dataset=dataset, region=ids(dataset, jobs.index)[region])
    table = alike(taken, "relatedness").set_index("Industry")
    density = relatedness_density(jobs).loc[region][~specialised(jobs).loc[region]]
    expected = density[density > 0].sort_values(ascending=False)
    assert table["Relatedness density"].to_dict() == pytest.approx(expected.to_dict())
    assert list(table.index[:2]) == list(expected.index[:2])
    known = location_quotient(jobs).loc[region].dropna()
    assert table["Location quotient"].dropna().to_dict() == pytest.approx(
        known[known.index.isin(table.index)].to_dict()
    )
    assert f"| {expected.index[0]} | {expected.iloc[0]:.0%} |".replace("%", " %") in page_text(taken.at)


def test_the_profile_of_an_industry_shows_proximity_and_complexity(
    store: DatasetStore, jobs: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset, industry = saved(store, jobs), "Industry 5"
    key = ids(dataset, jobs.columns)[industry]
    taken = opened(monkeypatch, "profile", ["proximity"], dataset=dataset, of="industry", industry=key)
    table = alike(taken, "proximity").set_index("Industry")["Proximity"]
    near = proximity(jobs).loc[industry].drop(industry)
    assert table.to_dict() == pytest.approx(near[near > 0].to_dict())
    scores = complexity(jobs).industries
    rank = int((scores > scores[industry]).sum()) + 1
    assert f"**{scores[industry]:.2f}**, rank {rank} of {INDUSTRIES} industries" in page_text(taken.at)


def test_regions_are_compared_by_quotients_and_complexity(
    store: DatasetStore, jobs: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = saved(store, jobs)
    three = ["Region 1", "Region 2", "Region 9"]
    keys = ids(dataset, jobs.index)
    query = {"dataset": dataset, "compare": ",".join(keys[region] for region in three), "values": "share"}
    taken = opened(monkeypatch, "compare", ["specialisation", "quotients"], **query)
    scores = alike(taken, "specialisation").set_index("Region")["Complexity (ECI)"]
    assert scores.to_dict() == pytest.approx(complexity(jobs).regions[three].to_dict())
    table = alike(taken, "quotients").set_index("Industry")
    for region in three:
        for heading, measure in (("LQ", location_quotient), ("symmetric LQ", symmetric_location_quotient)):
            expected = measure(jobs).loc[region].dropna()
            assert table[f"{region}, {heading}"].dropna().to_dict() == pytest.approx(expected.to_dict())


@pytest.mark.parametrize("page", ["profile", "compare"])
def test_a_small_dataset_explains_why_relatedness_is_missing(
    store: DatasetStore, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = opened(monkeypatch, page, dataset=store.save(grid(9, 12)).id, region="r1").at
    assert "they need at least 10 regions and 10 industries with a location quotient of 1 or more" in page_text(at)


def test_a_large_dataset_explains_why_relatedness_is_missing(
    store: DatasetStore, jobs: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(structure, "MOST_CELLS", 100)
    monkeypatch.setattr(structure, "amounts", lambda *_: pytest.fail("its cells were read"))
    dataset = saved(store, jobs)
    at = opened(monkeypatch, "profile", dataset=dataset, region=ids(dataset, jobs.index)["Region 3"]).at
    assert "this dataset has 168; they are calculated for at most 100." in page_text(at)


def test_all_cells_are_read_only_once(store: DatasetStore, jobs: pd.DataFrame) -> None:
    dataset = saved(store, jobs)
    first = cache.structure(cache.user_data(dataset, View()))
    assert cache.structure(cache.user_data(dataset, View(industry_page=0, regions=("r1",)))) is first


def test_a_dataset_of_one_region_has_nothing_to_compare_and_says_so(
    store: DatasetStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = opened(monkeypatch, "compare", dataset=store.save(grid(1, 3)).id).at
    assert [info.value for info in at.info] == ["There is one region in this dataset, and nothing to compare it with."]
    assert "1 region × 3 industries" in "".join(part.value for part in at.markdown)
    assert [title.value for title in at.title] == ["How do these regions differ?"]  # the frame stands around it


def test_the_only_pair_is_not_called_the_most_similar(store: DatasetStore, monkeypatch: pytest.MonkeyPatch) -> None:
    at = opened(monkeypatch, "compare", dataset=store.save(grid(2, 3)).id).at
    linked = "".join(heading.value for heading in at.subheader)
    found = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", linked)
    assert "region 1 and region 0 are 25" in found
    assert "Most alike" not in found
