"""Economic complexity of regions (ECI) and of industries (PCI)."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.checks import Floats
from analysis.location_quotient import specialised

LEAST_REGIONS, LEAST_INDUSTRIES = 10, 10
"""Below this the second eigenvector orders noise: with few rows it is fixed by one or two cells of the matrix."""


NOTHING = 1e-9
"""Eigenvalues, which lie between 0 and 1, and correlations below this are zero but for rounding."""


class Undetermined(StrEnum):
    """The reason why a matrix has no scale of complexity."""

    SMALL = "small"
    BLOCKS = "blocks"
    SAME = "same"
    REGULAR = "regular"
    NO_DIRECTION = "no direction"


class NoScaleError(ValueError):
    """A matrix does not determine a scale of complexity; `why` is the reason."""

    def __init__(self, why: Undetermined, sentence: str) -> None:
        super().__init__(sentence)
        self.why = why


@dataclass(frozen=True)
class Complexity:
    """ECI and PCI, standardised to mean 0 and population standard deviation 1; NaN without a specialisation.

    Attributes:
        regions: ECI of each region; the sign is chosen so that it correlates positively with diversity, the number of
            industries a region specialises in.
        industries: PCI of each industry: the mean ECI of the regions specialised in it, standardised.
    """

    regions: "pd.Series[float]"
    industries: "pd.Series[float]"


def complexity(matrix: pd.DataFrame) -> Complexity:
    """Compute ECI and PCI from the second eigenvector of the matrix of shared specialisations (LQ ≥ 1).

    Args:
        matrix: regions × industries, amounts from 0 up; NaN is a blank and counts as no specialisation.

    Raises:
        ValueError: a negative or infinite value, a duplicate label.
        NoScaleError: the scale is not determined: fewer than 10 regions or 10 industries with a specialisation; a
            matrix that falls apart into blocks without a common industry (the message names one region of each of two
            blocks); all regions specialised in the same industries; a second eigenvalue of multiplicity two; a
            scale that does not correlate with diversity.

    References:
        Hidalgo, C. A., & Hausmann, R. (2009). The building blocks of economic complexity. PNAS, 106(26), 10570-10575.
        Mealy, P., Farmer, J. D., & Teytelboym, A. (2019). Interpreting economic complexity. Science Advances, 5(1).

    Examples:
        >>> steps = pd.DataFrame([[float(j <= i) for j in range(12)] for i in range(12)])
        >>> result = complexity(steps)
        >>> result.regions.idxmax(), round(float(result.regions.std(ddof=0)), 6)
        (11, 1.0)
    """
    above = specialised(matrix).to_numpy().astype(float)
    rows = np.flatnonzero(above.any(axis=1))
    columns = np.flatnonzero(above.any(axis=0))
    if len(rows) < LEAST_REGIONS or len(columns) < LEAST_INDUSTRIES:
        raise NoScaleError(
            Undetermined.SMALL,
            f"Economic complexity needs at least {LEAST_REGIONS} regions and {LEAST_INDUSTRIES} industries with a "
            f"specialisation; this matrix has {len(rows)} and {len(columns)}. Use the location quotient instead.",
        )
    held = above[np.ix_(rows, columns)]
    _in_one_piece(held, [str(label) for label in matrix.index[rows]])
    score = _rising(_standardised(_second_eigenvector(held)), held.sum(axis=1))
    regions, industries = np.full(len(matrix.index), np.nan), np.full(len(matrix.columns), np.nan)
    regions[rows] = score
    industries[columns] = _standardised((held.T @ score) / held.sum(axis=0))
    return Complexity(pd.Series(regions, index=matrix.index), pd.Series(industries, index=matrix.columns))


def _second_eigenvector(held: Floats) -> Floats:
    # The matrix of averages D^-1 M U^-1 M' is similar to the symmetric D^-1/2 M U^-1 M' D^-1/2: its eigenvalues are
    # real and its eigenvectors follow by one division.
    from scipy.linalg import eigh

    root = np.sqrt(held.sum(axis=1))
    weighted = held / root[:, None] / np.sqrt(held.sum(axis=0))[None, :]
    # Both products of the matrix with its transpose have the same eigenvalues above zero: the smaller one is solved.
    tall = weighted.shape[0] > weighted.shape[1]
    square = weighted.T @ weighted if tall else weighted @ weighted.T
    size = len(square)
    (third, second), vectors = eigh(square, subset_by_index=[size - 3, size - 2])
    if second < NOTHING:
        raise NoScaleError(
            Undetermined.SAME,
            "All regions specialise in the same industries: complexity cannot distinguish them.",
        )
    if second - third < NOTHING:
        raise NoScaleError(
            Undetermined.REGULAR,
            "The second eigenvalue has multiplicity two: several scales of complexity fit this matrix equally well. It "
            "is too regular to be ranked; use proximity or the location quotient instead.",
        )
    second_of_rows = weighted @ vectors[:, 1] / np.sqrt(second) if tall else vectors[:, 1]
    return np.asarray(second_of_rows / root)


def _rising(score: Floats, diversity: Floats) -> Floats:
    """Return the score, negated if it correlates negatively with diversity."""
    spread = diversity.std()
    correlation = float(score @ (diversity - diversity.mean())) / (len(score) * spread) if spread > 0 else 0.0
    if abs(correlation) < NOTHING:
        raise NoScaleError(
            Undetermined.NO_DIRECTION,
            "Complexity does not correlate with diversity here, so nothing says which end of the scale is the complex "
            "one. Use proximity or the location quotient instead.",
        )
    return score if correlation > 0 else -score


def _in_one_piece(held: Floats, labels: list[str]) -> None:
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    pieces, piece = connected_components(csr_matrix(held @ held.T), directed=False)
    if pieces > 1:
        first, other = labels[int(np.argmax(piece == 0))], labels[int(np.argmax(piece == 1))]
        raise NoScaleError(
            Undetermined.BLOCKS,
            f"The matrix falls into {pieces} blocks of regions without a common specialisation (“{first}” and "
            f"“{other}” stand in different ones): no single scale of complexity exists. Give each block on its own.",
        )


def _standardised(values: Floats) -> Floats:
    return np.asarray((values - values.mean()) / values.std())
