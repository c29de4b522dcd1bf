"""The rows of a matrix most similar to one row, with what they have in common."""

from dataclasses import dataclass

import pandas as pd

from analysis.frames import row_of
from analysis.ruzicka import ruzicka


@dataclass(frozen=True)
class Neighbour:
    """A neighbour and what the two have in common.

    Attributes:
        label: the neighbour.
        similarity: Ruzicka similarity of the two rows, 0 to 1.
        shared: labels of the columns that both fill.
        either: number of columns that at least one of them fills.
    """

    label: str
    similarity: float
    shared: tuple[str, ...]
    either: int


def closest(similarity: pd.DataFrame, label: str) -> list[str]:
    """The labels that share something with `label`, most similar first; ties in the order of the matrix.

    Args:
        similarity: square, 0 to 1; NaN where it is unknown.
        label: a row label.

    Raises:
        KeyError: `label` is not a row.
    """
    row = row_of(similarity, label).drop(label)
    return [str(key) for key in row[row > 0].sort_values(ascending=False, kind="stable").index]


def nearest(levels: pd.DataFrame, label: str, limit: int = 5) -> list[Neighbour]:
    """The rows most similar to `label`, most similar first; rows that share nothing are left out.

    Args:
        levels: rows × columns, levels 1 to 3; NaN is a blank. For industries, pass the transposed matrix.
        label: a row label.
        limit: the most neighbours to return.

    Raises:
        ValueError: `label` is not a row.
    """
    filled = levels.notna().to_numpy()
    own = list(levels.index).index(label)
    similarity = ruzicka(levels).to_numpy()[own]
    found = [
        Neighbour(
            label=str(other),
            similarity=float(similarity[i]),
            shared=tuple(str(column) for column in levels.columns[filled[own] & filled[i]]),
            either=int((filled[own] | filled[i]).sum()),
        )
        for i, other in enumerate(levels.index)
        if i != own and (filled[own] & filled[i]).any()
    ]
    return sorted(found, key=lambda neighbour: -neighbour.similarity)[:limit]
