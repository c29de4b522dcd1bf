"""The terms from which the economic complexity of one region can be recomputed."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.matrix_access import row_of


@dataclass(frozen=True)
class ComplexityTerms:
    """What the ECI of one region is made of; the series cover the regions that have a score.

    Attributes:
        diversity: k_s, the number of industries in which each region is specialised.
        similarity: the region's row of the matrix of shared specialisations, from 0 up; it sums to 1.
        vector: v_s, the second eigenvector of that matrix, scaled to a standard deviation of 1 (population).
        products: `similarity` times `vector`; their sum is `eigenvalue` times the region's own v.
        eigenvalue: lambda, between 0 and 1.
        mean: the mean of `vector`.
        value: the region's v less `mean`, which is its ECI.
    """

    diversity: "pd.Series[float]"
    similarity: "pd.Series[float]"
    vector: "pd.Series[float]"
    products: "pd.Series[float]"
    eigenvalue: float
    mean: float
    value: float


def complexity_terms(specialised: pd.DataFrame, scores: "pd.Series[float]", region: str) -> ComplexityTerms:
    """Return the terms of one region's score.

    The eigenvector follows from the scores: each row of the matrix of shared specialisations sums to 1, so every
    eigenvector but the first is orthogonal to diversity. The second one is therefore the score less its mean, weighted
    by diversity.

    Args:
        specialised: regions × industries, True where LQ ≥ 1.
        scores: ECI of the regions, NaN for those without a specialisation; see `complexity`.
        region: a region that has a score.

    Raises:
        KeyError: the region has no score.

    References:
        Mealy, P., Farmer, J. D., & Teytelboym, A. (2019). Interpreting economic complexity. Science Advances, 5(1).
    """
    known = scores.dropna()
    held = specialised.loc[known.index].astype(float)
    diversity = held.sum(axis=1)
    ubiquity = held.sum(axis=0)
    ubiquitous = ubiquity > 0
    row = row_of(held, region)
    shared = held.loc[:, ubiquitous] @ (row / ubiquity)[ubiquitous]
    similarity = shared / float(row.sum())
    vector = known - float(np.average(known, weights=diversity))
    # Rayleigh's quotient is exact even where the region's own v is close to 0.
    spread = held.loc[:, ubiquitous].T @ vector
    eigenvalue = float((spread**2 / ubiquity[ubiquitous]).sum() / (diversity * vector**2).sum())
    mean = float(vector.mean())
    return ComplexityTerms(
        diversity, similarity, vector, similarity * vector, eigenvalue, mean, float(vector[region]) - mean
    )
