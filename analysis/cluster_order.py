"""Order rows so that similar ones are adjacent, by hierarchical clustering with optimal leaf ordering."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.checks import Floats

OPTIMAL_LIMIT = 1500
"""Above this many rows leaves keep the order of the plain clustering: the optimal one grows with the cube."""


@dataclass(frozen=True)
class Ordering:
    """Labels in the order of the leaves, and the tree above them.

    Attributes:
        labels: labels in order; those without any similarity come last.
        linkage: merges as scipy gives them, shape (clustered - 1, 4); empty below two clustered labels.
        clustered: number of labels that are in the tree.
        optimal: False where the tree was too large for optimal leaf ordering.
    """

    labels: tuple[str, ...]
    linkage: Floats
    clustered: int
    optimal: bool


def cluster_order(similarity: pd.DataFrame) -> Ordering:
    """Order labels by average-linkage clustering of 1 - similarity.

    Args:
        similarity: square, symmetric, 0 to 1; a label whose row is all NaN is put last, in matrix order.

    Raises:
        ValueError: the matrix is not square or its rows and columns are labelled differently.

    References:
        Bar-Joseph, Z., Gifford, D. K., & Jaakkola, T. S. (2001). Fast optimal leaf ordering for hierarchical
        clustering. Bioinformatics, 17(suppl 1), S22-S29.

    Examples:
        >>> names = ["a", "b", "c"]
        >>> near = pd.DataFrame([[1, 0.1, 0.9], [0.1, 1, 0.2], [0.9, 0.2, 1]], index=names, columns=names)
        >>> cluster_order(near).labels
        ('b', 'c', 'a')
    """
    if not similarity.index.equals(similarity.columns):
        raise ValueError(
            f"A similarity matrix has the same labels on both sides; this one has {len(similarity.index)} rows and "
            f"{len(similarity.columns)} columns."
        )
    labels = [str(label) for label in similarity.index]
    values = similarity.to_numpy(dtype=float)
    known = ~np.isnan(values).all(axis=1)
    inside = [label for label, is_known in zip(labels, known, strict=True) if is_known]
    outside = [label for label, is_known in zip(labels, known, strict=True) if not is_known]
    if len(inside) < 2:
        return Ordering((*inside, *outside), np.empty((0, 4)), len(inside), True)

    from scipy.cluster.hierarchy import leaves_list, linkage
    from scipy.spatial.distance import squareform

    distance = np.clip(1 - values[np.ix_(known, known)], 0, 1)
    np.fill_diagonal(distance, 0)
    optimal = len(inside) <= OPTIMAL_LIMIT
    tree = linkage(squareform(distance, checks=False), method="average", optimal_ordering=optimal)
    leaves = leaves_list(tree)
    return Ordering((*(inside[int(leaf)] for leaf in leaves), *outside), np.asarray(tree), len(inside), optimal)
