"""Cosine similarity of rows: agreement of their profiles, whatever their size."""

from typing import overload

import numpy as np
import pandas as pd

from analysis.checks import aligned, values_of


@overload
def cosine(one: pd.DataFrame) -> pd.DataFrame: ...
@overload
def cosine(one: "pd.Series[float]", other: "pd.Series[float]") -> float: ...
def cosine(one: "pd.DataFrame | pd.Series[float]", other: "pd.Series[float] | None" = None) -> pd.DataFrame | float:
    """Scalar product of two rows over the product of their lengths.

    Unlike `jaccard` and `ruzicka` it does not change when one row is multiplied by a number: a region that names the
    same industries twice as firmly is at 1. A blank (NaN) adds nothing to the product nor to the length.

    Args:
        one: a matrix regions × industries, or a region's row.
        other: the other region's row, aligned with `one`.

    Returns:
        For a matrix: regions × regions, symmetric, 0 to 1, ones on the diagonal. For two rows: a number. A row of
        blanks or zeros only is NaN against everything, itself included.

    Raises:
        ValueError: a negative or infinite value, a label that stands twice, two rows that do not align.
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
        return float(cosine(aligned(one, other)).to_numpy()[0, 1])
    values = np.nan_to_num(values_of(one), nan=0.0)
    # Scaled by the largest value first, so that squares neither vanish nor overflow.
    largest = values.max(axis=1, initial=0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        unit = values / largest[:, None]
        unit = unit / np.sqrt((unit**2).sum(axis=1))[:, None]
    similarity = np.clip(unit @ unit.T, 0.0, 1.0)
    known = np.flatnonzero(largest > 0)
    similarity[known, known] = 1.0
    return pd.DataFrame(similarity, index=one.index, columns=one.index)
