"""What changed between two editions: cell by cell, and for each region and each industry."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd


class Change(StrEnum):
    """What became of a cell. Not naming is not giving up."""

    ADDED = "added"
    RAISED = "raised"
    KEPT = "kept"
    LOWERED = "lowered"
    NOT_AGAIN = "not named again"


@dataclass(frozen=True)
class IndustryChange:
    """What became of an industry in the regions that have both editions.

    Attributes:
        industry: its id.
        then: ids of the regions that named it, in row order.
        now: ids of the regions that name it.
        regions: number of regions compared.
        levels_then: number of regions at level 1, 2 and 3.
        levels_now: the same now.
    """

    industry: str
    then: tuple[str, ...]
    now: tuple[str, ...]
    regions: int
    levels_then: tuple[int, int, int]
    levels_now: tuple[int, int, int]

    @property
    def joined(self) -> tuple[str, ...]:
        """Regions that name it now and did not."""
        return tuple(region for region in self.now if region not in self.then)

    @property
    def left(self) -> tuple[str, ...]:
        """Regions that named it and do not name it again."""
        return tuple(region for region in self.then if region not in self.now)

    @property
    def gain(self) -> int:
        """Regions won, less regions lost."""
        return len(self.now) - len(self.then)


def cell_changes(then: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Return the change of each cell as text; the empty string where neither edition names it.

    Args:
        then: regions × industries, levels 1 to 3, NaN for a blank; only regions that have both editions.
        now: the same labels in the same order.

    Raises:
        ValueError: the labels differ.

    Examples:
        >>> then = pd.DataFrame({"ic": [2.0, None, 3.0]}, index=["a", "b", "c"])
        >>> now = pd.DataFrame({"ic": [3.0, 1.0, None]}, index=["a", "b", "c"])
        >>> cell_changes(then, now)["ic"].to_list()
        ['raised', 'added', 'not named again']
    """
    if not (then.index.equals(now.index) and then.columns.equals(now.columns)):
        raise ValueError("the two editions have different regions or industries")
    before, after = then.to_numpy(dtype=float), now.to_numpy(dtype=float)
    was, is_named = ~np.isnan(before), ~np.isnan(after)
    found = np.select(
        [
            ~was & is_named,
            was & ~is_named,
            was & is_named & (after > before),
            was & is_named & (after < before),
            was & is_named,
        ],
        [Change.ADDED.value, Change.NOT_AGAIN.value, Change.RAISED.value, Change.LOWERED.value, Change.KEPT.value],
        default="",
    )
    return pd.DataFrame(found.astype(object), index=then.index, columns=then.columns)


def region_changes(changes: pd.DataFrame) -> dict[str, dict[Change, int]]:
    """Return how many cells of each region changed in each way; `changes` as `cell_changes` returns it."""
    counts: dict[str, dict[Change, int]] = {}
    for region, row in zip(changes.index, changes.to_numpy().tolist(), strict=True):
        found = Counter(row)
        counts[str(region)] = {change: found[change.value] for change in Change}
    return counts


def industry_changes(then: pd.DataFrame, now: pd.DataFrame) -> list[IndustryChange]:
    """Return what became of each industry, the largest gain first, then the order of columns; arguments as above."""
    found = [
        IndustryChange(
            str(column),
            _named(then[column]),
            _named(now[column]),
            len(then),
            _levels(then[column]),
            _levels(now[column]),
        )
        for column in then.columns
    ]
    return sorted(found, key=lambda change: -change.gain)


def _named(column: "pd.Series[float]") -> tuple[str, ...]:
    return tuple(str(region) for region in column.index[column.notna()])


def _levels(column: "pd.Series[float]") -> tuple[int, int, int]:
    values: Sequence[float] = column.dropna().tolist()
    return values.count(1.0), values.count(2.0), values.count(3.0)
