"""Which of a few regions hold an industry: all, some, one or none."""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from analysis.checks import values_of


class Shared(StrEnum):
    """How many of the regions hold an industry."""

    ALL = "all"
    SOME = "some"
    ONE = "one"
    NONE = "none"


@dataclass(frozen=True)
class Holding:
    """One industry and the regions that hold it, in the order of the matrix's rows."""

    industry: str
    holders: tuple[str, ...]
    shared: Shared


def sharing(levels: pd.DataFrame, min_level: float = 1) -> tuple[Holding, ...]:
    """Return for each column the rows that hold it at `min_level` or above.

    Args:
        levels: regions × industries, two rows at least; NaN is a blank and counts as not held.
        min_level: minimum value that counts as held; above 0.

    Returns:
        One entry per column, in column order. With two rows no entry is `Shared.SOME`.

    Raises:
        ValueError: fewer than two rows; `min_level` is not above 0; a negative or infinite value; a duplicate label.

    Examples:
        >>> levels = pd.DataFrame({"ic": [3.0, 1.0], "ai": [None, 2.0]}, index=["SH", "BJ"])
        >>> [(entry.industry, str(entry.shared), entry.holders) for entry in sharing(levels)]
        [('ic', 'all', ('SH', 'BJ')), ('ai', 'one', ('BJ',))]
    """
    if len(levels) < 2:
        raise ValueError(f"Sharing is between two regions at least; this matrix has {len(levels)}.")
    if min_level <= 0:
        raise ValueError(f"A minimum level of {min_level:g} would count every zero as held: give one above 0.")
    held = values_of(levels) >= min_level
    holdings = []
    for position, industry in enumerate(levels.columns):
        holders = tuple(str(region) for region in levels.index[held[:, position]])
        holdings.append(Holding(str(industry), holders, _kind(len(holders), len(levels))))
    return tuple(holdings)


def _kind(holders: int, regions: int) -> Shared:
    if holders == regions:
        return Shared.ALL
    return (Shared.NONE, Shared.ONE)[holders] if holders < 2 else Shared.SOME
