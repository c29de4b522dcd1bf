"""Convert amounts to levels on a scale of three steps, so that views of levels can show amounts."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.location_quotient import quotients_of_totals, reaches


class Scale(StrEnum):
    """The quantity that the scale is applied to."""

    LQ = "lq"
    SHARE = "share"
    RAW = "raw"


LQ_STEPS = (1.0, 1.5, 3.0)
"""From the average share on; half more; three times as much."""

SHARE_STEPS = (0.02, 0.05, 0.10)
"""Two, five and ten per cent of the region's total."""

RAW_QUANTILES = (0.5, 0.75, 0.9)
"""The upper half, quarter and tenth of the amounts above zero that are in view."""


@dataclass(frozen=True)
class Scaled:
    """Amounts on a scale.

    Attributes:
        values: regions × industries on the scale; NaN is a blank.
        steps: the minimum values of levels 1, 2 and 3.
        levels: 1, 2 or 3; NaN below the first step and for blanks.
    """

    values: pd.DataFrame
    steps: tuple[float, float, float]
    levels: pd.DataFrame


def on_scale(
    amounts: pd.DataFrame, regions: "pd.Series[float]", industries: "pd.Series[float]", grand: float, scale: Scale
) -> Scaled:
    """Scale the amounts of a part of a matrix with the totals of the whole.

    Args:
        amounts: the part, regions × industries, from 0 up; NaN is a blank.
        regions: total of each of its regions over all industries of the whole matrix.
        industries: total of each of its industries over all regions of the whole matrix.
        grand: total of the whole matrix.
        scale: the quantity to compute; LQ is the location quotient of the whole matrix.

    Examples:
        >>> jobs = pd.DataFrame({"ic": [30.0, 10.0], "ev": [10.0, 50.0]}, index=["SH", "BJ"])
        >>> scaled = on_scale(jobs, jobs.sum(axis=1), jobs.sum(), 100.0, Scale.LQ)
        >>> float(scaled.values.loc["SH", "ic"]), float(scaled.levels.loc["SH", "ic"])
        (1.875, 2.0)
    """
    if scale is Scale.LQ:
        rows = np.asarray(regions.reindex(amounts.index), dtype=np.float64)
        columns = np.asarray(industries.reindex(amounts.columns), dtype=np.float64)
        quotients = quotients_of_totals(amounts.to_numpy(dtype=float), rows, columns, grand)
        values, steps = pd.DataFrame(quotients, index=amounts.index, columns=amounts.columns), LQ_STEPS
    elif scale is Scale.SHARE:
        values, steps = amounts.div(regions, axis=0).replace([np.inf, -np.inf], np.nan), SHARE_STEPS
    else:
        values, steps = amounts, _quantiles(amounts)
    levels = sum((reaches(values, step).astype(float) for step in steps), start=values * 0.0)
    return Scaled(values, steps, pd.DataFrame(levels).where(levels > 0))


def _quantiles(amounts: pd.DataFrame) -> tuple[float, float, float]:
    known = amounts.to_numpy(dtype=float).ravel()
    known = known[known > 0]
    if not known.size:
        return 1.0, 1.0, 1.0
    first, second, third = np.quantile(known, RAW_QUANTILES)
    return float(first), float(second), float(third)
