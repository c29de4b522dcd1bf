"""Clusters: a partition, cut by the widest silhouette, which plain Python computes too; and what sets each apart."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from analysis.clusters import FEWEST, MOST, ClusterIndustry, clusters, distinguishing_industries, mean_silhouette
from analysis.ruzicka import ruzicka

LEVELS = arrays.arrays(
    float, st.tuples(st.integers(1, 12), st.integers(1, 6)), elements=st.sampled_from([float("nan"), 1.0, 2.0, 3.0])
)


def silhouette(distance: list[list[float]], cluster_of: list[int]) -> float:
    """Mean silhouette width, row by row as Rousseeuw defines it."""
    widths = []
    for i, own in enumerate(cluster_of):
        near = {
            number: [distance[i][j] for j, other in enumerate(cluster_of) if other == number and j != i]
            for number in set(cluster_of)
        }
        if not near[own]:
            widths.append(0.0)
            continue
        a = sum(near[own]) / len(near[own])
        b = min(sum(values) / len(values) for number, values in near.items() if number != own)
        widths.append((b - a) / max(a, b) if max(a, b) else 0.0)
    return sum(widths) / len(widths)


@given(levels=LEVELS)
def test_every_region_is_in_one_cluster_or_names_nothing(levels: np.ndarray) -> None:
    names = [f"r{i}" for i in range(len(levels))]
    found = clusters(ruzicka(pd.DataFrame(levels, index=names)))
    inside = [name for group in found.members for name in group]
    assert sorted([*inside, *found.outside]) == sorted(names)
    assert set(found.outside) == {name for name, row in zip(names, levels, strict=True) if np.isnan(row).all()}
    assert [len(group) for group in found.members] == sorted(map(len, found.members), reverse=True)
    assert len(found.members) <= MOST
    if len(inside) <= FEWEST:
        assert len(found.members) <= 1


@given(
    points=arrays.arrays(float, st.tuples(st.integers(3, 9), st.just(2)), elements=st.integers(0, 9).map(float)),
    data=st.data(),
)
def test_the_silhouette_is_that_of_the_definition(points: np.ndarray, data: st.DataObject) -> None:
    distance = np.abs(points[:, None, :] - points[None, :, :]).sum(axis=2)
    cluster_of = data.draw(
        st.lists(st.integers(1, 3), min_size=len(points), max_size=len(points)).filter(lambda of: len(set(of)) > 1)
    )
    assert mean_silhouette(distance, np.array(cluster_of)) == pytest.approx(silhouette(distance.tolist(), cluster_of))


def test_three_blocks_are_found_and_named_by_what_sets_them_apart() -> None:
    levels = pd.DataFrame(
        np.kron(np.eye(3), np.full((3, 2), 2.0)), index=list("abcdefghi"), columns=["ic", "ai", "ev", "h2", "bio", "it"]
    ).replace(0.0, np.nan)
    levels.loc["a", "bio"] = 1.0
    found = clusters(ruzicka(levels))
    assert found.members == (tuple("abc"), tuple("def"), tuple("ghi"))
    assert distinguishing_industries(levels, "abc", "defghi", 3) == [
        ClusterIndustry("ic", 1.0, 0.0),
        ClusterIndustry("ai", 1.0, 0.0),
    ]
    assert distinguishing_industries(levels, "ghi", "abcdef", 2) == [
        ClusterIndustry("it", 1.0, 0.0),
        ClusterIndustry("bio", 1.0, 1 / 6),
    ]
