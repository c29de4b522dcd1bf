"""Diversity and ubiquity: how many industries a region names, how many regions name an industry.

References:
    Hidalgo, C. A., & Hausmann, R. (2009). The building blocks of economic complexity. PNAS, 106(26), 10570-10575.
"""

import pandas as pd


def diversity(levels: pd.DataFrame, threshold: int = 1) -> "pd.Series[int]":
    """Return the number of industries that each region names at `threshold` or above.

    Args:
        levels: regions × industries, levels 1 to 3; NaN is a blank and is not counted.
        threshold: minimum level that counts.

    Examples:
        >>> levels = pd.DataFrame({"ic": [3.0, 2.0], "ai": [1.0, None]}, index=["SH", "BJ"])
        >>> diversity(levels).to_dict()
        {'SH': 2, 'BJ': 1}
        >>> diversity(levels, threshold=2).to_dict()
        {'SH': 1, 'BJ': 1}
    """
    return (levels >= threshold).sum(axis=1)


def ubiquity(levels: pd.DataFrame, threshold: int = 1) -> "pd.Series[int]":
    """Return the number of regions that name each industry at `threshold` or above; arguments as for `diversity`.

    Examples:
        >>> levels = pd.DataFrame({"ic": [3.0, 2.0], "ai": [1.0, None]}, index=["SH", "BJ"])
        >>> ubiquity(levels).to_dict()
        {'ic': 2, 'ai': 1}
    """
    return (levels >= threshold).sum(axis=0)
