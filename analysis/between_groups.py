"""Similarity within groups of regions and between them."""

from collections.abc import Mapping

import numpy as np
import pandas as pd


def between_groups(similarity: pd.DataFrame, group_of: Mapping[str, str]) -> pd.DataFrame:
    """Mean similarity over the pairs of two different regions, by their groups.

    Args:
        similarity: regions × regions, symmetric; NaN is a blank, and its pair is left out.
        group_of: the group of each region; a region without one is left out.

    Returns:
        Groups × groups in the order of first appearance; the diagonal is the mean within a group. NaN where no pair is
        known, e.g. within a group of one.

    Raises:
        ValueError: rows and columns are labelled differently.

    Examples:
        >>> names = ["a", "b", "c"]
        >>> near = pd.DataFrame([[1, 0.5, 0.2], [0.5, 1, 0.4], [0.2, 0.4, 1]], index=names, columns=names)
        >>> found = between_groups(near, {"a": "x", "b": "x", "c": "y"})
        >>> float(found.loc["x", "x"]), round(float(found.loc["x", "y"]), 6)  # 0.5; (0.2 + 0.4) / 2
        (0.5, 0.3)
    """
    if not similarity.index.equals(similarity.columns):
        raise ValueError(
            f"A similarity matrix has the same labels on both sides; this one has {len(similarity.index)} rows and "
            f"{len(similarity.columns)} columns."
        )
    values = similarity.to_numpy(dtype=float).copy()
    np.fill_diagonal(values, np.nan)  # a region beside itself is no pair
    labels = np.array([group_of.get(str(region), "") for region in similarity.index])
    groups = [group for group in dict.fromkeys(labels.tolist()) if group]
    found = pd.DataFrame(np.nan, index=groups, columns=groups)
    for one in groups:
        for other in groups:
            pairs = values[np.ix_(labels == one, labels == other)]
            if not np.isnan(pairs).all():
                found.loc[one, other] = np.nanmean(pairs)
    return found


def within_and_between(similarity: pd.DataFrame, group_of: Mapping[str, str]) -> tuple[float, float]:
    """Mean similarity over all pairs within a group, and over all pairs across groups; NaN where there is none.

    Examples:
        >>> names = ["a", "b", "c"]
        >>> near = pd.DataFrame([[1, 0.5, 0.2], [0.5, 1, 0.4], [0.2, 0.4, 1]], index=names, columns=names)
        >>> within, between = within_and_between(near, {"a": "x", "b": "x", "c": "y"})
        >>> within, round(between, 6)
        (0.5, 0.3)
    """
    labels = [group_of.get(str(region), "") for region in similarity.index]
    values = similarity.to_numpy(dtype=float)
    within: list[float] = []
    between: list[float] = []
    for i, one in enumerate(labels):
        for j in range(i + 1, len(labels)):
            if one and labels[j] and not np.isnan(values[i, j]):
                (within if one == labels[j] else between).append(float(values[i, j]))
    return _mean(within), _mean(between)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else float("nan")
