"""Location quotient (Balassa's revealed comparative advantage) and its symmetric form."""

import numpy as np
import pandas as pd

from analysis.checks import Floats, values_of, within_range

ROUNDING = 1e-12
"""Quotients this close to 1 are 1: far above what sums of floats lose, far below what data can tell apart."""


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
    quotient = location_quotient(matrix)
    return (quotient - 1) / (quotient + 1)


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
    return location_quotient(matrix) >= 1 - ROUNDING


def _quotients(values: Floats) -> Floats:
    scaled = within_range(values)
    rows = np.nansum(scaled, axis=1, keepdims=True)
    columns = np.nansum(scaled, axis=0, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        quotient = (scaled / rows) / (columns / columns.sum())
    return np.where(np.isfinite(quotient), quotient, np.nan)
