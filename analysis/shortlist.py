"""Regions in the order in which they fit a set of industries."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Fit:
    """How far a region names the industries that are asked for.

    Attributes:
        region: its id.
        named: how many of the industries it names itself.
        strength: sum of the levels of these, 0 to 3 for each industry asked for.
        broader: how many it names under a broader heading only.
    """

    region: str
    named: int
    strength: int
    broader: int


def shortlist(levels: pd.DataFrame, broader: pd.DataFrame, industries: Sequence[str]) -> list[Fit]:
    """Rank the regions that name at least one industry, itself or under a broader heading.

    The first are those that name most of the industries, then those with the highest sum of levels, then those that
    name most of the rest under a broader heading; equal ones keep the order of the rows. A blank adds nothing.

    Args:
        levels: regions × industries, levels 1 to 3; NaN is a blank.
        broader: the same labels; true where a blank stands under a heading that the region names.
        industries: labels of columns, each once.

    Raises:
        KeyError: a label is no column.
        ValueError: no industry is given, or one twice.

    Examples:
        >>> levels = pd.DataFrame({"chips": [3.0, None, 2.0], "ships": [None, 2.0, 1.0]}, index=["SH", "LN", "ZJ"])
        >>> broader = pd.DataFrame(False, levels.index, levels.columns)
        >>> [(fit.region, fit.named, fit.strength) for fit in shortlist(levels, broader, ["chips", "ships"])]
        [('ZJ', 2, 3), ('SH', 1, 3), ('LN', 1, 2)]
    """
    if not industries or len(set(industries)) < len(industries):
        raise ValueError(f"One or more different industries are needed; given were {list(industries)}.")
    asked, under = levels[list(industries)], broader[list(industries)]
    fits = [
        Fit(str(region), int(named), int(strength), int(below))
        for region, named, strength, below in zip(
            asked.index, asked.notna().sum(axis=1), asked.sum(axis=1), under.sum(axis=1), strict=True
        )
        if named or below
    ]
    return sorted(fits, key=lambda fit: (-fit.named, -fit.strength, -fit.broader))
