"""Location quotient (Balassa's revealed comparative advantage) and its symmetric form."""

import numpy as np
import pandas as pd

from analysis.checks import Floats, values_of, within_range

ROUNDING = 1e-12
"""Part of a value that rounding may take: far above what sums of floats lose, far below what data can tell apart."""


def location_quotient(matrix: pd.DataFrame) -> pd.DataFrame:
    """An industry's share in a region over its share in all regions together.

    Args:
        matrix: regions × industries, amounts from 0 up (jobs, output, exports). A blank (NaN) is unknown: it is left
            out of every total, and its own quotient is blank. A zero is a known zero.

    Returns:
        The same labels, from 0 up; above 1 the region has more than its share. Blank where the matrix is blank, and in
        rows and columns without any amount.

    Raises:
        ValueError: a negative or infinite value, a label that stands twice.

    References:
        Balassa, B. (1965). Trade liberalisation and "revealed" comparative advantage. The Manchester School, 33(2),
        99-123. Isard, W. (1960). Methods of Regional Analysis. MIT Press (the location quotient).

    Examples:
        >>> jobs = pd.DataFrame({"ic": [30.0, 10.0], "ev": [10.0, 50.0]}, index=["SH", "BJ"])
        >>> float(location_quotient(jobs).loc["SH", "ic"])  # (30 / 40) / (40 / 100)
        1.875
    """
    return pd.DataFrame(_quotients(values_of(matrix)), index=matrix.index, columns=matrix.columns)


def symmetric_location_quotient(matrix: pd.DataFrame) -> pd.DataFrame:
    """(LQ - 1) / (LQ + 1): from -1 (nothing) over 0 (the average share) towards 1; arguments as above.

    References:
        Laursen, K. (2015). Revealed comparative advantage and the alternatives as measures of international
        specialization. Eurasian Business Review, 5(1), 99-115.

    Examples:
        >>> jobs = pd.DataFrame({"ic": [30.0, 10.0], "ev": [10.0, 50.0]}, index=["SH", "BJ"])
        >>> round(float(symmetric_location_quotient(jobs).loc["SH", "ic"]), 6)  # 0.875 / 2.875
        0.304348
    """
    return symmetric(location_quotient(matrix))


def symmetric(quotients: pd.DataFrame) -> pd.DataFrame:
    """Location quotients in their symmetric form."""
    return (quotients - 1) / (quotients + 1)


def specialised(matrix: pd.DataFrame) -> pd.DataFrame:
    """True where a region has at least the average share of an industry: LQ ≥ 1.

    The sums behind a quotient are rounded, in an order that depends on the order of rows and columns. A region that has
    exactly the average share counts as specialised whichever way the rounding falls.

    Args:
        matrix: regions × industries, amounts from 0 up; a blank (NaN) is no specialisation.

    Raises:
        ValueError: a negative or infinite value, a label that stands twice.

    Examples:
        >>> jobs = pd.DataFrame({"ic": [30.0, 10.0], "ev": [10.0, None]}, index=["SH", "BJ"])
        >>> specialised(jobs).loc["BJ"].to_dict()  # (10 / 10) / (40 / 50) = 1.25
        {'ic': True, 'ev': False}
    """
    return reaches(location_quotient(matrix), 1)


def reaches(values: pd.DataFrame, step: float) -> pd.DataFrame:
    """True where a value is at `step` or above, whichever way the rounding of the sums behind it falls.

    Examples:
        >>> reaches(pd.DataFrame({"ic": [0.1 * 3 / 0.3, 0.999, None]}), 1)["ic"].tolist()
        [True, False, False]
    """
    return values >= step * (1 - ROUNDING)


def quotients_of_totals(amounts: Floats, rows: Floats, columns: Floats, grand: float) -> Floats:
    """Location quotients of a part of a matrix, by the totals of the whole.

    Args:
        amounts: the part, regions × industries; NaN is a blank.
        rows: total of each of its regions over all industries of the whole matrix.
        columns: total of each of its industries over all regions of the whole matrix.
        grand: total of the whole matrix.

    Returns:
        The quotients; NaN for a blank, and in rows and columns without any amount.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        quotients = (amounts / rows[:, None]) / (columns / grand)
    return np.where(np.isfinite(quotients), quotients, np.nan)


def _quotients(values: Floats) -> Floats:
    scaled = within_range(values)
    columns = np.nansum(scaled, axis=0)
    return quotients_of_totals(scaled, np.nansum(scaled, axis=1), columns, columns.sum())
