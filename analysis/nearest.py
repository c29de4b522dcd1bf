"""The rows of a matrix most similar to one row, with what they have in common."""

from dataclasses import dataclass

import pandas as pd

from analysis.matrix_access import row_of
from analysis.ruzicka import ruzicka


@dataclass(frozen=True)
class Neighbour:
    """A neighbour and what the two have in common.

    Attributes:
        label: the neighbour.
        similarity: Ruzicka similarity of the two rows, 0 to 1.
        shared: labels of the columns with a value in both rows.
        either: number of columns with a value in at least one of the rows.
    """

    label: str
    similarity: float
    shared: tuple[str, ...]
    either: int


def closest(similarity: pd.DataFrame, label: str) -> list[str]:
    """Return the labels with a similarity above 0 to `label`, most similar first; ties in matrix order.

    Args:
        similarity: square, 0 to 1; NaN where it is unknown.
        label: a row label.

    Raises:
        KeyError: `label` is not a row.
    """
    row = row_of(similarity, label).drop(label)
    return [str(key) for key in row[row > 0].sort_values(ascending=False, kind="stable").index]


def nearest(levels: pd.DataFrame, label: str, limit: int = 5) -> list[Neighbour]:
    """Return the rows most similar to `label`, most similar first; rows without a common column are left out.

    Args:
        levels: rows × columns, levels 1 to 3; NaN is a blank. For industries, pass the transposed matrix.
        label: a row label.
        limit: maximum number of neighbours.

    Raises:
        ValueError: `label` is not a row.
    """
    filled = levels.notna().to_numpy()
    row = list(levels.index).index(label)
    similarity = ruzicka(levels).to_numpy()[row]
    neighbours = [
        Neighbour(
            label=str(other),
            similarity=float(similarity[i]),
            shared=tuple(str(column) for column in levels.columns[filled[row] & filled[i]]),
            either=int((filled[row] | filled[i]).sum()),
        )
        for i, other in enumerate(levels.index)
        if i != row and (filled[row] & filled[i]).any()
    ]
    return sorted(neighbours, key=lambda neighbour: -neighbour.similarity)[:limit]
