"""Order the rows or columns of a matrix for display."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import pandas as pd


class Order(StrEnum):
    """Ways to order the labels of one side of a matrix."""

    SOURCE = "source"
    ALPHABETICAL = "alphabetical"
    MOST = "most"
    SIMILARITY = "similarity"
    SELECTED = "selected"


def arrange(
    levels: pd.DataFrame,
    order: Order,
    names: Mapping[str, str],
    *,
    first: str | None = None,
    by: Mapping[str, float] | None = None,
) -> list[str]:
    """Order the rows of `levels`; for columns, pass the transposed matrix.

    Args:
        levels: rows to order × the other side; NaN is a blank.
        order: SOURCE keeps the order of the rows; ALPHABETICAL sorts by `names`, Chinese names by pinyin;
            MOST puts rows with most entries first, ties by sum of levels; SIMILARITY is the leaf order of a
            clustering of Ruzicka similarities; SELECTED puts `first` on top and the others by `by`, highest first.
        names: row label to name.
        first: a row label, for SELECTED.
        by: values of row labels, for SELECTED; labels without one come last, in their order.

    Examples:
        >>> levels = pd.DataFrame({"x": [1.0, None], "y": [2.0, 3.0]}, index=["a", "b"])
        >>> arrange(levels, Order.SELECTED, {"a": "A", "b": "B"}, first="b")
        ['b', 'a']
    """
    labels: Sequence[str] = [str(label) for label in levels.index]
    match order:
        case Order.SOURCE:
            return list(labels)
        case Order.ALPHABETICAL:
            return sorted(labels, key=lambda label: _collation(names[label]))
        case Order.MOST:
            entries, total = levels.notna().to_numpy().sum(axis=1), levels.sum(axis=1).to_numpy()
            rank = {label: (-int(n), -float(whole)) for label, n, whole in zip(labels, entries, total, strict=True)}
            return sorted(labels, key=rank.__getitem__)
        case Order.SIMILARITY:
            from analysis.cluster_order import cluster_order
            from analysis.ruzicka import ruzicka

            return [str(label) for label in cluster_order(ruzicka(levels)).labels]
        case Order.SELECTED:
            value = by or {}
            return sorted(labels, key=lambda label: (label != first, -value.get(label, float("-inf"))))


def _collation(name: str) -> bytes:
    # The first level of GB 2312, kept by GB 18030, holds the common characters in order of their pinyin.
    return name.casefold().encode("gb18030")
