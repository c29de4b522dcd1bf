"""Jaccard similarity: the share of industries that two regions have in common."""

from dataclasses import dataclass
from typing import overload

import numpy as np
import pandas as pd

from analysis.checks import held_by_either, values_of
from analysis.ruzicka import ruzicka


@overload
def jaccard(one: pd.DataFrame, *, threshold: float = ...) -> pd.DataFrame: ...
@overload
def jaccard(one: "pd.Series[float]", other: "pd.Series[float]", *, threshold: float = ...) -> float: ...
def jaccard(
    one: "pd.DataFrame | pd.Series[float]", other: "pd.Series[float] | None" = None, *, threshold: float = 1
) -> pd.DataFrame | float:
    """Return the number of industries that both name over the number that at least one names.

    Args:
        one: a matrix regions × industries, or a region's row; NaN is a blank and not a member.
        other: the other region's row, aligned with `one`.
        threshold: minimum value that makes an industry a member; above 0.

    Returns:
        For a matrix: regions × regions, symmetric, 0 to 1. For two rows: a number. A region without members is NaN
        against everything, itself included.

    Raises:
        ValueError: a negative or infinite value, a duplicate label, rows that do not align, a threshold of 0.

    References:
        Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist, 11(2), 37-50.

    Examples:
        >>> levels = pd.DataFrame({"ic": [3.0, 1.0], "ai": [None, 2.0], "5g": [2.0, 2.0]}, index=["SH", "BJ"])
        >>> round(float(jaccard(levels).loc["SH", "BJ"]), 4)  # {ic, 5g} of {ic, ai, 5g}
        0.6667
    """
    _check_threshold(threshold)
    if isinstance(one, pd.Series):
        if other is None:
            raise TypeError("A single series has nothing to be compared with: give a matrix or two series.")
        return jaccard_terms(one, other, threshold=threshold).value
    members = np.nan_to_num(values_of(one), nan=0.0) >= threshold
    return ruzicka(pd.DataFrame(members.astype(float), index=one.index, columns=one.columns))


@dataclass(frozen=True)
class JaccardTerms:
    """What the Jaccard similarity of two rows is made of; labels are in column order.

    Attributes:
        both: labels of the columns that are members of both rows.
        either: labels of the columns that are members of at least one row.
        value: the number of `both` over the number of `either`, 0 to 1; NaN where one of the rows has no member.
    """

    both: tuple[str, ...]
    either: tuple[str, ...]
    value: float


def jaccard_terms(one: "pd.Series[float]", other: "pd.Series[float]", *, threshold: float = 1) -> JaccardTerms:
    """Return the terms of the similarity of two rows; arguments and errors as for `jaccard`.

    Examples:
        >>> terms = jaccard_terms(pd.Series({"ic": 3.0, "ai": None}), pd.Series({"ic": 1.0, "ai": 2.0}))
        >>> terms.both, terms.either, terms.value
        (('ic',), ('ic', 'ai'), 0.5)
    """
    _check_threshold(threshold)
    members = held_by_either(one, other) >= threshold
    both = tuple(str(label) for label in members.columns[members.all(axis=0)])
    either = tuple(str(label) for label in members.columns[members.any(axis=0)])
    value = len(both) / len(either) if members.any(axis=1).all() else float("nan")
    return JaccardTerms(both, either, value)


def _check_threshold(threshold: float) -> None:
    if threshold <= 0:
        raise ValueError(f"The threshold {threshold:g} would make every blank a member: give one above 0.")
