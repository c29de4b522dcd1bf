"""The rows of a matrix nearest to one of them, with the counts behind each claim."""

from dataclasses import dataclass

import pandas as pd

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


def nearest(levels: pd.DataFrame, label: str, limit: int = 5) -> list[Neighbour]:
    """The rows most similar to `label`, most similar first; rows that share nothing are left out.

    Args:
        levels: rows × columns, levels 1 to 3; NaN is a blank. For industries, pass the transposed matrix.
        label: a row label.
        limit: the most neighbours to return.

    Raises:
        KeyError: `label` is not a row.
    """
    own = levels.loc[label].notna()
    others = levels.drop(index=label)
    found = []
    for other, row in others.iterrows():
        filled = row.notna()
        shared = tuple(str(column) for column in levels.columns[own & filled])
        if shared:
            similarity = float(ruzicka(levels.loc[label], row))
            found.append(Neighbour(str(other), similarity, shared, int((own | filled).sum())))
    return sorted(found, key=lambda neighbour: -neighbour.similarity)[:limit]
