"""Find regions and industries that are totals of the others, by their names and by their values."""

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.upload.headings import normal

TOLERANCE = 1e-6
"""Relative difference up to which a sum is a sum: published tables are rounded."""

OTHERS = 2
"""Number of values above zero that a group must have more than, for a sum to count."""

CELLS = 2
"""Cells above zero in which a total must equal the sum of the others; one cell may agree by chance."""

TOTAL = re.compile(
    r"^((grand|sub|over) ?-?)?totals?$|^(grand |sub-?)?totals?[ ,:(/-]|[ ,:(/-]totals?\)?$"
    r"|^all (regions|industries|sectors|areas)$|^sum$"
)
TOTAL_CHINESE = re.compile("(合计|总计|小计|合計|總計|小計|总和|汇总|总数)$|^(全国|全省|全市|全部行业)$")


def is_total(name: str) -> bool:
    """True for a name that means a total.

    Examples:
        >>> [is_total(name) for name in ("Total", "合 计", "Sub-total: services", "Totalmente", "Total industries")]
        [True, True, True, False, True]
    """
    plain = normal(name)
    return bool(TOTAL.search(plain) or TOTAL_CHINESE.search(plain.replace(" ", "")))


def find_totals(frame: pd.DataFrame, axis: str, other: str) -> dict[str, str]:
    """Return the names on one axis that look like totals of the others, each with the reason: `name` or `sum`.

    Sums are searched among the names that do not mean a total: each value of the region must equal the sum of all other
    regions in the same industry and year (for industries likewise).

    Args:
        frame: the tidy frame.
        axis: `region` or `industry`.
        other: the other axis.
    """
    names = list(frame[axis].cat.categories)
    reasons = {name: "name" for name in names if is_total(name)}
    codes = frame[axis].cat.codes.to_numpy()
    named = np.array([name in reasons for name in names], dtype=bool)
    values = frame["value"].to_numpy()
    across = frame[other].cat.codes.to_numpy()
    across_named = np.array([is_total(name) for name in frame[other].cat.categories], dtype=bool)
    use = ~np.isnan(values) & (codes >= 0) & (across >= 0)
    if named.any():
        use &= ~named[codes]
    if across_named.any():
        use &= ~across_named[across]
    if use.sum() > OTHERS:
        for position in sums(codes[use], group_of(frame, other)[use], values[use], len(names)):
            reasons[names[position]] = "sum"
    return {name: reasons[name] for name in names if name in reasons}


def group_of(frame: pd.DataFrame, other: str) -> npt.NDArray[np.int64]:
    """Return a number for each pair of label on the other axis and year."""
    years = frame["year"].fillna(0).to_numpy(dtype=np.int64)
    codes = frame[other].cat.codes.to_numpy(dtype=np.int64)
    return np.asarray(codes * 10_000 + years)


def sums(
    codes: npt.NDArray[np.integer], keys: npt.NDArray[np.int64], values: npt.NDArray[np.float64], count: int
) -> list[int]:
    """Return the indices on the axis whose value is the sum of the others in every group in which they appear."""
    _, groups = np.unique(keys, return_inverse=True)
    total = np.bincount(groups, weights=values)
    members = np.bincount(groups, weights=(values != 0).astype(float))
    rest = total[groups] - values
    with np.errstate(invalid="ignore", over="ignore"):
        agrees = np.abs(values - rest) <= TOLERANCE * np.abs(values)
    agrees &= np.isfinite(rest)
    telling = (values != 0) & (members[groups] > OTHERS)
    disagree = np.bincount(codes, weights=(~agrees).astype(float), minlength=count)
    support = np.bincount(codes, weights=(agrees & telling).astype(float), minlength=count)
    return [int(position) for position in np.flatnonzero((disagree == 0) & (support >= CELLS))]
