"""The branches of a clustering tree, as lines to draw."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.cluster_order import Ordering


@dataclass(frozen=True)
class Branch:
    """One merge as a bracket of four points.

    Attributes:
        leaves: positions along the ordered labels (0 is the first label), four values.
        heights: distance at each point, 1 - similarity, 0 to 1, four values.
    """

    leaves: tuple[float, float, float, float]
    heights: tuple[float, float, float, float]


def branches(ordering: Ordering) -> list[Branch]:
    """Return the brackets of the tree over `ordering.labels`; empty if no label was clustered.

    Examples:
        >>> import pandas as pd
        >>> from analysis.cluster_order import cluster_order
        >>> near = pd.DataFrame([[1, 0.75], [0.75, 1]], index=["a", "b"], columns=["a", "b"])
        >>> branches(cluster_order(near))
        [Branch(leaves=(0.0, 0.0, 1.0, 1.0), heights=(0.0, 0.25, 0.25, 0.0))]
    """
    if ordering.clustered < 2:
        return []
    from scipy.cluster.hierarchy import dendrogram

    drawn = dendrogram(ordering.linkage, no_plot=True)
    # scipy places leaf i at 10 i + 5.
    return [
        Branch(_four([(x - 5) / 10 for x in xs]), _four(ys))
        for xs, ys in zip(drawn["icoord"], drawn["dcoord"], strict=True)
    ]


def _four(values: Sequence[float]) -> tuple[float, float, float, float]:
    a, b, c, d = values
    return float(a), float(b), float(c), float(d)
