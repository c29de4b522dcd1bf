"""Distinctiveness: commitment weighted by rarity."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.checks import Floats, values_of
from analysis.matrix_access import row_of


def distinctiveness(levels: pd.DataFrame) -> pd.DataFrame:
    """Return the weight of each industry in a region's profile; industries that many regions hold weigh less.

    A value is multiplied by the industry's rarity, ln(N / n), where n of the N regions that hold anything hold it
    (inverse document frequency). Each row is then divided by its length, so that regions with many and
    with few industries are comparable.

    Args:
        levels: regions × industries; NaN is a blank. Levels, or any values from 0 up; zero holds nothing.

    Returns:
        Regions × industries, 0 to 1. An industry that all regions hold scores 0. The squares of a row add up to 1, or
        to 0 where the region holds nothing else. Blank where the matrix is blank or zero.

    Raises:
        ValueError: a negative or infinite value, a duplicate label.

    References:
        Spärck Jones, K. (1972). A statistical interpretation of term specificity and its application in retrieval.
        Journal of Documentation, 28(1), 11-21.
        Salton, G., & Buckley, C. (1988). Term-weighting approaches in automatic text retrieval. Information
        Processing & Management, 24(5), 513-523 (the division by length).

    Examples:
        >>> levels = pd.DataFrame({"ic": [3.0, 1.0], "ai": [1.0, None]}, index=["SH", "BJ"])
        >>> distinctiveness(levels).loc["SH"].to_dict()  # both name ic: ln(2 / 2) = 0
        {'ic': 0.0, 'ai': 1.0}
    """
    values = values_of(levels)
    held = values > 0
    _holders, _regions, rarity = _rarity(held)
    # Each row is divided by its largest value first, so that its squares neither underflow nor overflow.
    largest = np.max(np.nan_to_num(values, nan=0.0), axis=1, initial=0.0, keepdims=True)
    weighted = np.where(held, values / np.where(largest > 0, largest, 1.0) * rarity, np.nan)
    length = np.sqrt(np.nansum(weighted**2, axis=1, keepdims=True))
    return pd.DataFrame(weighted / np.where(length > 0, length, 1.0), index=levels.index, columns=levels.columns)


@dataclass(frozen=True)
class DistinctivenessTerms:
    """What the scores of one region are made of; the series cover the industries that it holds.

    Attributes:
        regions: N, the number of regions that hold anything.
        holders: n of each industry, the number of regions that hold it.
        rarity: ln(N / n) of each industry.
        weighted: the region's value of each industry times its rarity.
        length: the square root of the sum of the squares of `weighted`.
        scores: `weighted` over `length`, 0 to 1; zeros where the length is 0.
    """

    regions: int
    holders: "pd.Series[int]"
    rarity: "pd.Series[float]"
    weighted: "pd.Series[float]"
    length: float
    scores: "pd.Series[float]"


def distinctiveness_terms(levels: pd.DataFrame, region: str) -> DistinctivenessTerms:
    """Return the terms of the scores of one region; arguments and errors as for `distinctiveness`.

    Raises:
        KeyError: there is no such region.

    Examples:
        >>> levels = pd.DataFrame({"ic": [3.0, 1.0], "ai": [1.0, None]}, index=["SH", "BJ"])
        >>> terms = distinctiveness_terms(levels, "SH")
        >>> terms.regions, terms.holders.to_dict(), round(terms.length, 4), terms.scores.to_dict()
        (2, {'ic': 2, 'ai': 1}, 0.6931, {'ic': 0.0, 'ai': 1.0})
    """
    holders, regions, rarity = _rarity(values_of(levels) > 0)
    values = row_of(levels, region)
    held = values > 0
    labels = levels.columns[held]
    weighted = values[held] * rarity[held]
    return DistinctivenessTerms(
        regions,
        pd.Series(holders[held], index=labels),
        pd.Series(rarity[held], index=labels),
        weighted,
        float(np.sqrt((weighted**2).sum())),
        row_of(distinctiveness(levels), region)[held],
    )


def _rarity(held: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.int_], int, Floats]:
    """Return the holders of each column, the number of rows that hold anything and ln(rows / holders), NaN if none."""
    holders = held.sum(axis=0)
    regions = int(held.any(axis=1).sum())
    with np.errstate(invalid="ignore", divide="ignore"):
        return holders, regions, np.where(holders > 0, np.log(regions / holders), np.nan)
