"""Complementarity: how much of what two regions hold together is held by one of them alone."""

from typing import overload

import numpy as np
import pandas as pd

from analysis.checks import aligned, values_of, within_range
from analysis.ruzicka import sums_of_minima


@overload
def complementarity(one: pd.DataFrame) -> pd.DataFrame: ...
@overload
def complementarity(one: "pd.Series[float]", other: "pd.Series[float]") -> float: ...
def complementarity(
    one: "pd.DataFrame | pd.Series[float]", other: "pd.Series[float] | None" = None
) -> pd.DataFrame | float:
    """Weight that only one of two rows holds, over the weight of all that either holds, from two sides at once.

    The weight of a column is the larger of the two values. Of that weight, a column counts as complementary where the
    other row is blank or zero. The share is then multiplied by its balance, twice the smaller side's part, so that two
    regions complement each other only where *each* has what the other lacks: a region that merely contains the other
    gives 0, two regions of equal weight without anything in common give 1.

    With the weights a (only the first), b (only the second) and c (both): 2 min(a, b) / (a + b + c). Without the
    balance the share would be 1 - (weight in common), and would add nothing to `jaccard` and `ruzicka`.

    Args:
        one: a matrix regions × industries, or a region's row; a blank (NaN) is held by nobody.
        other: the other region's row, aligned with `one`.

    Returns:
        For a matrix: regions × regions, symmetric, 0 to 1, zeros on the diagonal. For two rows: a number. NaN where
        neither row holds anything, and in every line of a row that holds nothing.

    Raises:
        ValueError: a negative or infinite value, a label that stands twice, two rows that do not align.
        TypeError: a single series.

    References:
        This project's definition. The three weights are those of Tversky, A. (1977). Features of similarity.
        Psychological Review, 84(4), 327-352.

    Examples:
        >>> levels = pd.DataFrame({"ic": [3.0, None], "ai": [None, 2.0], "ev": [1.0, 1.0]}, index=["SH", "BJ"])
        >>> round(float(complementarity(levels).loc["SH", "BJ"]), 4)  # 2 × min(3, 2) / (3 + 2 + 1)
        0.6667
    """
    if isinstance(one, pd.Series):
        if other is None:
            raise TypeError("A single series has nothing to be compared with: give a matrix or two series.")
        return float(complementarity(aligned(one, other)).to_numpy()[0, 1])
    known = np.nan_to_num(values_of(one), nan=0.0)
    empty = ~known.any(axis=1)
    values = within_range(known)
    totals = values.sum(axis=1)
    alone = values @ (known == 0).T.astype(float)  # weight of row i where row j holds nothing
    either = totals[:, None] + totals[None, :] - sums_of_minima(values)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.clip(2 * np.minimum(alone, alone.T) / either, 0.0, 1.0)  # rounding can pass the ends
    share[empty, :] = np.nan
    share[:, empty] = np.nan
    return pd.DataFrame(share, index=one.index, columns=one.index)
