"""Ruzicka similarity: weighted Jaccard, for commitment levels."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import overload

import numpy as np
import pandas as pd

from analysis.checks import Floats, held_by_either, values_of, within_range

FEW_VALUES = 16
"""With at most this many distinct values, minima are summed value by value as matrix products."""

BLOCK = 250
"""Rows of a block, when distances are computed block by block."""


@overload
def ruzicka(one: pd.DataFrame) -> pd.DataFrame: ...
@overload
def ruzicka(one: "pd.Series[float]", other: "pd.Series[float]") -> float: ...
def ruzicka(one: "pd.DataFrame | pd.Series[float]", other: "pd.Series[float] | None" = None) -> pd.DataFrame | float:
    """Return the sum of the smaller values over the sum of the larger values.

    A blank (NaN) counts as 0: with a value it adds to the sum of larger values only, with another blank to neither.

    Args:
        one: a matrix regions × industries, or a region's row.
        other: the other region's row, aligned with `one`.

    Returns:
        For a matrix: regions × regions, symmetric, 0 to 1, ones on the diagonal. For two rows: a number. A row of
        blanks or zeros only is NaN against everything, itself included.

    Raises:
        ValueError: a negative or infinite value, a duplicate label, two rows that do not align.

    References:
        Ružička, M. (1958). Anwendung mathematisch-statistischer Methoden in der Geobotanik. Biológia, 13, 647-661.

    Examples:
        >>> levels = pd.DataFrame({"ic": [3.0, 1.0], "ai": [None, 2.0]}, index=["SH", "BJ"])
        >>> float(ruzicka(levels).loc["SH", "BJ"])  # (1 + 0) / (3 + 2)
        0.2
    """
    if isinstance(one, pd.Series):
        if other is None:
            raise TypeError("A single series has nothing to be compared with: give a matrix or two series.")
        return ruzicka_terms(one, other).value
    known = np.nan_to_num(values_of(one), nan=0.0)
    empty = ~known.any(axis=1)
    values = within_range(known)
    smaller = sums_of_minima(values)
    totals = values.sum(axis=1)
    larger = totals[:, None] + totals[None, :] - smaller
    with np.errstate(invalid="ignore", divide="ignore"):
        similarity = np.clip(smaller / larger, 0.0, 1.0)  # rounding of a difference of sums can leave the range
    similarity[empty, :] = np.nan
    similarity[:, empty] = np.nan
    return pd.DataFrame(similarity, index=one.index, columns=one.index)


@dataclass(frozen=True)
class RuzickaTerms:
    """What the Ruzicka similarity of two rows is made of; the series cover the columns that either row holds.

    Attributes:
        smaller: the smaller of the two values of each column; 0 where one of the rows is blank.
        larger: the larger of the two values of each column.
        value: the sum of `smaller` over the sum of `larger`, 0 to 1; NaN where one of the rows holds nothing.
    """

    smaller: "pd.Series[float]"
    larger: "pd.Series[float]"
    value: float


def ruzicka_terms(one: "pd.Series[float]", other: "pd.Series[float]") -> RuzickaTerms:
    """Return the terms of the similarity of two rows; arguments and errors as for `ruzicka`.

    Examples:
        >>> terms = ruzicka_terms(pd.Series({"ic": 3.0, "ai": None}), pd.Series({"ic": 1.0, "ai": 2.0}))
        >>> terms.smaller.tolist(), terms.larger.tolist(), terms.value
        ([1.0, 0.0], [3.0, 2.0], 0.2)
    """
    rows = held_by_either(one, other)
    smaller, larger = rows.min(axis=0), rows.max(axis=0)
    if not rows.any(axis=1).all():
        return RuzickaTerms(smaller, larger, float("nan"))
    sum_of_smaller, sum_of_larger = within_range(np.array([smaller, larger])).sum(axis=1)
    return RuzickaTerms(smaller, larger, float(sum_of_smaller / sum_of_larger))


def sums_of_minima(values: Floats) -> Floats:
    """Return for each pair of rows the sum over the columns of the smaller value: rows × rows; `values` has no NaN."""
    if not values.size:
        return np.zeros((len(values), len(values)))
    steps = np.unique(values)
    if len(steps) <= FEW_VALUES:
        # min(a, b) is the sum of the steps that both reach: one matrix product per step.
        sums = np.zeros((len(values), len(values)))
        for below, step in zip(np.concatenate([[0.0], steps[:-1]]), steps, strict=True):
            if step > 0:
                reached = (values >= step).astype(float)
                sums += (step - below) * (reached @ reached.T)
        return sums
    # Sum of minima = (sum of both - city-block distance) / 2.
    totals = values.sum(axis=1)
    return np.asarray((totals[:, None] + totals[None, :] - _city_block(values)) / 2)


def _city_block(values: Floats) -> Floats:
    from scipy.spatial.distance import cdist

    distance = np.zeros((len(values), len(values)))
    starts = range(0, len(values), BLOCK)

    def fill(start: int) -> None:
        # Only one side of the diagonal is computed and then mirrored.
        part = cdist(values[start : start + BLOCK], values[start:], "cityblock")
        distance[start : start + BLOCK, start:] = part
        distance[start:, start : start + BLOCK] = part.T

    # scipy releases the interpreter's lock while it computes, so threads use all cores.
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        list(pool.map(fill, starts))
    return distance
