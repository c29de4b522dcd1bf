"""Economic complexity of one region taken apart, so that a reader can redo it with a table and a sum."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.frames import row_of


@dataclass(frozen=True)
class ComplexitySteps:
    """What leads to the ECI of one region; the Series are labelled by the regions that have a score.

    Attributes:
        diversity: k_s, the number of industries in which each region is specialised.
        alike: the region's row of the matrix of shared specialisations, from 0 up; it sums to 1.
        vector: v_s, the second eigenvector of that matrix, scaled to a standard deviation of 1 (population).
        eigenvalue: lambda, between 0 and 1: the sum of alike × vector is lambda times the region's own v.
        mean: of the vector; the region's v less this is its ECI.
    """

    diversity: "pd.Series[float]"
    alike: "pd.Series[float]"
    vector: "pd.Series[float]"
    eigenvalue: float
    mean: float


def complexity_steps(specialised: pd.DataFrame, scores: "pd.Series[float]", region: str) -> ComplexitySteps:
    """The steps behind one score.

    The rows of the matrix of shared specialisations sum to 1, so its eigenvectors but the first are orthogonal to
    diversity. That tells the eigenvector from its standardised form: it is the score less its mean weighted by
    diversity.

    Args:
        specialised: regions × industries, True where LQ ≥ 1.
        scores: ECI of the regions, NaN for those without a specialisation; see `complexity`.
        region: one that has a score.

    References:
        Mealy, P., Farmer, J. D., & Teytelboym, A. (2019). Interpreting economic complexity. Science Advances, 5(1).
    """
    known = scores.dropna()
    held = specialised.loc[known.index].astype(float)
    diversity = held.sum(axis=1)
    ubiquity = held.sum(axis=0)
    ubiquitous = ubiquity > 0
    own = row_of(held, region)
    shared = held.loc[:, ubiquitous] @ (own / ubiquity)[ubiquitous]
    alike = shared / float(own.sum())
    vector = known - float(np.average(known, weights=diversity))
    # Rayleigh's quotient: it stands also where the region's own v is next to nothing.
    spread = held.loc[:, ubiquitous].T @ vector
    eigenvalue = float((spread**2 / ubiquity[ubiquitous]).sum() / (diversity * vector**2).sum())
    return ComplexitySteps(diversity, alike, vector, eigenvalue, float(vector.mean()))
