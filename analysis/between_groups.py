"""Similarity within groups of regions and between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class RegionPair:
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
        """True if both regions are in the same group."""
        return self.groups[0] == self.groups[1]

    def between(self, one: str, other: str) -> bool:
        """True if one region is in group `one` and the other in group `other`; the two groups may be the same."""
        return self.groups in ((one, other), (other, one))


def known_pairs(similarity: pd.DataFrame, group_of: Mapping[str, str]) -> tuple[RegionPair, ...]:
    """Return the pairs of different regions that have a group each and a known similarity, in matrix order.

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
    grouped = [index for index, label in enumerate(labels) if label in group_of]
    return tuple(
        RegionPair((labels[i], labels[j]), (group_of[labels[i]], group_of[labels[j]]), float(values[i, j]))
        for position, i in enumerate(grouped)
        for j in grouped[position + 1 :]
        if not np.isnan(values[i, j])
    )


@dataclass(frozen=True)
class MeanTerms:
    """What a mean similarity is made of.

    Attributes:
        total: the sum of the similarities of the pairs.
        count: the number of pairs.
        value: the total over the count, 0 to 1; NaN where there is no pair.
    """

    total: float
    count: int
    value: float


def mean_terms(pairs: Iterable[RegionPair]) -> MeanTerms:
    """Return the sum, number and mean of the similarities of some pairs."""
    similarities = [pair.similarity for pair in pairs]
    total, count = sum(similarities), len(similarities)
    return MeanTerms(total, count, total / count if count else float("nan"))


def mean_of(pairs: Iterable[RegionPair]) -> float:
    """Return the mean similarity of some pairs; NaN without pairs."""
    return mean_terms(pairs).value


def within_and_between(similarity: pd.DataFrame, group_of: Mapping[str, str]) -> tuple[float, float]:
    """Return the mean similarity of the pairs within a group and of the pairs across groups; NaN without pairs.

    Examples:
        >>> names = ["a", "b", "c"]
        >>> near = pd.DataFrame([[1, 0.5, 0.2], [0.5, 1, 0.4], [0.2, 0.4, 1]], index=names, columns=names)
        >>> within, between = within_and_between(near, {"a": "x", "b": "x", "c": "y"})
        >>> within, round(between, 6)
        (0.5, 0.3)
    """
    pairs = known_pairs(similarity, group_of)
    return mean_of(pair for pair in pairs if pair.within), mean_of(pair for pair in pairs if not pair.within)
