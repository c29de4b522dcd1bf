"""Tables of two coders' cells: how many cells have which level with one coder and which with the other."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.float64]
"""Numbers of cells: the last two axes are the levels that the two coders give; axes before them are samples."""

LEVELS = 3
ABSENT = 0
"""Row or column of the cells that a coder does not have."""


def cell_tables(one: Mapping[Any, int], other: Mapping[Any, int]) -> Counts:
    """Return a table for each cell that either coder has, with a single 1 in it.

    Args:
        one: level, 1 to 3, of each cell of the first coder.
        other: likewise of the second coder.

    Returns:
        cells × 4 × 4, in the order of the cells' keys; row and column 0 are for a cell that a coder does not have.

    Examples:
        >>> tables = cell_tables({"BJ/ai": 2, "BJ/ic": 3}, {"BJ/ai": 3})
        >>> tables.sum(axis=0).astype(int).tolist()
        [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1], [1, 0, 0, 0]]
    """
    keys = sorted(one.keys() | other.keys())
    tables = np.zeros((len(keys), LEVELS + 1, LEVELS + 1))
    first = [one.get(key, ABSENT) for key in keys]
    second = [other.get(key, ABSENT) for key in keys]
    tables[np.arange(len(keys)), first, second] = 1.0
    return tables


def of_both(counts: Counts) -> Counts:
    """Return the part of a table that covers the cells that both coders have: levels × levels."""
    return counts[..., ABSENT + 1 :, ABSENT + 1 :]


def ratio(part: Counts, whole: Counts) -> Counts:
    """Divide; NaN where the whole is 0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(np.asarray(whole) == 0, np.nan, np.asarray(part) / np.asarray(whole)))
