"""Location quotient (Balassa's revealed comparative advantage) and its symmetric form."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.checks import Floats, values_of, within_range

ROUNDING = 1e-12
"""Relative tolerance for rounding: far above the error of sums of floats, far below differences in real data."""


def location_quotient(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return each industry's share in a region over its share in all regions together.

    Args:
        matrix: regions × industries, amounts from 0 up (jobs, output, exports). A blank (NaN) is unknown: it is left
            out of every total, and its own quotient is blank. A zero is a known zero.

    Returns:
        The same labels, from 0 up; above 1 the region has more than its share. Blank where the matrix is blank, and in
        rows and columns without any amount.

    Raises:
        ValueError: a negative or infinite value, a duplicate label.

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
    """Return (LQ - 1) / (LQ + 1), -1 (no amount) to below 1; 0 is the average share. Arguments as `location_quotient`.

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
    """Convert location quotients to their symmetric form."""
    return (quotients - 1) / (quotients + 1)


def specialised(matrix: pd.DataFrame) -> pd.DataFrame:
    """True where a region has at least the average share of an industry: LQ ≥ 1.

    Rounding errors of a quotient depend on the order of rows and columns. A region with exactly the average share
    always counts as specialised.

    Args:
        matrix: regions × industries, amounts from 0 up; a blank (NaN) counts as no specialisation.

    Raises:
        ValueError: a negative or infinite value, a duplicate label.

    Examples:
        >>> jobs = pd.DataFrame({"ic": [30.0, 10.0], "ev": [10.0, None]}, index=["SH", "BJ"])
        >>> specialised(jobs).loc["BJ"].to_dict()  # (10 / 10) / (40 / 50) = 1.25
        {'ic': True, 'ev': False}
    """
    return reaches(location_quotient(matrix), 1)


def reaches(values: pd.DataFrame, step: float) -> pd.DataFrame:
    """True where a value is at least `step`, with a tolerance for the rounding errors of sums.

    Examples:
        >>> reaches(pd.DataFrame({"ic": [0.1 * 3 / 0.3, 0.999, None]}), 1)["ic"].tolist()
        [True, False, False]
    """
    return values >= step * (1 - ROUNDING)


def quotients_of_totals(amounts: Floats, rows: Floats, columns: Floats, grand: float) -> Floats:
    """Return the location quotients of a part of a matrix, computed with the totals of the whole.

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


@dataclass(frozen=True)
class QuotientTerms:
    """What the location quotients of one region are made of; the series cover the industries whose quotient is known.

    Attributes:
        amounts: the region's amount of each industry.
        industry_totals: the amount of each industry in all regions together.
        region_total: the region's amount over all industries.
        grand_total: the amount of all regions and industries.
        shares_in_region: `amounts` over `region_total`.
        shares_in_all: `industry_totals` over `grand_total`.
        quotients: `shares_in_region` over `shares_in_all`, from 0 up.
        symmetric: (quotient - 1) / (quotient + 1), -1 to 1.
    """

    amounts: "pd.Series[float]"
    industry_totals: "pd.Series[float]"
    region_total: float
    grand_total: float
    shares_in_region: "pd.Series[float]"
    shares_in_all: "pd.Series[float]"
    quotients: "pd.Series[float]"
    symmetric: "pd.Series[float]"


def quotient_terms(
    amounts: "pd.Series[float]", region_total: float, industry_totals: "pd.Series[float]", grand_total: float
) -> QuotientTerms:
    """Return the terms of the quotients of one region, computed with the totals of the whole matrix.

    Args:
        amounts: the region's amounts by industry; NaN is a blank.
        region_total: the region's total over all industries of the whole matrix.
        industry_totals: the total of each industry of `amounts` over all regions of the whole matrix.
        grand_total: the total of the whole matrix.

    Examples:
        >>> row, totals = pd.Series({"ic": 30.0, "ev": 10.0}), pd.Series({"ic": 40.0, "ev": 60.0})
        >>> terms = quotient_terms(row, 40.0, totals, 100.0)
        >>> terms.shares_in_region.tolist(), terms.shares_in_all.tolist(), float(terms.quotients["ic"])
        ([0.75, 0.25], [0.4, 0.6], 1.875)
    """
    totals = industry_totals[amounts.index]
    row, columns = np.asarray(amounts, dtype=np.float64), np.asarray(totals, dtype=np.float64)
    known = quotients_of_totals(row[None, :], np.array([region_total]), columns, grand_total)[0]
    quotients = pd.Series(known, index=amounts.index).dropna()
    amounts, totals = amounts[quotients.index], totals[quotients.index]
    return QuotientTerms(
        amounts,
        totals,
        region_total,
        grand_total,
        amounts / region_total,
        totals / grand_total,
        quotients,
        (quotients - 1) / (quotients + 1),
    )


def _quotients(values: Floats) -> Floats:
    scaled = within_range(values)
    columns = np.nansum(scaled, axis=0)
    return quotients_of_totals(scaled, np.nansum(scaled, axis=1), columns, columns.sum())
