"""Cosine similarity of rows: agreement of their profiles, whatever their size."""

from dataclasses import dataclass
from typing import overload

import numpy as np
import pandas as pd

from analysis.checks import Floats, held_by_either, values_of
from analysis.matrix_access import row_of


@overload
def cosine(one: pd.DataFrame) -> pd.DataFrame: ...
@overload
def cosine(one: "pd.Series[float]", other: "pd.Series[float]") -> float: ...
def cosine(one: "pd.DataFrame | pd.Series[float]", other: "pd.Series[float] | None" = None) -> pd.DataFrame | float:
    """Return the scalar product of two rows over the product of their lengths.

    Unlike `jaccard` and `ruzicka` it does not change when one row is multiplied by a number: two regions
    whose levels are proportional have similarity 1. A blank (NaN) adds nothing to the product nor to the length.

    Args:
        one: a matrix regions × industries, or a region's row.
        other: the other region's row, aligned with `one`.

    Returns:
        For a matrix: regions × regions, symmetric, 0 to 1, ones on the diagonal. For two rows: a number. A row of
        blanks or zeros only is NaN against everything, itself included.

    Raises:
        ValueError: a negative or infinite value, a duplicate label, two rows that do not align.
        TypeError: a single series.

    References:
        Salton, G., & McGill, M. J. (1983). Introduction to Modern Information Retrieval. McGraw-Hill.

    Examples:
        >>> levels = pd.DataFrame({"ic": [3.0, 1.0], "ai": [4.0, None]}, index=["SH", "BJ"])
        >>> float(cosine(levels).loc["SH", "BJ"])  # 3 × 1 / (5 × 1)
        0.6
    """
    if isinstance(one, pd.Series):
        if other is None:
            raise TypeError("A single series has nothing to be compared with: give a matrix or two series.")
        return cosine_terms(one, other).value
    values = np.nan_to_num(values_of(one), nan=0.0)
    unit = _unit_rows(values)
    similarity = np.clip(unit @ unit.T, 0.0, 1.0)
    known = np.flatnonzero(values.any(axis=1))
    similarity[known, known] = 1.0
    return pd.DataFrame(similarity, index=one.index, columns=one.index)


@dataclass(frozen=True)
class CosineTerms:
    """What the cosine similarity of two rows is made of; the series cover the columns that either row holds.

    Attributes:
        products: the product of the two values of each column; 0 where one of the rows is blank.
        squares_of_one: the square of the first row's value in each column.
        squares_of_other: the square of the second row's value in each column.
        value: the sum of `products` over the product of the square roots of the two sums of squares, 0 to 1; NaN where
            one of the rows holds nothing. It stays correct if the squares overflow or underflow.
    """

    products: "pd.Series[float]"
    squares_of_one: "pd.Series[float]"
    squares_of_other: "pd.Series[float]"
    value: float


def cosine_terms(one: "pd.Series[float]", other: "pd.Series[float]") -> CosineTerms:
    """Return the terms of the similarity of two rows; arguments and errors as for `cosine`.

    Examples:
        >>> terms = cosine_terms(pd.Series({"ic": 3.0, "ai": 4.0}), pd.Series({"ic": 1.0, "ai": None}))
        >>> terms.products.tolist(), terms.squares_of_one.tolist(), round(terms.value, 6)
        ([3.0, 0.0], [9.0, 16.0], 0.6)
    """
    rows = held_by_either(one, other)
    first, second = row_of(rows, "one"), row_of(rows, "other")
    units = _unit_rows(rows.to_numpy(dtype=float))
    value = float(np.clip(units[0] @ units[1], 0.0, 1.0)) if rows.any(axis=1).all() else float("nan")
    with np.errstate(over="ignore"):
        products, squares_of_one, squares_of_other = first * second, first**2, second**2
    return CosineTerms(products, squares_of_one, squares_of_other, value)


def _unit_rows(values: Floats) -> Floats:
    """Divide each row by its length; NaN for a row of zeros."""
    # Divided by the largest value first, so that squares neither vanish nor overflow.
    largest = values.max(axis=1, initial=0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        scaled = values / largest[:, None]
        return np.asarray(scaled / np.sqrt((scaled**2).sum(axis=1))[:, None])
