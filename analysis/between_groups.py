"""Similarity within groups of regions and between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Pair:
    """Two different regions whose similarity is known.

    Attributes:
        regions: the two, in the order of the matrix.
        groups: their groups, in the same order.
        similarity: of the two.
    """

    regions: tuple[str, str]
    groups: tuple[str, str]
    similarity: float

    @property
    def within(self) -> bool:
        """Whether both are of one group."""
        return self.groups[0] == self.groups[1]

    def between(self, one: str, other: str) -> bool:
        """Whether one region is of the one group and one of the other, which may be the same."""
        return self.groups in ((one, other), (other, one))


def known_pairs(similarity: pd.DataFrame, group_of: Mapping[str, str]) -> tuple[Pair, ...]:
    """The pairs of two different regions with a group each and a known similarity, in the order of the matrix.

    Args:
        similarity: regions × regions, symmetric; NaN is a blank, and its pair is left out.
        group_of: the group of each region; a region without one is left out.

    Raises:
        ValueError: rows and columns are labelled differently.

    Examples:
        >>> names = ["a", "b", "c"]
        >>> near = pd.DataFrame([[1, 0.5, 0.2], [0.5, 1, 0.4], [0.2, 0.4, 1]], index=names, columns=names)
        >>> [(pair.regions, pair.within) for pair in known_pairs(near, {"a": "x", "b": "x", "c": "y"})]
        [(('a', 'b'), True), (('a', 'c'), False), (('b', 'c'), False)]
    """
    if not similarity.index.equals(similarity.columns):
        raise ValueError(
            f"A similarity matrix has the same labels on both sides; this one has {len(similarity.index)} rows and "
            f"{len(similarity.columns)} columns."
        )
    labels = [str(region) for region in similarity.index]
    values = similarity.to_numpy(dtype=float)
    places = [at for at, label in enumerate(labels) if label in group_of]
    return tuple(
        Pair((labels[i], labels[j]), (group_of[labels[i]], group_of[labels[j]]), float(values[i, j]))
        for at, i in enumerate(places)
        for j in places[at + 1 :]
        if not np.isnan(values[i, j])
    )


def mean_of(pairs: Iterable[Pair]) -> float:
    """Mean similarity of some pairs; NaN where there is none."""
    values = [pair.similarity for pair in pairs]
    return sum(values) / len(values) if values else float("nan")


def within_and_between(similarity: pd.DataFrame, group_of: Mapping[str, str]) -> tuple[float, float]:
    """Mean similarity over all pairs within a group, and over all pairs across groups; NaN where there is none.

    Examples:
        >>> names = ["a", "b", "c"]
        >>> near = pd.DataFrame([[1, 0.5, 0.2], [0.5, 1, 0.4], [0.2, 0.4, 1]], index=names, columns=names)
        >>> within, between = within_and_between(near, {"a": "x", "b": "x", "c": "y"})
        >>> within, round(between, 6)
        (0.5, 0.3)
    """
    pairs = known_pairs(similarity, group_of)
    return mean_of(pair for pair in pairs if pair.within), mean_of(pair for pair in pairs if not pair.within)
