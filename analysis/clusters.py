"""Clusters of regions: the tree of similarities cut where the groups are most distinct, and what sets each apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.checks import Floats

FEWEST, MOST = 3, 6
"""Numbers of clusters among which the cut is chosen."""


@dataclass(frozen=True)
class Clusters:
    """The clusters of a matrix of similarities.

    Attributes:
        members: the labels of each cluster, the largest cluster first, in matrix order.
        silhouette: mean silhouette width of the cut, -1 to 1; NaN if there is no cut.
        outside: labels without any similarity.
    """

    members: tuple[tuple[str, ...], ...]
    silhouette: float
    outside: tuple[str, ...]


def clusters(similarity: pd.DataFrame) -> Clusters:
    """Cut Ward's tree into the FEWEST to MOST clusters that have the widest mean silhouette.

    The tree is of the square root of 1 - similarity, which is a Euclidean distance for Ruzicka, Jaccard and cosine
    similarity; silhouettes are of 1 - similarity. Of two cuts that are as good the one with fewer clusters counts. Up
    to FEWEST labels are one cluster.

    Args:
        similarity: square, symmetric, 0 to 1; a label whose row is all NaN is in no cluster.

    References:
        Ward, J. H. (1963). Hierarchical grouping to optimize an objective function. Journal of the American Statistical
        Association, 58(301), 236-244. Rousseeuw, P. J. (1987). Silhouettes: a graphical aid to the interpretation and
        validation of cluster analysis. Journal of Computational and Applied Mathematics, 20, 53-65.

    Examples:
        >>> names = list("abcdef")
        >>> near = pd.DataFrame(np.kron(np.eye(3), np.full((2, 2), 0.8)) + 0.1, names, names)
        >>> clusters(near).members
        (('a', 'b'), ('c', 'd'), ('e', 'f'))
    """
    known = ~np.isnan(similarity.to_numpy(dtype=float)).all(axis=1)
    inside = [str(label) for label in similarity.index[known]]
    outside = tuple(str(label) for label in similarity.index[~known])
    if len(inside) <= FEWEST:
        return Clusters((tuple(inside),) if inside else (), float("nan"), outside)

    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    distance = np.clip(1 - similarity.loc[inside, inside].to_numpy(dtype=float), 0, 1)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(np.sqrt(distance), checks=False), method="ward")
    most = min(MOST, len(inside) - 1)
    cuts = [np.asarray(fcluster(tree, count, criterion="maxclust")) for count in range(FEWEST, most + 1)]
    widths = [mean_silhouette(distance, cut) for cut in cuts]
    if np.isnan(widths).all():  # all are alike: no cut divides them
        return Clusters((tuple(inside),), float("nan"), outside)
    best = int(np.nanargmax(widths))
    groups: dict[int, list[str]] = {}
    for label, number in zip(inside, cuts[best].tolist(), strict=True):
        groups.setdefault(number, []).append(label)
    ordered = sorted(groups.values(), key=lambda group: -len(group))
    return Clusters(tuple(map(tuple, ordered)), widths[best], outside)


def mean_silhouette(distance: Floats, cluster_of: "np.ndarray") -> float:
    """Return the mean silhouette width of a division; a label that is alone in its cluster has width 0.

    Args:
        distance: square, 0 on the diagonal.
        cluster_of: the number of each row's cluster; NaN is returned for a single one.
    """
    numbers = np.unique(cluster_of)
    if len(numbers) < 2:
        return float("nan")
    member = cluster_of[:, None] == numbers[None, :]
    sizes = member.sum(axis=0)
    sums = distance @ member
    cluster_of_each = member.argmax(axis=1)
    rows = np.arange(len(distance))
    within = sums[rows, cluster_of_each] / np.maximum(sizes[cluster_of_each] - 1, 1)
    means = np.where(member, np.inf, sums / sizes)
    nearest = means.min(axis=1)
    larger = np.maximum(within, nearest)
    widths = np.where(
        (sizes[cluster_of_each] > 1) & (larger > 0), (nearest - within) / np.where(larger > 0, larger, 1), 0
    )
    return float(widths.mean())


@dataclass(frozen=True)
class ClusterIndustry:
    """An industry that sets a cluster apart: the shares of its regions and of the others that name it, 0 to 1."""

    industry: str
    inside: float
    outside: float


def distinguishing_industries(
    levels: pd.DataFrame, members: Sequence[str], others: Sequence[str], most: int
) -> list[ClusterIndustry]:
    """Return the industries that a cluster names more often than the others do, the largest difference first.

    Args:
        levels: regions × industries; NaN is a blank.
        members: regions of the cluster.
        others: the other regions that are in a cluster; may be empty.
        most: the number of industries.

    Examples:
        >>> levels = pd.DataFrame({"ic": [3.0, 1.0, None], "ai": [1.0, None, 2.0]}, index=["SH", "BJ", "GD"])
        >>> distinguishing_industries(levels, ["SH", "BJ"], ["GD"], 2)
        [ClusterIndustry(industry='ic', inside=1.0, outside=0.0)]
    """
    inside = _shares(levels, members)
    outside = _shares(levels, others)
    named_more = [ClusterIndustry(key, inside[key], outside[key]) for key in inside if inside[key] > outside[key]]
    return sorted(named_more, key=lambda one: one.outside - one.inside)[:most]


def _shares(levels: pd.DataFrame, regions: Sequence[str]) -> Mapping[str, float]:
    named = levels.loc[list(regions)].notna()
    shares = named.mean() if len(named) else named.sum()
    return {str(key): float(share) for key, share in shares.items()}
