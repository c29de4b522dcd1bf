"""Complementarity: how much of what two regions hold together is held by one of them alone."""

from dataclasses import dataclass
from typing import overload

import numpy as np
import pandas as pd

from analysis.checks import held_by_either, values_of, within_range
from analysis.ruzicka import sums_of_minima


@overload
def complementarity(one: pd.DataFrame) -> pd.DataFrame: ...
@overload
def complementarity(one: "pd.Series[float]", other: "pd.Series[float]") -> float: ...
def complementarity(
    one: "pd.DataFrame | pd.Series[float]", other: "pd.Series[float] | None" = None
) -> pd.DataFrame | float:
    """Return how much of what two rows hold is held by one of them alone, balanced between both sides.

    The weight of a column is the larger of the two values. Of that weight, a column counts as complementary where the
    other row is blank or zero. The share is then multiplied by its balance, twice the smaller side's part, so that two
    regions complement each other only where *each* has what the other lacks: a region that merely contains the other
    gives 0, two regions of equal weight without anything in common give 1.

    With the weights a (only the first), b (only the second) and c (both): 2 min(a, b) / (a + b + c). Without the
    balance the share would be 1 - (weight in common), and would add nothing to `jaccard` and `ruzicka`.

    Args:
        one: a matrix regions × industries, or a region's row; a blank (NaN) counts as not held.
        other: the other region's row, aligned with `one`.

    Returns:
        For a matrix: regions × regions, symmetric, 0 to 1, zeros on the diagonal. For two rows: a number. NaN where
        neither row holds anything, and in the row and column of a region that holds nothing.

    Raises:
        ValueError: a negative or infinite value, a duplicate label, two rows that do not align.
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
        return complementarity_terms(one, other).value
    known = np.nan_to_num(values_of(one), nan=0.0)
    empty = ~known.any(axis=1)
    values = within_range(known)
    totals = values.sum(axis=1)
    alone = values @ (known == 0).T.astype(float)  # weight of row i where row j holds nothing
    either = totals[:, None] + totals[None, :] - sums_of_minima(values)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.clip(2 * np.minimum(alone, alone.T) / either, 0.0, 1.0)  # rounding can leave the range
    share[empty, :] = np.nan
    share[:, empty] = np.nan
    return pd.DataFrame(share, index=one.index, columns=one.index)


@dataclass(frozen=True)
class ComplementarityTerms:
    """What the complementarity of two rows is made of.

    Attributes:
        only_one: the weight of the columns that the first row alone holds.
        only_other: the weight of the columns that the second row alone holds.
        both: the weight of the columns that both hold, the larger of the two values in each.
        value: 2 min(only_one, only_other) / (only_one + only_other + both), 0 to 1; NaN where one of the rows holds
            nothing.
    """

    only_one: float
    only_other: float
    both: float
    value: float


def complementarity_terms(one: "pd.Series[float]", other: "pd.Series[float]") -> ComplementarityTerms:
    """Return the terms of the complementarity of two rows; arguments and errors as for `complementarity`.

    Examples:
        >>> one, other = pd.Series({"ic": 3.0, "ev": 1.0, "ai": 0.0}), pd.Series({"ic": 0.0, "ev": 1.0, "ai": 2.0})
        >>> complementarity_terms(one, other)
        ComplementarityTerms(only_one=3.0, only_other=2.0, both=1.0, value=0.6666666666666666)
    """
    rows = held_by_either(one, other).to_numpy()
    weights, held = rows.max(axis=0), rows > 0
    columns = (held[0] & ~held[1], held[1] & ~held[0], held.all(axis=0))
    only_one, only_other, both = (float(weights[those].sum()) for those in columns)
    if not held.any(axis=1).all():
        return ComplementarityTerms(only_one, only_other, both, float("nan"))
    scaled = within_range(weights)
    a, b, c = (float(scaled[those].sum()) for those in columns)
    return ComplementarityTerms(only_one, only_other, both, 2 * min(a, b) / (a + b + c))
